import type { Clock } from '../time/clock.ts'

/** At most so many requests in any stretch of so many milliseconds. */
export type Window = { readonly requests: number; readonly ms: number }

export type PacingLimits = {
  /** undefined: none. `burst` requests may leave at once where there was a pause before. */
  readonly tenant: { readonly perSecond: number; readonly burst: number; readonly window: Window } | undefined
  readonly conversation: readonly Window[]
}

/**
 * The platform's limits (Microsoft Learn, "Optimize your bot with rate limiting"; 50 a second per app and tenant).
 * The tenant's is kept a little below: requests that leave evenly do not arrive evenly, and a 429 stops everything.
 */
export const platformLimits: PacingLimits = {
  tenant: { perSecond: 49.4, burst: 10, window: { requests: 50, ms: 1_008 } },
  conversation: [
    { requests: 7, ms: 1_000 },
    { requests: 8, ms: 2_000 },
    { requests: 60, ms: 30_000 },
    { requests: 1_800, ms: 3_600_000 },
  ],
}

export const unlimited: PacingLimits = { tenant: undefined, conversation: [] }

/** When requests may leave. Moments are milliseconds since 1970. */
export type Pacing = {
  /** How many of so many requests may leave now. They are reserved until they have left, or are given back. */
  grant(wanted: number): number
  /** One that was granted leaves at this moment; `conversation` undefined: it is for none yet. */
  left(conversation: string | undefined): void
  giveBack(requests: number): void
  /** From when on the next one may leave. */
  opensAt(): number
  /** From when on a request to this conversation may leave. */
  conversationOpensAt(conversation: string): number
  /** Made by somebody else, who does not wait: an answer to a question goes before a broadcast. */
  charge(requests: number): void
  holdTenant(until: number): void
  holdConversation(conversation: string, until: number): void
}

export const createPacing = (clock: Clock, limits: PacingLimits = platformLimits): Pacing => {
  const now = () => clock().toMillis()
  const tenant = createBucket(limits.tenant, now())
  const conversations = createWindows(limits.conversation)
  const holds = createHolds()
  let heldUntil = 0

  return {
    grant: (wanted) => {
      const at = now()
      return at < heldUntil ? 0 : tenant.take(wanted, at)
    },
    opensAt: () => Math.max(heldUntil, tenant.opensAt(now())),
    conversationOpensAt: (conversation) =>
      Math.max(holds.until(conversation, now()), conversations.opensAt(conversation)),
    left: (conversation) => {
      tenant.left(now())
      if (conversation !== undefined) conversations.note(conversation, now())
    },
    giveBack: tenant.giveBack,
    charge: (requests) => tenant.charge(requests, now()),
    holdTenant: (until) => {
      heldUntil = Math.max(heldUntil, until)
    },
    holdConversation: (conversation, until) => holds.hold(conversation, until, now()),
  }
}

type Bucket = {
  take(wanted: number, at: number): number
  left(at: number): void
  giveBack(requests: number): void
  opensAt(at: number): number
  charge(requests: number, at: number): void
}

const bottomless: Bucket = {
  take: (wanted) => wanted,
  left: () => {},
  giveBack: () => {},
  opensAt: (at) => at,
  charge: () => {},
}

/**
 * A token bucket for the even flow, and a sliding window over it so that a burst never exceeds the limit. The window
 * counts from when a request really leaves, since writing the ledger comes between.
 */
const createBucket = (limit: PacingLimits['tenant'], start: number): Bucket => {
  if (!limit) return bottomless
  const { perSecond, burst, window } = limit
  const recent: number[] = []
  let reserved = 0
  let tokens = burst
  let filledAt = start

  const fill = (at: number) => {
    tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) * perSecond) / 1_000)
    filledAt = at
    while (recent[0] !== undefined && recent[0] + window.ms <= at) recent.shift()
  }
  return {
    take: (wanted, at) => {
      fill(at)
      const room = window.requests - recent.length - reserved
      const granted = Math.max(0, Math.min(wanted, Math.floor(tokens), room))
      tokens -= granted
      reserved += granted
      return granted
    },
    left: (at) => {
      reserved -= 1
      recent.push(at)
    },
    giveBack: (requests) => {
      reserved -= requests
      tokens += requests
    },
    opensAt: (at) => {
      fill(at)
      const refilled = tokens >= 1 ? at : at + Math.ceil(((1 - tokens) * 1_000) / perSecond)
      const passed = recent[recent.length + reserved - window.requests]
      return passed === undefined ? refilled : Math.max(refilled, passed + window.ms)
    },
    charge: (requests, at) => {
      fill(at)
      tokens -= requests
      for (let made = 0; made < requests; made += 1) recent.push(at)
    },
  }
}

/** Conversations of which requests are remembered; beyond that the oldest are forgotten, and their 429 obeyed. */
const mostConversations = 10_000

const createWindows = (windows: readonly Window[]) => {
  const made = new Map<string, number[]>()
  const longest = Math.max(0, ...windows.map(({ ms }) => ms))
  const mostTimes = Math.max(0, ...windows.map(({ requests }) => requests))

  return {
    opensAt: (conversation: string): number => {
      const times = made.get(conversation)
      if (!times) return 0
      return Math.max(
        ...windows.map(({ requests, ms }) => {
          const passed = times[times.length - requests]
          return passed === undefined ? 0 : passed + ms
        }),
      )
    },
    note: (conversation: string, at: number): void => {
      if (windows.length === 0) return
      const times = made.get(conversation) ?? []
      made.delete(conversation)
      while (times.length >= mostTimes || (times[0] !== undefined && times[0] + longest < at)) times.shift()
      times.push(at)
      made.set(conversation, times)
      forgetOldest(made, mostConversations)
    },
  }
}

const createHolds = () => {
  const holds = new Map<string, number>()
  return {
    until: (conversation: string, at: number): number => {
      const until = holds.get(conversation) ?? 0
      if (until <= at) holds.delete(conversation)
      return until
    },
    hold: (conversation: string, until: number, at: number): void => {
      holds.set(conversation, Math.max(until, holds.get(conversation) ?? at))
      forgetOldest(holds, mostConversations)
    },
  }
}

const forgetOldest = (entries: Map<string, unknown>, most: number): void => {
  const oldest = entries.size > most ? entries.keys().next() : undefined
  if (oldest?.done === false) entries.delete(oldest.value)
}
