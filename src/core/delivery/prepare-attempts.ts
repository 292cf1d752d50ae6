import type { DateTime } from 'luxon'
import type { Store, Stored } from '../store/store.ts'
import type { Attempt } from './attempt.ts'
import type { Batch } from './batch.ts'
import type { Delivery } from './delivery.ts'
import type { BatchSource, Recipient } from './outbox.ts'
import { type PersonalChat, personalChats } from './personal-chats.ts'
import type { ChatPartners, ConversationRef } from './sender.ts'

/** A row and what is to be done about it; `skip` names the reason for which nothing is, `later` when to ask again. */
export type Prepared = {
  readonly row: Stored<Delivery>
  readonly next:
    | Attempt
    | { readonly kind: 'skip'; readonly reason: string }
    | { readonly kind: 'later'; readonly until: DateTime<true> }
}

type Parts = {
  readonly store: Store
  readonly source: BatchSource
  /** How the platform names somebody whose chat with Loa is not known; undefined: nobody can tell. */
  readonly partnersOf: (account: string) => Promise<ChatPartners | undefined>
}

/** Finds out where each of these rows goes and what it says. Rejects where the feature's side does. */
export const prepareAttempts = async (
  parts: Parts,
  batch: Batch,
  rows: readonly Stored<Delivery>[],
): Promise<readonly Prepared[]> => {
  const accounts = rows.flatMap(({ document: { recipient } }) =>
    recipient.kind === 'person' ? [recipient.account] : [],
  )
  const chats = await parts.store.getMany(personalChats, [...new Set(accounts)])
  const chatOf = new Map(chats.map(({ id, document }) => [id, document]))
  return Promise.all(
    rows.map(async (row) => {
      const place = await findPlace(parts, chatOf, row.document.recipient)
      return { row, next: await prepareAttempt(parts, batch, row.document, place) }
    }),
  )
}

type Place =
  | { readonly kind: 'known'; readonly to: ConversationRef }
  | { readonly kind: 'to-open'; readonly partners: ChatPartners }
  | { readonly kind: 'none' }

const findPlace = async (
  { partnersOf }: Parts,
  chatOf: ReadonlyMap<string, PersonalChat>,
  recipient: Recipient,
): Promise<Place> => {
  if (recipient.kind === 'conversation') return { kind: 'known', to: recipient }
  const chat = chatOf.get(recipient.account)
  if (chat) return chat.installed ? { kind: 'known', to: chat } : { kind: 'none' }
  const partners = await partnersOf(recipient.account)
  return partners ? { kind: 'to-open', partners } : { kind: 'none' }
}

const prepareAttempt = async (
  { source }: Parts,
  { operation }: Batch,
  row: Delivery,
  place: Place,
): Promise<Prepared['next']> => {
  if (place.kind === 'none') return { kind: 'skip', reason: 'not-installed' }
  if (place.kind === 'to-open') return { kind: 'open', partners: place.partners }
  const to = { ...place.to, conversation: row.conversation ?? place.to.conversation }
  const { activity = '' } = row
  if (operation === 'remove') return { kind: 'remove', to, activity }
  const content = await source.message(row.batch, row.recipient)
  if (content.kind !== 'message') return content
  const { message } = content
  return operation === 'update' ? { kind: 'update', to, activity, message } : { kind: 'send', to, message }
}
