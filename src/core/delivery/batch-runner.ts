import { put } from '../store/store.ts'
import { type Batch, batches } from './batch.ts'
import { commitStep } from './commit-step.ts'
import { createDoubts, type Tried } from './doubts.ts'
import { createFinish } from './finish-batch.ts'
import { emptyHand, hold, isIdle, type Ready, type Standing, slotsOf } from './hand.ts'
import { createDepartures, pickReady } from './launch-attempts.ts'
import type { RunnerParts } from './parts.ts'
import { createPlanner } from './plan-ahead.ts'
import { isDone, runs } from './run.ts'
import { createStock } from './stock-hand.ts'
import { createProgressWatch, type ProgressWatch } from './watch-progress.ts'

/** One batch in this process, moved on in steps. */
export type BatchRunner = {
  /** Looks where the batch stands and gets rows ready. Returns how many could leave now. */
  prepare(draining: boolean): Promise<number>
  /** Writes down what happened and what is about to leave, at most so many rows; then has them join the line. */
  advance(share: number): Promise<void>
  /** Requests under way, and those whose outcome is not on disk yet. */
  slots(): number
  /** Outcomes that are not on disk yet. */
  settled(): number
  /** When there may be something to do without a ring of the bell; milliseconds since 1970. */
  wakeAt(): number
  isIdle(): boolean
  /** Finished, or another process's. */
  hasEnded(): boolean
  readonly estimate: ProgressWatch['estimate']
  /** Lets another process have it at once. */
  release(): Promise<void>
}

export const createBatchRunner = (parts: RunnerParts, id: string): BatchRunner => {
  const { store, settings, claim, bell, line, clock, log } = parts
  const hand = emptyHand()
  const watch = createProgressWatch(parts.source, log, settings.tellMs)
  const stock = createStock(parts, id, hand)
  const plan = createPlanner(parts, id, hand)
  const departureOf = createDepartures(parts, id, hand)
  const finish = createFinish(parts, id, watch)
  const doubts = createDoubts()
  let steps = 0
  let standing: Standing | undefined
  let ended = false
  const end = () => {
    ended = true
  }

  const look = async (): Promise<Standing | undefined> => {
    const batch = await store.get(batches, id)
    const run = await store.get(runs, id)
    const now = clock().toMillis()
    if (!batch || run?.document.instance !== claim.instance) {
      end()
      return undefined
    }
    const made = doubts.resolve(run)
    if (made) takeLate(made, batch.document, now)
    return { batch, run, now }
  }

  const take = ({ settled, leased, page }: Tried) => {
    const done = new Set(settled)
    hand.settled.splice(0, Infinity, ...hand.settled.filter((one) => !done.has(one)))
    if (hand.page === page) hand.page = undefined
    for (const { row } of settled) hand.held.delete(row.id)
    for (const { row } of leased) hold(hand, row, 'sending')
  }

  /** What it leased has not left; by now it may not be meant to leave any more. */
  const takeLate = (made: Tried, batch: Batch, now: number) => {
    take(made)
    const leased = new Set(made.leased)
    const waiting = hand.ready.splice(0)
    hand.ready.push(...waiting.filter((ready) => !leased.has(ready)))
    for (const ready of waiting) if (leased.has(ready)) departureOf(ready, batch).giveBack(now)
  }

  const write = async (at: Standing, picked: readonly Ready[]): Promise<boolean> => {
    const { batch, run, now } = at
    const leased = picked.filter(({ attempt }) => attempt.kind !== 'open')
    const settled = [...hand.settled]
    const { page } = hand
    const isOurs = run.document.until - now > settings.leaseMs / 2 || batch.document.intent !== 'running'
    if (settled.length === 0 && leased.length === 0 && !page && isOurs) return true
    const until = now + settings.leaseMs
    const tried = { id: `${claim.instance}-${++steps}`, base: run.version, settled, leased, page }
    const rows = leased.map(({ row }) => row)
    bell.ring()
    try {
      const step = { ...tried, leased: rows, head: stock.head(at), at: now, until }
      if (!(await commitStep(store, batch, run, step))) return false
    } catch (cause) {
      doubts.note(tried)
      throw cause
    }
    take(tried)
    return true
  }

  return {
    prepare: async (draining) => {
      standing = await look()
      if (!standing || draining) return 0
      const { batch, run, now } = standing
      if (isDone(run.document) && isIdle(hand)) finish(standing, end)
      else watch.follow(id, batch.document, run.document, now)
      plan(standing)
      const ending = endingOf(batch.document, now)
      if (ending) await stock.skipWaiting(standing, ending)
      if (ending || batch.document.intent !== 'running') return 0
      await stock.refill(standing)
      return hand.ready.length
    },
    advance: async (share) => {
      if (!standing || ended) return
      const picked = pickReady(parts, hand, share, standing.now)
      const isWritten = await write(standing, picked).catch((cause: unknown) => {
        hand.ready.unshift(...picked)
        throw cause
      })
      const { document } = standing.batch
      if (isWritten) line.join(picked.map((ready) => departureOf(ready, document)))
      else hand.ready.unshift(...picked)
    },
    slots: () => slotsOf(hand),
    settled: () => hand.settled.length,
    wakeAt: () => wakeAt(standing, stock.nextDue(), settings.leaseMs),
    isIdle: () => isIdle(hand),
    hasEnded: () => ended,
    estimate: watch.estimate,
    release: async () => {
      const at = await look()
      if (at) await store.commit([put(runs, id, { ...at.run.document, until: 0 }, at.run.version)])
    },
  }
}

const endingOf = ({ intent, expiresAt }: Batch, now: number): 'cancelled' | 'expired' | undefined => {
  if (intent === 'cancelled') return 'cancelled'
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : undefined
}

const wakeAt = (standing: Standing | undefined, nextDue: number, leaseMs: number): number => {
  const { batch, run } = standing ?? {}
  const never = Number.POSITIVE_INFINITY
  const expiresAt = batch?.document.expiresAt ?? never
  const expires = expiresAt > (standing?.now ?? 0) ? expiresAt : never
  if (batch?.document.intent !== 'running' || !run) return expires
  return Math.min(nextDue, run.document.until - leaseMs / 2, expires)
}
