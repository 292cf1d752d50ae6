import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import type { Announcement } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import {
  bylineOf,
  type Changed,
  changeAnnouncement,
  conflictOf,
  type Decision,
  isOutdated,
} from './change-announcement.ts'
import {
  applyChanges,
  type BadChanges,
  changedFields,
  type DraftChanges,
  readChanges,
} from './draft-changes.ts'
import { mayManage, mayReach, mayUseKind } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { NotAMoment } from './schedule.ts'

export type DraftEdited =
  | Changed
  | Refusal<
      | 'not-found'
      | 'not-allowed'
      | 'not-a-draft'
      | 'conflict'
      | 'kind-not-allowed'
      | 'audience-not-allowed'
      | 'nothing-changed'
      | 'picture-too-large'
      | 'picture-not-image'
    >
  | BadChanges
  | NotAMoment

/** What one edit asks for; without a revision it is of the draft as it stands. `changes` is not believed yet. */
export type Edit = { readonly id: string; readonly revision?: number | undefined; readonly changes: unknown }

/**
 * Changes a draft, which goes back to being one when it was submitted or scheduled already: whoever releases it has
 * seen what goes out.
 */
export const editDraft = async (parts: Announcing, actor: Person, edit: Edit): Promise<DraftEdited> => {
  const read = readChanges(edit.changes)
  if (!read.ok) return read
  const picture = await checkPicture(parts, read.changes)
  if (picture) return picture
  const deed = {
    actor: actorOf(actor),
    action: 'announcement.edited',
    id: edit.id,
    details: { fields: fieldNames(read.changes) },
  }
  return changeAnnouncement(parts, deed, (announcement) =>
    decide(parts, actor, announcement, { changes: read.changes, revision: edit.revision }),
  )
}

const decide = (
  { clock }: Announcing,
  actor: Person,
  announcement: Announcement,
  { changes, revision }: { readonly changes: DraftChanges; readonly revision: number | undefined },
): Decision | Exclude<DraftEdited, Changed> => {
  if (!mayManage(actor, announcement)) return refuse('not-allowed')
  const { state } = announcement
  if (state !== 'draft' && state !== 'submitted' && state !== 'scheduled')
    return refuse('not-a-draft', { id: announcement.id })
  if (isOutdated(announcement, revision)) return conflictOf(announcement)
  const applied = applyChanges(announcement, changes, clock())
  if (!applied.ok) return applied
  const { written } = applied
  if (!mayUseKind(actor, written.kind)) return refuse('kind-not-allowed')
  if (changes.audience && !mayReach(actor, written.kind, written.audience))
    return refuse('audience-not-allowed')
  if (changedFields(announcement, written).length === 0) return refuse('nothing-changed')
  const { submitted, approved, due, ...rest } = { ...announcement, ...written }
  return {
    next: {
      ...withoutTakenAway(rest, written),
      state: 'draft',
      revision: announcement.revision + 1,
      changed: bylineOf(actor, clock()),
    },
  }
}

const optionalFields = ['picture', 'subject', 'expiry', 'schedule'] as const

/** Spreading what is written over an announcement leaves what the change took away: here it goes. */
export const withoutTakenAway = <A extends Announcement>(announcement: A, written: object): A => {
  const next = { ...announcement }
  for (const field of optionalFields) if (!(field in written)) delete next[field]
  return next
}

/** Looks at a picture as Teams does, when a change brings one. */
export const checkPicture = async (
  parts: Pick<Announcing, 'checkPicture'>,
  { picture }: Pick<DraftChanges, 'picture'>,
): Promise<Refusal<'picture-not-public' | 'picture-too-large' | 'picture-not-image'> | undefined> => {
  if (!picture) return undefined
  const found = await parts.checkPicture(picture.url)
  return found === 'fine' ? undefined : refuse(found)
}

/** For the audit chain: which fields a change names, never what they say. */
export const fieldNames = ({ content, ...others }: DraftChanges): string[] => [
  ...Object.keys(content ?? {}).map((field) => `content.${field}`),
  ...Object.keys(others),
]
