import type { Person } from '../../core/people/person.ts'
import { type Announcement, announcementsCollection, type Written, writtenShape } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { storeDraft } from './create-draft.ts'
import { mayCompose, mayManage, mayUseKind } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type DraftCopied =
  | { readonly ok: true; readonly announcement: Announcement }
  | Refusal<'not-found' | 'not-allowed' | 'kind-not-allowed'>

/** A new draft that says the same to the same people; times that were set for the first are not taken over. */
export const copyDraft = async (parts: Announcing, actor: Person, id: string): Promise<DraftCopied> => {
  const stored = await parts.store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  const original = stored.document
  if (!mayCompose(actor) || !mayManage(actor, original)) return refuse('not-allowed')
  if (!mayUseKind(actor, original.kind)) return refuse('kind-not-allowed')
  return { ok: true, announcement: await storeDraft(parts, actor, writtenOf(original)) }
}

/** What an author wrote of an announcement, without when. */
const writtenOf = (announcement: Announcement): Written => {
  const { expiry, schedule, ...written } = announcement
  const fields = new Set(Object.keys(writtenShape))
  return Object.fromEntries(Object.entries(written).filter(([field]) => fields.has(field))) as Written
}
