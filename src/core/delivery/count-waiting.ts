import type { Store } from '../store/store.ts'
import { batches } from './batch.ts'
import { runs, waiting } from './run.ts'

/** Batches that have not ended, at most a thousand, and how many of their recipients still wait. */
export const countWaiting = async (
  store: Store,
): Promise<{ readonly batches: number; readonly recipients: number }> => {
  const { items } = await store.find(batches, { index: 'open', limit: 1_000 })
  const open = await store.getMany(
    runs,
    items.map(({ id }) => id),
  )
  return {
    batches: items.length,
    recipients: open.reduce((sum, { document }) => sum + waiting(document.counts), 0),
  }
}
