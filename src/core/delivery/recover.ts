import { absent, put, type Store, type Stored } from '../store/store.ts'
import { type Backoff, backoffMs } from './backoff.ts'
import { type Batch, mayRepeat } from './batch.ts'
import { type Delivery, deliveries, type Settlement, settleRow } from './delivery.ts'
import { countMovements, noCounts, type Run, runs } from './run.ts'

export type Claim = {
  readonly runner: string
  readonly instance: string
  /** How long others keep away without hearing of us, in milliseconds. */
  readonly leaseMs: number
}

type Parts = {
  readonly store: Store
  readonly claim: Claim
  readonly backoff: Backoff
  readonly random: () => number
  /** How much longer than a lease to keep away, in milliseconds. */
  readonly graceMs: number
}

/**
 * Makes the batch this process's own. Starting, resuming and recovery are this one path: what was under way when
 * the runner before went away may be there or not, so it is `unknown`, or is tried again where that is allowed.
 * false: another process sends it.
 */
export const claimBatch = async (parts: Parts, id: string, batch: Batch, now: number): Promise<boolean> => {
  const { store, claim } = parts
  const own = { ...claim, until: now + claim.leaseMs }
  for (;;) {
    const stored = await store.get(runs, id)
    if (stored && isHeldByAnother(stored.document, claim, now - parts.graceMs)) return false
    const changes = stored ? await takeOver(parts, batch, stored, own) : [put(runs, id, newRun(own), absent)]
    if ((await store.commit(changes)).ok) return true
  }
}

/** A process that starts again knows that its life before is over. */
const isHeldByAnother = ({ runner, until }: Run, claim: Claim, now: number): boolean =>
  runner !== claim.runner && until > now

type Own = { readonly runner: string; readonly instance: string; readonly until: number }

const newRun = ({ runner, instance, until }: Own): Run => ({
  runner,
  instance,
  until,
  planned: false,
  head: 0,
  sending: [],
  counts: { ...noCounts },
})

const takeOver = async (
  parts: Parts,
  batch: Batch,
  { id, version, document: run }: Stored<Run>,
  { runner, instance, until }: Own,
) => {
  const rows = await parts.store.getMany(deliveries, run.sending)
  const now = until - parts.claim.leaseMs
  const settled = rows.map((row) => ({ row, settlement: interrupted(parts, batch, row.document, now) }))
  const movements = settled.map(({ settlement }) => ({ from: 'sending' as const, to: settlement.state }))
  const counts = countMovements(run.counts, movements)
  return [
    put(runs, id, { ...run, runner, instance, until, sending: [], counts }, version),
    ...settled.map(({ row, settlement }) =>
      put(deliveries, row.id, settleRow(row.document, 'sending', settlement, now), row.version),
    ),
  ]
}

const interrupted = (
  { backoff, random }: Parts,
  batch: Batch,
  { attempts: before }: Delivery,
  now: number,
): Settlement => {
  const attempts = before + 1
  if (!mayRepeat(batch) || attempts >= backoff.attempts) return { state: 'unknown', reason: 'interrupted' }
  const due = now + backoffMs(attempts, backoff, random)
  return { state: 'retry', reason: 'interrupted', due, attempts, unsure: true }
}
