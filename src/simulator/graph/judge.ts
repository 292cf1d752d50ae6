import type { Clock } from '../../core/time/clock.ts'
import { createChance } from '../faults/chance.ts'
import { type GraphAnswer, graphError } from './answer.ts'

/** What may go wrong with a request: nothing is done, but with `lost`, where only the answer does not come. */
export type GraphFault = 'throttled' | 'unavailable' | 'bad-gateway' | 'cut' | 'lost'

export type Verdict = GraphAnswer | 'cut' | 'lost'

/** A share of requests that fail, the same ones for the same seed. */
export type FaultsBySeed = {
  readonly seed: number
  /** From 0 to 1. */
  readonly share: number
  readonly kinds?: readonly GraphFault[]
  /** Seconds of `Retry-After`; 1 when not said. */
  readonly retryAfter?: number
}

/** So many requests in so many milliseconds; what is over gets 429 with the time to wait. */
export type RequestLimit = { readonly requests: number; readonly ms: number }

/** undefined: the request goes through. */
export type GraphJudge = (path: string) => Verdict | undefined

const faults: Readonly<Record<GraphFault, (retryAfter: number) => Verdict>> = {
  throttled: (seconds) =>
    graphError(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': String(seconds) }),
  unavailable: (seconds) =>
    graphError(503, 'ServiceUnavailable', 'The service is unavailable.', { 'retry-after': String(seconds) }),
  'bad-gateway': () => graphError(502, 'BadGateway', 'Bad gateway.'),
  cut: () => 'cut',
  lost: () => 'lost',
}

export const seededFaults = ({ seed, share, kinds, retryAfter = 1 }: FaultsBySeed): GraphJudge => {
  const chance = createChance(seed)
  const all = kinds ?? (['throttled', 'unavailable', 'bad-gateway', 'cut'] as const)
  return () => {
    const [fails, which] = [chance() < share, chance()]
    const kind = all[Math.floor(which * all.length)]
    return fails && kind ? faults[kind](retryAfter) : undefined
  }
}

/** Faults that a test orders one by one. */
export const orderedFaults = () => {
  const ordered: {
    readonly part: string
    readonly fault: GraphFault
    readonly retryAfter: number
    left: number
  }[] = []
  return {
    /** The next requests whose path has `part` in it fail. */
    order: (fault: GraphFault, part = '', times = 1, retryAfter = 1): void => {
      ordered.push({ part, fault, retryAfter, left: times })
    },
    judge: (path: string): ReturnType<GraphJudge> => {
      const due = ordered.find(({ part, left }) => left > 0 && path.includes(part))
      if (!due) return undefined
      due.left -= 1
      return faults[due.fault](due.retryAfter)
    },
  }
}

export const limited = ({ requests, ms }: RequestLimit, clock: Clock): GraphJudge => {
  const times: number[] = []
  return () => {
    const now = clock().toMillis()
    while (times[0] !== undefined && times[0] <= now - ms) times.shift()
    const [oldest] = times
    if (times.length < requests || oldest === undefined) {
      times.push(now)
      return undefined
    }
    return faults.throttled(Math.max(1, Math.ceil((oldest + ms - now) / 1_000)))
  }
}

/** The first that objects. */
export const firstFault =
  (judges: readonly GraphJudge[]): GraphJudge =>
  (path) => {
    for (const judge of judges) {
      const verdict = judge(path)
      if (verdict) return verdict
    }
    return undefined
  }
