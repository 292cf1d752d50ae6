import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection, isDraft } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, startBatch } from './batch.ts'
import {
  bylineOf,
  type Changed,
  changeAnnouncement,
  conflictOf,
  type Decision,
  isOutdated,
} from './change-announcement.ts'
import { checkPower, checkRelease, type NotReady } from './check-release.ts'
import { maySecond, needsSecond } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import { createSendOut } from './send-out.ts'
import type { ReleaseRequest } from './submit-announcement.ts'

export type Released =
  | Changed
  | NotReady
  | Refusal<'not-found' | 'conflict' | 'not-a-draft' | 'already-released' | 'author-cannot-release'>

/**
 * Lets an announcement go: now, or at the time that it is scheduled for. Of several who press at once the first one
 * has released it, the others are told so. What reaches everyone has to be submitted before, by somebody else.
 */
export const releaseAnnouncement = async (
  parts: Announcing,
  actor: Person,
  request: ReleaseRequest,
): Promise<Released> => {
  const { id, confirm } = request
  const seen = await parts.store.get(announcementsCollection, id)
  if (!seen) return refuse('not-found', { id })
  const revision = request.revision ?? seen.document.revision
  const { sendOut, leftovers } = createSendOut(parts)
  let batch: Batch | undefined
  const deed = {
    actor: actorOf(actor),
    action: seen.document.schedule ? 'announcement.scheduled' : 'announcement.released',
    id,
    details: { revision, recipients: confirm ?? 0 },
  }
  const released = await changeAnnouncement<Exclude<Released, Changed>>(parts, deed, async (announcement) => {
    batch = undefined
    const refused = guard(actor, announcement, revision)
    if (refused) return refused
    const ready = await checkRelease(parts, announcement, confirm)
    if (!ready.ok) return ready
    if (needsSecond(ready.resolved) && !isSeconded(actor, announcement))
      return refuse('author-cannot-release', { id })
    const by = bylineOf(actor, parts.clock())
    if (announcement.schedule) return schedule(announcement, by)
    const sent = await sendOut(announcement, by, ready.resolved)
    batch = sent.batch
    return sent
  })
  await leftovers(released.ok ? batch?.id : undefined)
  if (released.ok && batch) await startBatch(parts, batch)
  return released
}

const guard = (actor: Person, announcement: Announcement, revision: number) => {
  const power = checkPower(actor, announcement)
  if (power) return power
  const { id, released } = announcement
  if (released) return refuse('already-released', { id, name: released.by.name })
  if (announcement.approved) return refuse('already-released', { id, name: announcement.approved.name })
  if (!isDraft(announcement)) return refuse('not-a-draft', { id })
  return isOutdated(announcement, revision) ? conflictOf(announcement) : undefined
}

const isSeconded = (actor: Person, announcement: Announcement): boolean =>
  announcement.state === 'submitted' && maySecond(actor, announcement)

const schedule = (announcement: Announcement, by: Announcement['author']): Decision => ({
  next: { ...announcement, state: 'scheduled', approved: by, due: announcement.schedule?.at },
})
