import { put, type Store } from '../store/store.ts'
import { batches } from './batch.ts'
import { type Delivery, deliveries, inState, type Settlement, settleRow } from './delivery.ts'
import { countMovements, runs } from './run.ts'

type Retry = {
  readonly batch: string
  readonly states: readonly ('failed' | 'unknown')[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Rows a commit. */
const pageSize = 200

/** Makes rows due again, a page at a time, and opens the batch again in the same commit. Returns how many. */
export const retryDeliveries = async (store: Store, retry: Retry): Promise<number> => {
  let count = 0
  for (const state of new Set(retry.states)) count += await retryState(store, retry, state)
  return count
}

const retryState = async (store: Store, retry: Retry, state: 'failed' | 'unknown'): Promise<number> => {
  let count = 0
  for (;;) {
    const moved = await retryPage(store, retry, state)
    if (moved === 0) return count
    if (moved !== 'contended') count += moved
  }
}

const retryPage = async (
  store: Store,
  { batch: id, now }: Retry,
  state: 'failed' | 'unknown',
): Promise<number | 'contended'> => {
  const batch = await store.get(batches, id)
  const run = await store.get(runs, id)
  if (!batch || !run || batch.document.intent === 'cancelled') return 0
  const { items } = await store.find(deliveries, { ...inState(id, state), limit: pageSize })
  if (items.length === 0) return 0
  const movements = items.map(() => ({ from: state, to: 'retry' }) as const)
  const counts = countMovements(run.document.counts, movements)
  const committed = await store.commit([
    put(batches, id, { ...batch.document, finished: false }, batch.version),
    put(runs, id, { ...run.document, counts }, run.version),
    ...items.map((row) =>
      put(deliveries, row.id, settleRow(row.document, state, again(row.document, now), now), row.version),
    ),
  ])
  return committed.ok ? items.length : 'contended'
}

/** With all its attempts before it; where the message may be there already, that is not forgotten. */
const again = ({ state, unsure }: Delivery, now: number): Settlement => ({
  state: 'retry',
  reason: 'again',
  due: now,
  attempts: 0,
  unsure: unsure === true || state === 'unknown',
})
