import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, isDraft } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Changed, changeAnnouncement, conflictOf, isOutdated } from './change-announcement.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type DraftDeleted = Changed | Refusal<'not-found' | 'not-allowed' | 'not-a-draft' | 'conflict'>

/** Why this person can not delete this, as it stands. */
export const guardDelete = (
  actor: Person,
  announcement: Announcement,
  revision: number | undefined,
): Exclude<DraftDeleted, Changed> | undefined => {
  if (!mayManage(actor, announcement)) return refuse('not-allowed')
  if (!isDraft(announcement)) return refuse('not-a-draft', { id: announcement.id })
  return isOutdated(announcement, revision) ? conflictOf(announcement) : undefined
}

/** Takes a draft away for good. What was scheduled is cancelled, what was released is recalled instead. */
export const deleteDraft = (
  parts: Announcing,
  actor: Person,
  { id, revision }: { readonly id: string; readonly revision?: number | undefined },
): Promise<DraftDeleted> => {
  const deed = { actor: actorOf(actor), action: 'announcement.deleted', id, details: {} }
  return changeAnnouncement<Exclude<DraftDeleted, Changed>>(parts, deed, (announcement) => {
    return guardDelete(actor, announcement, revision) ?? { next: 'gone' }
  })
}
