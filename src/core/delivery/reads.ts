import { z } from 'zod'
import { absent, type Collection, put, type Store } from '../store/store.ts'
import type { DeliveryLine, Outbox } from './outbox.ts'

const readSchema = z.strictObject({
  account: z.string().min(1),
  /** The platform's id of the last message that the person has read in the chat of their own. */
  lastRead: z.string().min(1).max(200),
})

/** How far people have read, as the platform reports it; the id is the person's account. */
export const readReceipts: Collection<z.infer<typeof readSchema>> = {
  name: 'read-receipts',
  schema: readSchema,
  indexes: {
    account: ({ account }) => account,
    /** When the message was sent that was read last. */
    lastRead: ({ lastRead }) => timeKey(lastRead),
  },
}

/** Key of a moment in milliseconds since 1970, in the index `lastRead`. */
export const timeKey = (milliseconds: string): string => milliseconds.padStart(30, '0')

/** Ids of messages are the milliseconds in which they were sent, longer than a number holds for sure. */
const isTime = (id: string): boolean => /^\d{1,30}$/.test(id)

/** Whether who has read as far as `lastRead` has read this message. What is no time is only ever like itself. */
export const isReadUpTo = (lastRead: string, activity: string): boolean => {
  if (lastRead === activity) return true
  return isTime(lastRead) && isTime(activity) && BigInt(activity) <= BigInt(lastRead)
}

/**
 * Notes how far a person has read. It only ever goes forward: receipts may come late and twice, and one that names no
 * time says nothing of other messages. Losing the race against another receipt of the same person is made good by
 * the next one.
 */
export const noteRead = async (
  store: Pick<Store, 'get' | 'commit'>,
  account: string,
  lastRead: string,
): Promise<void> => {
  if (!isTime(lastRead)) return
  const stored = await store.get(readReceipts, account)
  if (stored && isReadUpTo(stored.document.lastRead, lastRead)) return
  await store.commit([put(readReceipts, account, { account, lastRead }, stored?.version ?? absent)])
}

/** What the platform reports of reading; never inferred from anything else. */
export type Reads = {
  /** How many of a batch's recipients have read it; undefined: the platform has reported of nobody so far. */
  count(batch: string): Promise<number | undefined>
  /** Those of these lines whose message was read. */
  among(lines: readonly DeliveryLine[]): Promise<ReadonlySet<DeliveryLine>>
}

const pageSize = 1_000

export const createReads = (store: Pick<Store, 'find' | 'getMany'>, outbox: Pick<Outbox, 'lines'>): Reads => {
  const among = async (lines: readonly DeliveryLine[]): Promise<ReadonlySet<DeliveryLine>> => {
    const accounts = lines.flatMap(({ recipient }) =>
      recipient.kind === 'person' ? [recipient.account] : [],
    )
    const receipts = new Map(
      (await store.getMany(readReceipts, accounts)).map(({ id, document }) => [id, document.lastRead]),
    )
    return new Set(
      lines.filter(({ recipient, activity }) => {
        const lastRead = recipient.kind === 'person' ? receipts.get(recipient.account) : undefined
        return lastRead !== undefined && activity !== undefined && isReadUpTo(lastRead, activity)
      }),
    )
  }

  return {
    among,
    count: async (batch) => {
      const { items } = await store.find(readReceipts, { index: 'account', limit: 1 })
      if (items.length === 0) return undefined
      let count = 0
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const options = {
          state: 'delivered',
          limit: pageSize,
          ...(after !== undefined && { after }),
        } as const
        const page = await outbox.lines(batch, options)
        count += (await among(page.lines)).size
        after = page.next
      }
      return count
    },
  }
}
