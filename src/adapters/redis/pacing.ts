import { randomUUID } from 'node:crypto'
import {
  createPacing,
  type Pacing,
  type PacingLimits,
  platformLimits,
  type Window,
} from '../../core/delivery/pacing.ts'
import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Connection } from './connection.ts'
import { createExchange, type Moment, type News } from './exchange-moments.ts'

/** A moment that came so long ago is not used any more, in milliseconds: what leaves late crowds those after it. */
const lateMs = 15

/** Moments that keep to this window make requests that keep to the limit's, each up to `lateMs` late. */
const windowOfMoments = ({ requests, ms }: Window): Window => ({ requests, ms: ms + lateMs })

/** When to look again for moments that were asked for. */
const lookAgainMs = 4
/** How long nothing leaves after Redis was away. */
const restMs = 1_000

/**
 * Pacing of several replicas together. Each reserves the next moments of the tenant's flow for the requests that
 * wait on it, a few ahead; over all replicas no moment is handed out twice, so the sum keeps the limit. Unused moments
 * go back. Conversations and 429s are told to the others with the next exchange, which is a matter of a tenth of a
 * second while something is being sent. An answer to a question (`charge`) takes a reserved moment where there is
 * one, and otherwise pushes back what is handed out next.
 */
export const createRedisPacing = (parts: {
  readonly connection: Connection
  readonly clock: Clock
  readonly log: Log
  readonly limits?: PacingLimits
}): Pacing => {
  const { connection, clock, log, limits = platformLimits } = parts
  const { tenant, conversation } = limits
  if (!tenant) return createPacing(clock, limits)

  const exchange = createExchange(
    connection,
    { ...tenant, window: windowOfMoments(tenant.window) },
    randomUUID(),
    clock,
  )
  // The windows of conversations are kept here, and hear of what others send.
  const own = createPacing(clock, { tenant: undefined, conversation })
  const now = () => clock().toMillis()
  const atHand = createPacing(clock, limits).atHand
  const moments: Moment[] = []
  const unused: Moment[] = []
  const news: News[] = []
  let waiting = 0
  let made = 0
  let isAsking = false
  let restUntil = 0

  const heed = (item: News): void => {
    if (item.kind === 'left') own.noteLeft(item.conversation, item.at)
    else if (item.conversation === undefined) own.holdTenant(item.until)
    else own.holdConversation(item.conversation, item.until)
  }
  const ask = async () => {
    isAsking = true
    const question = { wanted: missing(), made, unused: unused.splice(0), news: news.splice(0) }
    made = 0
    try {
      const answer = await exchange(question)
      moments.push(...answer.moments)
      answer.news.forEach(heed)
    } catch (cause) {
      log.warn('pacing-away', {}, cause)
      restUntil = now() + restMs
    }
    isAsking = false
    if (made > 0) askWhenDue()
  }
  const missing = () => Math.max(0, Math.min(waiting, atHand) - moments.length)
  const askWhenDue = () => {
    const isDue = moments.length * 2 <= waiting && missing() > 0
    if (!isAsking && now() >= restUntil && (isDue || made > 0 || news.some(isHold))) void ask()
  }
  const dropLate = () => {
    while (moments[0] !== undefined && moments[0].at + lateMs < now()) unused.push(...moments.splice(0, 1))
  }
  const tell = (item: News) => {
    news.push(item)
    if (isHold(item)) askWhenDue()
  }

  return {
    want: (requests) => {
      waiting = requests
      dropLate()
      askWhenDue()
    },
    opensAt: () => {
      dropLate()
      const held = Math.max(own.opensAt(), restUntil)
      if (waiting === 0) return held
      return Math.max(held, moments[0]?.at ?? now() + lookAgainMs)
    },
    conversationOpensAt: own.conversationOpensAt,
    left: (to) => {
      moments.shift()
      if (to !== undefined) tell({ kind: 'left', conversation: to, at: now() })
      return own.left(to)
    },
    noteLeft: own.noteLeft,
    charge: (requests) => {
      made += requests - moments.splice(0, requests).length
      askWhenDue()
    },
    holdTenant: (until) => {
      own.holdTenant(until)
      tell({ kind: 'hold', until })
    },
    holdConversation: (to, until) => {
      own.holdConversation(to, until)
      tell({ kind: 'hold', conversation: to, until })
    },
    atHand,
  }
}

const isHold = ({ kind }: News): boolean => kind === 'hold'
