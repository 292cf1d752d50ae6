import { keep, put } from '../store/store.ts'
import { batches } from './batch.ts'
import type { Standing } from './hand.ts'
import type { RunnerParts } from './parts.ts'
import { runs } from './run.ts'
import type { ProgressWatch } from './watch-progress.ts'

/** Tells the last counts, then closes the batch, unless somebody wants more of it meanwhile. */
export const createFinish = ({ store, bell, log }: RunnerParts, id: string, watch: ProgressWatch) => {
  let isFinishing = false

  const finish = async ({ batch, run }: Standing, done: () => void) => {
    try {
      await watch.conclude(id, batch.document, run.document)
      const committed = await store.commit([
        put(batches, id, { ...batch.document, finished: true }, batch.version),
        keep(runs, id, run.version),
      ])
      if (committed.ok) done()
    } catch (cause) {
      log.error('batch-not-finished', { batch: id }, cause)
    }
    isFinishing = false
    bell.ring()
  }

  return (standing: Standing, done: () => void): void => {
    if (isFinishing) return
    isFinishing = true
    void finish(standing, done)
  }
}
