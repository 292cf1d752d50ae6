import type { Clock } from '../../core/time/clock.ts'

/** Milliseconds of the window that requests are counted in. */
const windowMs = 60_000

/** undefined: go on, it is counted; else the whole seconds after which the next request is taken. */
type Admit = (id: string, perMinute: number) => number | undefined

/** At most so many requests of each client within any minute; what is turned away does not count. */
export const createRateLimit = (clock: Clock): Admit => {
  const taken = new Map<string, number[]>()
  return (id, perMinute) => {
    const now = clock().toMillis()
    const recent = taken.get(id) ?? []
    taken.set(id, recent)
    while (recent[0] !== undefined && recent[0] <= now - windowMs) recent.shift()
    const free = recent[recent.length - perMinute]
    if (free !== undefined) return Math.max(1, Math.ceil((free + windowMs - now) / 1_000))
    recent.push(now)
    return undefined
  }
}
