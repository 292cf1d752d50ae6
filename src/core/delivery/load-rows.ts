import type { Store, Stored } from '../store/store.ts'
import { type Delivery, deliveries, dueBy, inState } from './delivery.ts'
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
 * Reads the rows of a batch that wait, a page at a time, each of them once as long as it stays as it is: the cursor
 * goes on from the page before and starts over at the end. `all`: also retries that are not due yet.
 */
export const createRowLoader = (store: Store, id: string, hand: Hand) => {
  let cursor: string | undefined

  const loadRetries = async (now: number, all: boolean) => {
    const query = all ? inState(id, 'retry') : dueBy(id, now)
    const { items } = await store.find(deliveries, { ...query, limit: retriesAtOnce })
    return items.filter((row) => !hand.held.has(row.id))
  }

  const loadQueued = async () => {
    const page = await store.find(deliveries, {
      ...inState(id, 'queued'),
      limit: queuedAtOnce,
      ...(cursor !== undefined && { after: cursor }),
    })
    cursor = page.next
    return page.items.filter((row) => !hand.held.has(row.id))
  }

  const findNextDue = async (now: number) => {
    const from = dueBy(id, now).to
    const { items } = await store.find(deliveries, { ...inState(id, 'retry'), from, limit: 1 })
    return items[0]?.document.due
  }

  return async ({ counts }: Run, now: number, all: boolean): Promise<Loaded> => {
    const retriesWait = counts.retry > countHeld(hand, 'retry')
    const retries = retriesWait ? await loadRetries(now, all) : []
    const queuedWait = counts.queued > countHeld(hand, 'queued') && retries.length < queuedAtOnce
    const queued = queuedWait ? await loadQueued() : []
    const nextDue = retriesWait ? await findNextDue(now) : undefined
    return {
      rows: [...retries, ...queued],
      more: queuedWait && queued.length === 0 && cursor !== undefined,
      ...(nextDue !== undefined && { nextDue }),
    }
  }
}
