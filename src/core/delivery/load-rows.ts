import type { Store, Stored } from '../store/store.ts'
import { type Delivery, deliveries, dueAfter, dueBy, inState, lineFrom } from './delivery.ts'
import { countHeld, type Hand } from './hand.ts'
import type { Run } from './run.ts'

/** More than can be in memory at once, so that rows in memory never hide those behind them. */
const retriesAtOnce = 300
const queuedAtOnce = 100

export type Loaded = {
  readonly rows: readonly Stored<Delivery>[]
  /** The rest comes with the next call, at once. */
  readonly more: boolean
  /** When the next retry is due, where one waits. */
  readonly nextDue?: number
}

/**
 * Reads the rows of a batch that wait, a page at a time: the queued ones in their order, each of them once, and the
 * retries as they fall due.
 */
export const createRowLoader = (store: Store, id: string, hand: Hand) => {
  let head: number | undefined

  const loadRetries = async (now: number, all: boolean) => {
    const query = all ? inState(id, 'retry') : dueBy(id, now)
    const { items } = await store.find(deliveries, { ...query, limit: retriesAtOnce })
    return items.filter((row) => !hand.held.has(row.id))
  }

  const loadQueued = async (from: number) => {
    const { items, next } = await store.find(deliveries, { ...lineFrom(id, from), limit: queuedAtOnce })
    head = (items.at(-1)?.document.place ?? from - 1) + 1
    const rows = items.filter((row) => row.document.state === 'queued' && !hand.held.has(row.id))
    return { rows, more: rows.length === 0 && next !== undefined }
  }

  const findNextDue = async (now: number) => {
    const { items } = await store.find(deliveries, { ...dueAfter(id, now), limit: 1 })
    return items[0]?.document.due
  }

  return {
    /** `all`: also retries that are not due yet. */
    load: async (run: Run, now: number, all: boolean): Promise<Loaded> => {
      const { counts } = run
      head ??= run.head
      const retriesWait = counts.retry > countHeld(hand, 'retry')
      const retries = retriesWait ? await loadRetries(now, all) : []
      const queuedWait = counts.queued > countHeld(hand, 'queued') && retries.length < queuedAtOnce
      const queued = queuedWait ? await loadQueued(head) : { rows: [], more: false }
      const nextDue = retriesWait ? await findNextDue(now) : undefined
      return {
        rows: [...retries, ...queued.rows],
        more: queued.more,
        ...(nextDue !== undefined && { nextDue }),
      }
    },
    /** Everything before this place has been read; undefined: nothing yet. */
    head: (): number | undefined => head,
  }
}
