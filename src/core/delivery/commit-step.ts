import { Failure } from '../errors/failure.ts'
import { absent, keep, put, type Store, type Stored } from '../store/store.ts'
import { type Batch, batches } from './batch.ts'
import { type Delivery, deliveries, settleRow } from './delivery.ts'
import type { Settled } from './hand.ts'
import type { LedgerPage } from './plan-batch.ts'
import { countMovements, type Movement, type Run, runs } from './run.ts'

/** What one commit of the engine moves on: outcomes, what is about to leave, new lines of the ledger. */
export type Step = {
  /** Of no other step. */
  readonly id: string
  readonly settled: readonly Settled[]
  readonly leased: readonly Stored<Delivery>[]
  readonly page: LedgerPage | undefined
  /** No row before this place is queued any more. */
  readonly head: number
  readonly at: number
  /** Until then the batch is this process's. */
  readonly until: number
}

/**
 * All of a step or nothing. Nothing leaves before this is on disk, and nothing at all if somebody has stopped the
 * batch meanwhile. false: the batch or its run moved, nothing was changed. Throws `ledger-moved` where somebody
 * else wrote a row of ours.
 */
export const commitStep = async (
  store: Store,
  batch: Stored<Batch>,
  run: Stored<Run>,
  step: Step,
): Promise<boolean> => {
  const sending = new Set(run.document.sending)
  const settledRows = step.settled.map(({ row, settlement }) => {
    const from = sending.has(row.id) ? 'sending' : row.document.state
    return { row, from, document: settleRow(row.document, from, settlement, step.at) } as const
  })
  const movements: Movement[] = [
    ...settledRows.map(({ from, document }) => ({ from, to: document.state })),
    ...step.leased.map(({ document }) => ({ from: document.state, to: 'sending' }) as const),
    ...(step.page?.rows ?? []).map(() => ({ to: 'queued' }) as const),
  ]
  const committed = await store.commit([
    put(runs, run.id, nextRun(run.document, step, movements), run.version),
    ...(step.leased.length > 0 ? [keep(batches, batch.id, batch.version)] : []),
    ...settledRows.map(({ row, document }) => put(deliveries, row.id, document, row.version)),
    ...(step.page?.rows ?? []).map(({ id, document }) => put(deliveries, id, document, absent)),
  ])
  if (committed.ok) return true
  if (committed.conflict.collection === deliveries.name)
    throw new Failure('ledger-moved', 'a row of the ledger was written by somebody else', {
      ids: { batch: batch.id },
    })
  return false
}

const nextRun = (
  run: Run,
  { id, settled, leased, page, head, until }: Step,
  movements: readonly Movement[],
): Run => {
  const done = new Set(settled.map(({ row }) => row.id))
  const { cursor: before, ...rest } = run
  const cursor = page ? page.cursor : before
  return {
    ...rest,
    step: id,
    until,
    head,
    ...(cursor !== undefined && { cursor }),
    planned: run.planned || (page !== undefined && page.cursor === undefined),
    sending: [...run.sending.filter((id) => !done.has(id)), ...leased.map(({ id }) => id)],
    counts: countMovements(run.counts, movements),
  }
}
