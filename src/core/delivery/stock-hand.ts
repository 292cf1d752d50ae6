import type { Stored } from '../store/store.ts'
import { haltIn } from './conclude-attempt.ts'
import type { Delivery } from './delivery.ts'
import type { Hand, Standing } from './hand.ts'
import { createRowLoader } from './load-rows.ts'
import type { RunnerParts } from './parts.ts'
import { prepareAttempts } from './prepare-attempts.ts'

/** Rows that are got ready at once; fewer than half of it left, and more are read. */
const readyMost = 200

/** Brings rows of the ledger into memory, as few as will do. */
export const createStock = (parts: RunnerParts, id: string, hand: Hand) => {
  const { store, bell, log } = parts
  const loadRows = createRowLoader(store, id, hand)
  let nextDue = Number.POSITIVE_INFINITY

  const skip = (row: Stored<Delivery>, reason: string) => {
    hand.held.set(row.id, row.document.state)
    hand.settled.push({ row, settlement: { state: 'skipped', reason } })
  }

  const prepare = async ({ batch }: Standing, rows: readonly Stored<Delivery>[]) => {
    try {
      return await prepareAttempts(parts, batch.document, rows)
    } catch (cause) {
      log.error('batch-source-failed', { batch: id }, cause)
      await haltIn(store, log, id, 'source-failed')
      return []
    }
  }

  return {
    /** When to refill for the next retry; as long as other rows are at hand, it waits for its turn. */
    nextDue: () => (hand.ready.length < readyMost / 2 ? nextDue : Number.POSITIVE_INFINITY),
    refill: async (standing: Standing): Promise<void> => {
      if (hand.ready.length >= readyMost / 2) return
      const loaded = await loadRows(standing.run.document, standing.now, false)
      nextDue = loaded.nextDue ?? Number.POSITIVE_INFINITY
      if (loaded.more) bell.ring()
      if (loaded.rows.length === 0) return
      for (const { row, next } of await prepare(standing, loaded.rows)) {
        if (next.kind === 'skip') skip(row, next.reason)
        else {
          hand.held.set(row.id, row.document.state)
          hand.ready.push({ row, attempt: next })
        }
      }
    },
    /** Everybody who still waits. What is under way is not stopped: it has left. */
    skipWaiting: async ({ run, now }: Standing, reason: string): Promise<void> => {
      for (const { row } of hand.ready.splice(0)) skip(row, reason)
      const { rows, more } = await loadRows(run.document, now, true)
      for (const row of rows) skip(row, reason)
      if (more) bell.ring()
    },
  }
}
