import { assertNever } from '../errors/assert-never.ts'
import { type Backoff, backoffMs, jitterMs } from './backoff.ts'
import type { Settlement } from './delivery.ts'
import type { SendOutcome } from './sender.ts'

type Situation = {
  /** Earlier requests about this recipient. */
  readonly attempts: number
  /** An earlier one of them may have taken effect. */
  readonly unsure: boolean
  /** Doing it twice is no harm, or somebody wants it so. */
  readonly mayRepeat: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  readonly backoff: Backoff
  readonly random: () => number
}

/** What an outcome makes of a row. Whether somebody has the message is never guessed: no answer is `unknown`. */
export const settle = (outcome: SendOutcome, situation: Situation): Settlement => {
  switch (outcome.kind) {
    case 'delivered':
      return { state: 'delivered', ...(outcome.id !== undefined && { activity: outcome.id }) }
    case 'refused':
      return { state: 'failed', reason: outcome.reason }
    case 'failed':
      return again(outcome.reason, 'failed', situation)
    case 'unknown':
      return situation.mayRepeat
        ? again(outcome.reason, 'unknown', situation)
        : { state: 'unknown', reason: outcome.reason }
    case 'throttled':
      return throttled(outcome, situation)
    default:
      return assertNever(outcome)
  }
}

const again = (reason: string, otherwise: 'failed' | 'unknown', situation: Situation): Settlement => {
  const attempts = situation.attempts + 1
  const { backoff, random, now } = situation
  const unsure = situation.unsure || otherwise === 'unknown'
  if (attempts >= backoff.attempts) return { state: unsure ? 'unknown' : 'failed', reason }
  return { state: 'retry', reason, due: now + backoffMs(attempts, backoff, random), attempts, unsure }
}

/** The tenant's limit is not this recipient's fault, hence no attempt; a time that the platform names is obeyed. */
const throttled = (
  { until, scope }: Extract<SendOutcome, { kind: 'throttled' }>,
  situation: Situation,
): Settlement => {
  const { attempts, unsure, backoff, random, now } = situation
  const counted = scope === 'tenant' ? attempts : attempts + 1
  if (counted >= backoff.attempts) return { state: unsure ? 'unknown' : 'failed', reason: 'throttled' }
  const due = until
    ? Math.max(now, until.toMillis()) + jitterMs(backoff, random)
    : now + backoffMs(counted, backoff, random)
  return { state: 'retry', reason: 'throttled', due, attempts: counted, unsure }
}

/** Reasons for which the platform refuses everything to somebody until Loa is installed anew (Teams docs). */
const goneReasons = new Set([
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'MessageWritesBlocked',
  'ConversationNotFound',
])

export const isGone = (outcome: SendOutcome): boolean =>
  outcome.kind === 'refused' && outcome.final && goneReasons.has(outcome.reason)
