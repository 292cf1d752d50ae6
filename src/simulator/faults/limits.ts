import type { Clock } from '../../core/time/clock.ts'
import type { Judge, Verdict } from '../connector/judge.ts'
import { refusal } from '../http/server.ts'

/** At most so many requests in any stretch of so many milliseconds. */
type Window = { readonly requests: number; readonly ms: number }

export type Limits = { readonly tenant: readonly Window[]; readonly conversation: readonly Window[] }

/** Microsoft Learn, "Optimize your bot with rate limiting"; all requests of an app in a tenant, Microsoft Q&A 1059876. */
export const teamsLimits: Limits = {
  tenant: [{ requests: 50, ms: 1_000 }],
  conversation: [
    { requests: 7, ms: 1_000 },
    { requests: 8, ms: 2_000 },
    { requests: 60, ms: 30_000 },
    { requests: 1_800, ms: 3_600_000 },
  ],
}

/** Requests that were let through, each window counted to the millisecond. */
const createCounter = (windows: readonly Window[]) => {
  const times: number[] = []
  const longest = Math.max(0, ...windows.map(({ ms }) => ms))
  return {
    /** From when on one more fits. */
    opensAt: (now: number): number => {
      while (times[0] !== undefined && times[0] + longest <= now) times.shift()
      return Math.max(
        0,
        ...windows.map(
          ({ requests, ms }) => (times[times.length - requests] ?? Number.NEGATIVE_INFINITY) + ms,
        ),
      )
    },
    note: (now: number): void => {
      times.push(now)
    },
  }
}

const throttled = (scope: 'tenant' | 'conversation', waitMs: number): Verdict => ({
  applied: false,
  answer: refusal(
    429,
    scope === 'tenant' ? 'TenantRateLimitExceeded' : 'TooManyRequests',
    `The ${scope} is over its limit.`,
    { 'retry-after': String(Math.ceil(waitMs / 1_000)) },
  ),
})

/** Answers 429 to what is over a limit; a request that is refused does not count towards it. */
export const limitsJudge = (clock: Clock, limits: Limits = teamsLimits): Judge => {
  const tenant = createCounter(limits.tenant)
  const conversations = new Map<string, ReturnType<typeof createCounter>>()
  const counterOf = (id: string) => {
    const counter = conversations.get(id) ?? createCounter(limits.conversation)
    conversations.set(id, counter)
    return counter
  }

  return ({ operation, conversation }) => {
    const now = clock().toMillis()
    const counter = operation === 'read' || !conversation ? undefined : counterOf(conversation.id)
    const tenantOpens = tenant.opensAt(now)
    if (tenantOpens > now) return throttled('tenant', tenantOpens - now)
    const conversationOpens = counter?.opensAt(now) ?? 0
    if (conversationOpens > now) return throttled('conversation', conversationOpens - now)
    tenant.note(now)
    counter?.note(now)
    return undefined
  }
}
