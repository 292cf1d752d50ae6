import { z } from 'zod'
import { absent, type Collection, put, type Store } from '../store/store.ts'
import type { ChatPartners } from './sender.ts'

/** How to reach a person in the chat of their own; the document's id is the person's account. */
const personalChatSchema = z.strictObject({
  serviceUrl: z.string(),
  conversation: z.string(),
  tenant: z.string().optional(),
  /** How the platform names Loa and the person in this chat. */
  bot: z.string(),
  user: z.string(),
  /** false: the person removed Loa or the platform refused for good; so it stays until Loa is installed anew. */
  installed: z.boolean(),
})

export type PersonalChat = z.infer<typeof personalChatSchema>

export const personalChats: Collection<PersonalChat> = {
  name: 'conversations',
  schema: personalChatSchema,
  indexes: { serviceUrl: ({ serviceUrl, installed }) => (installed ? serviceUrl : undefined) },
}

/** Writes only what changed. Losing the race against another activity of the same person is harmless. */
export const rememberChat = async (store: Store, account: string, chat: PersonalChat): Promise<void> => {
  const stored = await store.get(personalChats, account)
  if (stored && sameChat(stored.document, chat)) return
  await store.commit([put(personalChats, account, chat, stored?.version ?? absent)])
}

export const forgetChat = async (store: Store, account: string): Promise<void> => {
  const stored = await store.get(personalChats, account)
  if (!stored?.document.installed) return
  await store.commit([put(personalChats, account, { ...stored.document, installed: false }, stored.version)])
}

const sameChat = (a: PersonalChat, b: PersonalChat): boolean =>
  (Object.keys(personalChatSchema.shape) as (keyof PersonalChat)[]).every((key) => a[key] === b[key])

/**
 * How to ask the platform for a chat with somebody who has not spoken to Loa yet: as it is reached for the others of
 * the tenant, the person by their account. undefined: nobody has spoken to Loa so far.
 */
export const createPartnersOf =
  (store: Pick<Store, 'find'>) =>
  async (account: string): Promise<ChatPartners | undefined> => {
    const { items } = await store.find(personalChats, { index: 'serviceUrl', limit: 1 })
    const [other] = items
    if (!other) return undefined
    const { serviceUrl, tenant, bot } = other.document
    return { serviceUrl, tenant, bot, user: account }
  }
