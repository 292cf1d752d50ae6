import type { Stored } from '../store/store.ts'
import { haltIn } from './conclude-attempt.ts'
import { type Delivery, quietHours, type Settlement } from './delivery.ts'
import { firstQueued, type Hand, hold, type Standing } from './hand.ts'
import { createRowLoader } from './load-rows.ts'
import type { RunnerParts } from './parts.ts'
import { prepareAttempts } from './prepare-attempts.ts'

/** Rows that are got ready at once; fewer than half of it left, and more are read. */
const readyMost = 200

/** Brings rows of the ledger into memory, as few as will do. */
export const createStock = (parts: RunnerParts, id: string, hand: Hand) => {
  const { store, bell, log } = parts
  const loader = createRowLoader(store, id, hand)
  let nextDue = Number.POSITIVE_INFINITY

  const skip = (row: Stored<Delivery>, reason: string) => {
    hold(hand, row)
    hand.settled.push({ row, settlement: { state: 'skipped', reason } })
  }

  const prepare = async ({ batch }: Standing, rows: readonly Stored<Delivery>[]) => {
    try {
      return await prepareAttempts(parts, batch.document, rows)
    } catch (cause) {
      log.error('batch-source-failed', { batch: id }, cause)
      hand.again.push(...rows)
      await haltIn(store, log, { id, seen: batch.document, reason: 'source-failed' })
      return []
    }
  }

  return {
    /** No row before this place is queued. */
    head: ({ run }: Standing) => Math.min(loader.head() ?? run.document.head, firstQueued(hand)),
    /** When to refill for the next retry; as long as other rows are at hand, it waits for its turn. */
    nextDue: () => (hand.ready.length < readyMost / 2 ? nextDue : Number.POSITIVE_INFINITY),
    refill: async (standing: Standing): Promise<void> => {
      if (hand.ready.length >= readyMost / 2) return
      const loaded = await loader.load(standing.run.document, standing.now, false)
      nextDue = loaded.nextDue ?? Number.POSITIVE_INFINITY
      if (loaded.more) bell.ring()
      const rows = [...hand.again.splice(0), ...loaded.rows]
      if (rows.length === 0) return
      for (const row of rows) hold(hand, row)
      for (const { row, next } of await prepare(standing, rows)) {
        if (next.kind === 'skip') skip(row, next.reason)
        else if (next.kind === 'later')
          hand.settled.push({ row, settlement: waitFor(next.until.toMillis(), row.document) })
        else hand.ready.push({ row, attempt: next })
      }
    },
    /** Everybody who still waits. What is under way is not stopped: it has left. */
    skipWaiting: async ({ run, now }: Standing, reason: string): Promise<void> => {
      for (const { row } of hand.ready.splice(0)) skip(row, reason)
      const { rows, more } = await loader.load(run.document, now, true)
      for (const row of [...hand.again.splice(0), ...rows]) skip(row, reason)
      if (more) bell.ring()
    },
  }
}

/** Not an attempt: the person wants to be left alone until then. */
const waitFor = (due: number, { attempts, unsure }: Delivery): Settlement => ({
  state: 'retry',
  reason: quietHours,
  due,
  attempts,
  unsure: unsure === true,
})
