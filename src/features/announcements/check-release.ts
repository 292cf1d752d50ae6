import { DateTime } from 'luxon'
import { languages } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type ResolvedAudience, resolveAudience } from './audience.ts'
import { checkSubject } from './check-subject.ts'
import { missingInMain } from './content.ts'
import { largestMessage, sizeOf } from './message-size.ts'
import { mayManage, mayReach, maySecond, mayUseKind } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type NotReady = Refusal<
  | 'not-allowed'
  | 'kind-not-allowed'
  | 'audience-not-allowed'
  | 'missing-text'
  | 'missing-subject'
  | 'unknown-subject'
  | 'past'
  | 'expires-first'
  | 'too-large'
  | 'nobody'
  | 'wrong-count'
>

/** Whether this person may send this, for the policy alone. */
export const checkPower = (person: Person, announcement: Announcement) => {
  if (!mayManage(person, announcement) && !maySecond(person, announcement)) return refuse('not-allowed')
  if (!mayUseKind(person, announcement.kind)) return refuse('kind-not-allowed')
  if (!mayReach(person, announcement.kind, announcement.audience)) return refuse('audience-not-allowed')
  return undefined
}

/**
 * Everything that has to be so before an announcement goes out, and whom it goes to. `confirm` is the number of
 * recipients as the person typed it; undefined asks for none, as the clock does for what a person approved.
 */
export const checkRelease = async (
  parts: Announcing,
  announcement: Announcement,
  confirm: number | 'approved' | undefined,
): Promise<{ readonly ok: true; readonly resolved: ResolvedAudience } | NotReady> => {
  const unready = await checkContent(parts, announcement)
  if (unready) return unready
  const resolved = await resolveAudience(parts, announcement.audience)
  const count = resolved.recipients.length
  if (count === 0) return refuse('nobody')
  if (confirm !== 'approved' && confirm !== count)
    return refuse('wrong-count', { id: announcement.id, count })
  return { ok: true, resolved }
}

/** What is still in the way of a release in the announcement itself. */
export const checkContent = async (
  parts: Announcing,
  announcement: Announcement,
): Promise<NotReady | undefined> => {
  const missing = missingInMain(announcement)
  if (missing.length > 0) return refuse('missing-text', { fields: missing.join(' ') })
  return (
    checkTimes(announcement, parts.clock()) ??
    (await checkSubject(parts, announcement)) ??
    (await checkSizes(parts, announcement))
  )
}

/** What is scheduled already goes out late rather than not at all: that is the schedule's own rule. */
const checkTimes = ({ schedule, expiry, state }: Announcement, now: DateTime<true>): NotReady | undefined => {
  const starts = schedule && state !== 'scheduled' ? DateTime.fromISO(schedule.at) : now
  if (starts < now) return refuse('past', { date: schedule?.local.replace('T', ' ') ?? '' })
  if (expiry && DateTime.fromISO(expiry.at) <= starts)
    return refuse('expires-first', { date: expiry.local.replace('T', ' ') })
  return undefined
}

const checkSizes = async (parts: Announcing, announcement: Announcement): Promise<NotReady | undefined> => {
  for (const language of languages) {
    const size = await sizeOf(parts, announcement, language)
    if (size > largestMessage)
      return refuse('too-large', {
        language,
        kilobytes: Math.ceil(size / 1_000),
        most: largestMessage / 1_000,
      })
  }
  return undefined
}
