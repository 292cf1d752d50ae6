import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { languageSchema } from '../i18n/language.ts'
import type { Collection } from '../store/store.ts'
import type { DeliveryState, Recipient } from './outbox.ts'

const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), account: z.string(), language: languageSchema }),
  z.strictObject({
    kind: z.literal('conversation'),
    conversation: z.string(),
    serviceUrl: z.string(),
    language: languageSchema,
  }),
])

const deliverySchema = z.strictObject({
  batch: z.string(),
  recipient: recipientSchema,
  /** Which of the batch it is, in the order of the audience. */
  place: z.int().nonnegative(),
  /**
   * As it was last settled. A row that is being sent keeps it: what is under way stands in the batch's `Run`, one
   * document for all, so that each row is written twice and not three times.
   */
  state: z.enum(['queued', 'delivered', 'unknown', 'retry', 'failed', 'skipped']),
  /** When it came into this state. */
  at: z.number(),
  /** Requests that were answered, or not, about this recipient alone. */
  attempts: z.int(),
  /** A request before this one may have taken effect: it is never said again that it surely did not. */
  unsure: z.literal(true).optional(),
  reason: z.string().optional(),
  /** Of a `retry`: not before. */
  due: z.number().optional(),
  /** Where the message is; of an update or a removal from the start. */
  conversation: z.string().optional(),
  activity: z.string().optional(),
})

/** One recipient of one batch: a line of the ledger. */
export type Delivery = z.infer<typeof deliverySchema>

export type SettledState = Delivery['state']

export const deliveries: Collection<Delivery> = {
  name: 'deliveries',
  schema: deliverySchema,
  indexes: {
    /**
     * `<batch> <state>`, a retry with the moment that it waits for. What goes its ordinary way, from queued to
     * delivered, keeps one key, by its place: moving a row in the index costs as much as writing it.
     */
    state: ({ batch, state, place, due }) => {
      if (state === 'queued' || state === 'delivered')
        return `${batch} line ${String(place).padStart(9, '0')}`
      return state === 'retry' ? `${batch} retry ${String(due ?? 0).padStart(15, '0')}` : `${batch} ${state}`
    },
  },
}

/** Keys of the index for everything of a batch, as `from` and `to`. */
export const allOf = (batch: string) => ({ index: 'state', from: `${batch} `, to: `${batch}!` }) as const

/** Those that are queued or delivered, from this place on. */
export const lineFrom = (batch: string, place: number) =>
  ({ index: 'state', from: `${batch} line ${String(place).padStart(9, '0')}`, to: `${batch} line!` }) as const

/** Where those of a state are; among queued ones are also delivered ones and the other way round. */
export const inState = (batch: string, state: SettledState) => {
  if (state === 'queued' || state === 'delivered') return lineFrom(batch, 0)
  return state === 'retry'
    ? ({ index: 'state', from: `${batch} retry `, to: `${batch} retry!` } as const)
    : ({ index: 'state', equals: `${batch} ${state}` } as const)
}

/** Reason of a row that waits because its person wants to be left alone. */
export const quietHours = 'quiet-hours'

/** Retries that may leave at `now`. */
export const dueBy = (batch: string, now: number) =>
  ({
    index: 'state',
    from: `${batch} retry `,
    to: `${batch} retry ${String(now + 1).padStart(15, '0')}`,
  }) as const

/** The index beyond that: retries that have to wait. */
export const dueAfter = (batch: string, now: number) =>
  ({ index: 'state', from: dueBy(batch, now).to, to: `${batch} retry!` }) as const

/** One for each recipient of a batch, so that nobody is in it twice. */
export const deliveryId = (batch: string, recipient: Recipient): string =>
  recipient.kind === 'person' ? `${batch} p ${recipient.account}` : `${batch} c ${recipient.conversation}`

/** Where a row may go from where it is. `delivered` and `skipped` are the end. */
const moves = {
  queued: ['sending', 'retry', 'failed', 'skipped', 'unknown'],
  sending: ['delivered', 'unknown', 'retry', 'failed'],
  retry: ['sending', 'retry', 'failed', 'skipped', 'unknown'],
  unknown: ['retry'],
  failed: ['retry'],
  delivered: [],
  skipped: [],
} as const satisfies Record<DeliveryState, readonly DeliveryState[]>

/** What a row becomes. */
export type Settlement =
  | { readonly state: 'delivered'; readonly conversation?: string; readonly activity?: string }
  | { readonly state: 'unknown' | 'failed' | 'skipped'; readonly reason: string }
  | {
      readonly state: 'retry'
      readonly reason: string
      readonly due: number
      readonly attempts: number
      readonly unsure: boolean
    }

/** Throws `bad-move` for what is not in the table. `from` is `sending` where the row is in the batch's `Run`. */
export const settleRow = (
  row: Delivery,
  from: DeliveryState,
  settlement: Settlement,
  at: number,
): Delivery => {
  const allowed: readonly DeliveryState[] = moves[from]
  if (!allowed.includes(settlement.state))
    throw new Failure('bad-move', `a delivery does not go from ${from} to ${settlement.state}`)
  const { batch, recipient, place, attempts, conversation, activity } = row
  return {
    batch,
    recipient,
    place,
    attempts,
    ...(conversation !== undefined && { conversation }),
    ...(activity !== undefined && { activity }),
    ...truthful(settlement, row.unsure === true),
    ...((row.unsure || (settlement.state === 'retry' && settlement.unsure)) && { unsure: true }),
    at,
  }
}

/** Where an earlier request may have taken effect, nobody can say `failed` or `skipped`. */
const truthful = (settlement: Settlement, unsure: boolean) => {
  if (settlement.state === 'retry') {
    const { unsure: _, ...rest } = settlement
    return rest
  }
  const isDenial = settlement.state === 'failed' || settlement.state === 'skipped'
  return isDenial && unsure ? { ...settlement, state: 'unknown' as const } : settlement
}
