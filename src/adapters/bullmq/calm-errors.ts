import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'

const minuteMs = 60_000

/**
 * Takes the errors of connections and workers: while Redis is away each of them reports several a second, so each
 * code is logged once a minute. They need no answer, since all of them try again by themselves.
 */
export const createCalmErrors = (log: Log, clock: Clock) => {
  const logged = new Map<string, number>()
  return (cause: unknown): void => {
    const code = codeOf(cause)
    const now = clock().toMillis()
    if (now - (logged.get(code) ?? Number.NEGATIVE_INFINITY) < minuteMs) return
    logged.set(code, now)
    log.warn('jobs-redis-trouble', { code }, cause)
  }
}

/** ECONNREFUSED and the like; of an answer of Redis its first word, as in READONLY, OOM, MISCONF. */
const codeOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return 'unknown'
  if ('code' in cause && typeof cause.code === 'string') return cause.code
  return /^[A-Z]{3,}\b/.exec(cause.message)?.[0] ?? cause.name
}
