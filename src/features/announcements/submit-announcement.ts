import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { announcementsCollection } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { bylineOf, type Changed, changeAnnouncement, conflictOf, isOutdated } from './change-announcement.ts'
import { checkPower, checkRelease, type NotReady } from './check-release.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Submitted =
  | Changed
  | NotReady
  | Refusal<'not-found' | 'not-allowed' | 'conflict' | 'not-a-draft' | 'already-released'>

/** `confirm` is the number of recipients, typed by the person. */
export type ReleaseRequest = {
  readonly id: string
  readonly revision?: number | undefined
  readonly confirm?: number | undefined
}

/** Asks for the release by a second person. */
export const submitAnnouncement = async (
  parts: Announcing,
  actor: Person,
  request: ReleaseRequest,
): Promise<Submitted> => {
  const { id, confirm } = request
  const seen = await parts.store.get(announcementsCollection, id)
  const revision = request.revision ?? seen?.document.revision
  const deed = {
    actor: actorOf(actor),
    action: 'announcement.submitted',
    id,
    details: { ...(revision !== undefined && { revision }), recipients: confirm ?? 0 },
  }
  return changeAnnouncement<Exclude<Submitted, Changed>>(parts, deed, async (announcement) => {
    if (!mayManage(actor, announcement)) return refuse('not-allowed')
    if (announcement.released) return refuse('already-released', { id, name: announcement.released.by.name })
    if (announcement.state !== 'draft') return refuse('not-a-draft', { id })
    if (isOutdated(announcement, revision)) return conflictOf(announcement)
    const power = checkPower(actor, announcement)
    if (power) return power
    const ready = await checkRelease(parts, announcement, confirm)
    if (!ready.ok) return ready
    const by = bylineOf(actor, parts.clock())
    return {
      next: {
        ...announcement,
        state: 'submitted',
        submitted: { by, recipients: ready.resolved.recipients.length },
      },
    }
  })
}
