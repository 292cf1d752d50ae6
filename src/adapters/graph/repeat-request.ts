import type { Clock } from '../../core/time/clock.ts'
import type { GraphRequest } from './graph.ts'
import type { GraphAnswer } from './graph-answer.ts'

const mostAttempts = 6

/** A longer wait than this is left to the next round, in milliseconds. */
const mostWaitMs = 300_000

const passing: ReadonlySet<number> = new Set([0, 500, 502, 503, 504])

/**
 * 429 means that nothing was done: any request may be made again. After 5xx or no answer it may have been done: only
 * what does no harm twice is repeated.
 */
export const mayRepeat = ({ method, repeatable }: GraphRequest, answer: GraphAnswer): boolean => {
  if (answer.kind === 'throttled') return true
  if (answer.kind !== 'failed' || !passing.has(answer.status)) return false
  return method !== 'POST' || repeatable === true
}

/** What Graph asks for, else twice as long each time; in milliseconds. */
export const waitBefore = (answer: GraphAnswer, attempts: number, clock: Clock): number => {
  const until = 'until' in answer ? answer.until : undefined
  if (until !== undefined) return Math.max(0, until - clock().toMillis())
  return 500 * 2 ** attempts * (0.75 + Math.random() / 2)
}

export const giveUp = (ms: number, attempts: number): boolean => attempts >= mostAttempts || ms > mostWaitMs
