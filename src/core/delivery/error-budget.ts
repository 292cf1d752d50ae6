import type { SendOutcome } from './sender.ts'

/** So many requests of a batch may go wrong one after the other until the batch stops itself. */
export const defaultErrorBudget = 25

/** Counts what went wrong since the last delivery. */
export type ErrorBudget = {
  /** Returns why the batch is to stop, once the budget is spent. `round`: how often the batch had been resumed when it left. */
  note(outcome: SendOutcome, round: number): string | undefined
}

/**
 * Not to spend a whole audience on a wrong secret or a platform that is down. What concerns a recipient alone
 * (blocked, not installed) and limits do not count, since a batch may well be for people who left.
 */
export const createErrorBudget = (most: number): ErrorBudget => {
  let inARow = 0
  let current = 0
  return {
    note: (outcome, round) => {
      if (round < current) return undefined
      if (round > current) inARow = 0
      current = round
      if (outcome.kind === 'delivered') inARow = 0
      const counts =
        outcome.kind === 'failed' ||
        outcome.kind === 'unknown' ||
        (outcome.kind === 'refused' && !outcome.final)
      if (!counts) return undefined
      inARow += 1
      if (inARow < most) return undefined
      inARow = 0
      return outcome.reason
    },
  }
}
