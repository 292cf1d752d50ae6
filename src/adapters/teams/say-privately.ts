import type { Card } from '../../core/conversation/reply.ts'
import {
  forgetChat,
  type PersonalChat,
  personalChats,
  rememberChat,
} from '../../core/delivery/personal-chats.ts'
import type { Sender, SendOutcome } from '../../core/delivery/sender.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Store } from '../../core/store/store.ts'
import type { SayCards } from './say-cards.ts'
import type { Whereabouts } from './whereabouts.ts'

/** Says something in the person's own chat. false: there is none, or not all of it was surely delivered. */
export type SayPrivately = (account: string, cards: readonly Card[], language: Language) => Promise<boolean>

type Parts = {
  readonly store: Store
  readonly sender: Sender
  readonly sayCards: SayCards
  readonly whereabouts: Whereabouts
}

export const createSayPrivately = (parts: Parts): SayPrivately => {
  const { store, sayCards } = parts
  return async (account, cards, language) => {
    const chat = (await store.get(personalChats, account))?.document ?? (await openChat(parts, account))
    if (!chat?.installed) return false
    const outcome = await sayCards(chat, { cards, language }, 'private')
    if (isGone(outcome)) await forgetChat(store, account)
    return outcome.kind === 'delivered'
  }
}

const isGone = (outcome: SendOutcome): boolean => outcome.kind === 'refused' && outcome.final

/** Teams gives the chat that is there already, and refuses where Loa is not installed for the person. */
const openChat = async (
  { store, sender, whereabouts }: Parts,
  account: string,
): Promise<PersonalChat | undefined> => {
  const partners = await whereabouts.recall(account)
  const outcome = partners && (await sender.open(partners))
  if (!partners || outcome?.kind !== 'delivered' || outcome.id === undefined) return undefined
  const chat = { ...partners, conversation: outcome.id, installed: true }
  await rememberChat(store, account, chat)
  return chat
}
