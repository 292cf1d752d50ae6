import type { Person } from '../../core/people/person.ts'
import { announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { isWide } from './audience.ts'
import { needsSecond } from './policy.ts'
import { refuse } from './refusal.ts'
import { type Released, releaseAnnouncement } from './release-announcement.ts'
import { type ReleaseRequest, type Submitted, submitAnnouncement } from './submit-announcement.ts'

/** One button for both: submits what needs a second person, releases what does not, or what one has submitted. */
export const pressRelease = async (
  parts: Announcing,
  actor: Person,
  request: ReleaseRequest,
): Promise<Released | Submitted> => {
  const stored = await parts.store.get(announcementsCollection, request.id)
  if (!stored) return refuse('not-found', { id: request.id })
  const announcement = stored.document
  const submits =
    announcement.state === 'draft' && needsSecond({ wide: await isWide(parts, announcement.audience) })
  return submits ? submitAnnouncement(parts, actor, request) : releaseAnnouncement(parts, actor, request)
}
