import type { Clock } from '../time/clock.ts'

/** At most so many requests in any stretch of so many milliseconds. */
export type Window = { readonly requests: number; readonly ms: number }

export type PacingLimits = {
  /** undefined: none. Requests leave evenly; `catchUp` of them may leave at once where one was late. */
  readonly tenant:
    | { readonly perSecond: number; readonly catchUp: number; readonly window: Window }
    | undefined
  readonly conversation: readonly Window[]
}

/** Requests a second that the platform takes from one app in one tenant (Microsoft Learn, see below). */
export const platformRate = 50

/** Of the tenant's limit: requests that leave evenly do not arrive evenly, and a 429 stops everything. */
const keptShare = 0.99

/**
 * The platform's limits (Microsoft Learn, "Optimize your bot with rate limiting"; 50 a second per app and tenant),
 * the tenant's kept a little below. `perSecond`: another limit of the tenant, at least 1.
 */
export const limitsOf = (perSecond: number): PacingLimits => ({
  tenant: {
    perSecond: perSecond * keptShare,
    catchUp: Math.max(1, Math.round(perSecond * 0.2)),
    window: { requests: Math.max(1, Math.floor(perSecond)), ms: 1_004 },
  },
  conversation: [
    { requests: 7, ms: 1_000 },
    { requests: 8, ms: 2_000 },
    { requests: 60, ms: 30_000 },
    { requests: 1_800, ms: 3_600_000 },
  ],
})

export const platformLimits: PacingLimits = limitsOf(platformRate)

export const unlimited: PacingLimits = { tenant: undefined, conversation: [] }

/** When requests may leave. Moments are milliseconds since 1970. */
export type Pacing = {
  /** So many requests wait for their moment now: who shares the tenant's limit with others reserves theirs ahead. */
  want(requests: number): void
  /** From when on the next request may leave; it may be long past. */
  opensAt(): number
  /** From when on a request to this conversation may leave. */
  conversationOpensAt(conversation: string): number
  /**
   * A request leaves at this moment; `conversation` undefined: it is for none yet. What it returns is called when the
   * answer is there: the platform may have counted the request as late as that.
   */
  left(conversation: string | undefined): () => void
  /** A request of another process left for this conversation. */
  noteLeft(conversation: string, at: number): void
  /** Made by somebody else, who does not wait: an answer to a question goes before a broadcast. */
  charge(requests: number): void
  holdTenant(until: number): void
  holdConversation(conversation: string, until: number): void
  /** How many requests it makes sense to have ready for their moment. */
  readonly atHand: number
}

/** What leaves in about 160 ms, longer than the ledger takes to be written: 8 of the platform's 50 a second. */
const atHandOf = ({ perSecond }: NonNullable<PacingLimits['tenant']>): number =>
  Math.max(1, Math.ceil(perSecond * 0.16))

export const createPacing = (clock: Clock, limits: PacingLimits = platformLimits): Pacing => {
  const now = () => clock().toMillis()
  const isLimited = limits.tenant !== undefined || limits.conversation.length > 0
  const tenant = createFlow(limits.tenant)
  const conversations = createWindows(limits.conversation)
  const holds = createHolds()
  let heldUntil = 0

  return {
    want: () => {},
    opensAt: () => Math.max(heldUntil, tenant.opensAt()),
    conversationOpensAt: (conversation) =>
      Math.max(holds.until(conversation), conversations.opensAt(conversation)),
    left: (conversation) => {
      if (!isLimited) return doNothing
      const at = now()
      const arrived = tenant.left(at)
      if (conversation !== undefined) conversations.note(conversation, at)
      return () => arrived(now())
    },
    noteLeft: conversations.note,
    charge: (requests) => {
      for (let made = 0; made < requests; made += 1) tenant.left(now())(now())
    },
    holdTenant: (until) => {
      heldUntil = Math.max(heldUntil, until)
    },
    holdConversation: holds.hold,
    atHand: limits.tenant ? atHandOf(limits.tenant) : Number.POSITIVE_INFINITY,
  }
}

const doNothing = (): void => {}

type Flow = { opensAt(): number; left(at: number): (answeredAt: number) => void }

/** By so much longer than the quickest an answer may take and still be waited for, in milliseconds. */
const mostLate = 50

/**
 * An even flow, and a sliding window over it so that catching up never exceeds the limit. The platform counts when a
 * request arrives: by how much later than usual its answer came, so much later it may have been counted.
 */
const createFlow = (limit: PacingLimits['tenant']): Flow => {
  if (!limit) return { opensAt: () => 0, left: () => doNothing }
  const { perSecond, catchUp, window } = limit
  const interval = 1_000 / perSecond
  const recent: { readonly at: number; late: number }[] = []
  const usual = createUsual()
  let even = 0

  return {
    opensAt: () => {
      const passed = recent[recent.length - window.requests]
      const windowOpens = passed === undefined ? 0 : passed.at + window.ms + passed.late
      return Math.max(Math.ceil(even - catchUp * interval), windowOpens)
    },
    left: (at) => {
      const request = { at, late: mostLate }
      even = Math.max(even, at) + interval
      recent.push(request)
      if (recent.length > window.requests) recent.shift()
      return (answeredAt) => {
        request.late = usual.excess(answeredAt - at)
      }
    },
  }
}

/** What the quickest of the last answers took. Of the first ones nobody knows: all that they took may be delay. */
const createUsual = () => {
  const taken: number[] = []
  return {
    excess: (took: number): number => {
      const excess = taken.length < remembered ? took : Math.min(mostLate, took - Math.min(...taken))
      taken.push(took)
      if (taken.length > remembered) taken.shift()
      return Math.max(0, excess)
    },
  }
}

/** Answers: of one second at the platform's limit. */
const remembered = 50

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
    until: (conversation: string): number => holds.get(conversation) ?? 0,
    hold: (conversation: string, until: number): void => {
      const held = holds.get(conversation) ?? 0
      holds.delete(conversation)
      holds.set(conversation, Math.max(until, held))
      forgetOldest(holds, mostConversations)
    },
  }
}

const forgetOldest = (entries: Map<string, unknown>, most: number): void => {
  const oldest = entries.size > most ? entries.keys().next() : undefined
  if (oldest?.done === false) entries.delete(oldest.value)
}
