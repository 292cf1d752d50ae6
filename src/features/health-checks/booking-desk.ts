import { setTimeout as pause } from 'node:timers/promises'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Change } from '../../core/store/store.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import type { SlotId } from './slot.ts'

/** What booking works with. */
export type BookingDesk = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'clock' | 'notices'> & {
  /** Lets those who want one slot go one after another within this process. */
  readonly inTurn: InTurn
  /** 0 to 1: how long to stand back after a lost race. */
  readonly random: () => number
}

export const createBookingDesk = (
  parts: Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'clock' | 'notices'>,
  random: () => number = Math.random,
): BookingDesk => ({ ...parts, inTurn: createInTurn(), random })

type InTurn = <Result>(key: string, task: () => Promise<Result>) => Promise<Result>

/** Tasks of one key one after another. Only to keep races rare: what decides is the commit. */
const createInTurn = (): InTurn => {
  const lines = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const turn = (lines.get(key) ?? Promise.resolve()).then(task, task)
    const last = turn
      .catch(() => undefined)
      .then(() => {
        if (lines.get(key) === last) lines.delete(key)
      })
    lines.set(key, last)
    return turn
  }
}

/** What a decision comes to: the changes to commit, and what to answer once they are. */
export type Decided<Outcome> = { readonly changes: readonly Change[]; readonly outcome: Outcome }

/** Other processes may win this often before somebody is asked to press again. */
const maximalAttempts = 60

/**
 * Reads, decides and commits until nobody else was faster, a bounded number of times: then `busy`, and nothing is
 * changed. `decide` reads all that it decides by, and names in its changes whatever must not have moved.
 */
export const decideAndCommit = <Outcome extends { readonly ok: true }, R extends BookingRefusal>(
  desk: Pick<BookingDesk, 'store' | 'inTurn' | 'random'>,
  slot: SlotId | undefined,
  decide: () => Promise<Decided<Outcome> | R>,
): Promise<Outcome | R | BookingRefusal<'busy'>> =>
  desk.inTurn(slot ?? '', async () => {
    for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
      const decided = await decide()
      if (isRefused(decided)) return decided
      if (decided.changes.length === 0) return decided.outcome
      const committed = await desk.store.commit(decided.changes)
      if (committed.ok) return decided.outcome
      await pause(desk.random() * Math.min(4 * (attempt + 1), 40))
    }
    return refuse('busy')
  })
