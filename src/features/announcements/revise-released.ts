import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { type Announcement, isOpenToAnswers } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Batch, putBatch } from './batch.ts'
import {
  bylineOf,
  type Changed,
  changeAnnouncement,
  conflictOf,
  type Decision,
  isOutdated,
} from './change-announcement.ts'
import { checkContent, type NotReady } from './check-release.ts'
import {
  applyChanges,
  type BadChanges,
  changedFields,
  type DraftChanges,
  readChanges,
} from './draft-changes.ts'
import { checkPicture, type Edit, fieldNames, withoutTakenAway } from './edit-draft.ts'
import { mayManage, mayUseKind } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { NotAMoment } from './schedule.ts'
import { shownBatches, startUpdates, updateOf } from './update-shown.ts'

export type Revised =
  | Changed
  | Refusal<
      | 'not-found'
      | 'not-allowed'
      | 'kind-not-allowed'
      | 'not-released'
      | 'conflict'
      | 'nothing-changed'
      | 'fixed-after-release'
      | 'picture-too-large'
      | 'picture-not-image'
    >
  | BadChanges
  | NotAMoment
  | NotReady

/** What people have answered, and whom it reached, stays as it was. */
const changeable = ['content', 'picture', 'importance', 'expiry'] as const

/** Puts a new revision in the place of the cards that were delivered, with what changed. */
export const reviseReleased = async (parts: Announcing, actor: Person, edit: Edit): Promise<Revised> => {
  const read = readChanges(edit.changes)
  if (!read.ok) return read
  const picture = await checkPicture(parts, read.changes)
  if (picture) return picture
  const deed = {
    actor: actorOf(actor),
    action: 'announcement.revised',
    id: edit.id,
    details: { fields: fieldNames(read.changes) },
  }
  let updates: readonly Batch[] = []
  const revised = await changeAnnouncement<Exclude<Revised, Changed>>(parts, deed, async (announcement) => {
    const next = revise(parts, actor, announcement, { changes: read.changes, revision: edit.revision })
    if ('ok' in next) return next
    const unready = await checkContent(parts, next)
    if (unready) return unready
    const shown = await shownBatches(parts, next)
    updates = shown.map((batch) => updateOf(parts, next, batch))
    return { next, beside: updates.map(putBatch) } satisfies Decision
  })
  if (revised.ok) await startUpdates(parts, updates)
  return revised
}

const revise = (
  { clock }: Announcing,
  actor: Person,
  announcement: Announcement,
  { changes, revision }: { readonly changes: DraftChanges; readonly revision: number | undefined },
): Announcement | Exclude<Revised, Changed> => {
  if (!mayManage(actor, announcement)) return refuse('not-allowed')
  if (!mayUseKind(actor, announcement.kind)) return refuse('kind-not-allowed')
  if (!announcement.released || !isOpenToAnswers(announcement))
    return refuse('not-released', { id: announcement.id })
  if (isOutdated(announcement, revision)) return conflictOf(announcement)
  const applied = applyChanges(announcement, changes, clock())
  if (!applied.ok) return applied
  const fields = changedFields(announcement, applied.written)
  if (fields.length === 0) return refuse('nothing-changed')
  if (!fields.every(isChangeable)) return refuse('fixed-after-release', { fields: fields.join(' ') })
  return {
    ...withoutTakenAway({ ...announcement, ...applied.written }, applied.written),
    revision: announcement.revision + 1,
    changed: bylineOf(actor, clock()),
    revised: [...fields],
  }
}

const isChangeable = (field: string): boolean =>
  changeable.some((allowed) => field === allowed || field.startsWith(`${allowed}.`))
