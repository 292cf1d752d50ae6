import { z } from 'zod'
import type { Collection } from '../store/store.ts'
import type { Counts, DeliveryState } from './outbox.ts'

const count = z.int().nonnegative()

const runSchema = z.strictObject({
  /** Which process sends it; the same name after a restart. */
  runner: z.string(),
  /** Which life of that process. */
  instance: z.string(),
  /** Until then nobody of another name takes it over. */
  until: z.number(),
  /** How far the audience is written down. */
  cursor: z.string().optional(),
  planned: z.boolean(),
  /** No row before this place is queued any more: where reading starts after a restart. */
  head: count,
  /** Rows of which a request may be under way: recorded before the first byte leaves. */
  sending: z.array(z.string()),
  /** The commit of the engine that was the last one. */
  step: z.string().optional(),
  counts: z.strictObject({
    queued: count,
    sending: count,
    delivered: count,
    unknown: count,
    retry: count,
    failed: count,
    skipped: count,
  }),
})

/**
 * How far a batch is. Every commit of the engine changes it along with the rows that it is about, so the counts are
 * exact, and whoever lost the batch to another process finds out before anything leaves.
 */
export type Run = z.infer<typeof runSchema>

export const runs: Collection<Run> = { name: 'delivery-runs', schema: runSchema, indexes: {} }

export const noCounts: Counts = {
  queued: 0,
  sending: 0,
  delivered: 0,
  unknown: 0,
  retry: 0,
  failed: 0,
  skipped: 0,
}

/** Rows of the change that came from, or went to, each state; a new row comes from nowhere. */
export type Movement = { readonly from?: DeliveryState; readonly to: DeliveryState }

export const countMovements = (counts: Counts, movements: readonly Movement[]): Run['counts'] => {
  const next = { ...counts }
  for (const { from, to } of movements) {
    if (from) next[from] -= 1
    next[to] += 1
  }
  return next
}

/** People who are in no final state yet. */
export const waiting = ({ queued, sending, retry }: Counts): number => queued + sending + retry

/** How many recipients are written down. */
export const total = (counts: Counts): number => Object.values(counts).reduce((sum, one) => sum + one, 0)

export const isDone = ({ planned, counts }: Pick<Run, 'planned' | 'counts'>): boolean =>
  planned && waiting(counts) === 0
