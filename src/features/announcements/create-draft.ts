import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import { Failure } from '../../core/errors/failure.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import { absent, type Change, put } from '../../core/store/store.ts'
import { type Announcement, announcementsCollection, type Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { type Actor, bylineOf, subjectOf } from './change-announcement.ts'
import { applyChanges, type BadChanges, readChanges } from './draft-changes.ts'
import { checkPicture } from './edit-draft.ts'
import { nextNumber } from './number.ts'
import { mayCompose, mayReach, mayUseKind } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { NotAMoment } from './schedule.ts'

export type DraftCreated =
  | { readonly ok: true; readonly announcement: Announcement }
  | Refusal<
      | 'not-allowed'
      | 'kind-not-allowed'
      | 'audience-not-allowed'
      | 'picture-not-public'
      | 'picture-too-large'
      | 'picture-not-image'
    >
  | BadChanges
  | NotAMoment

/** A new draft; `raw` is what is known of it already, of the shape of `DraftChanges`, refused as an edit would be. */
export const createDraft = async (
  parts: Announcing,
  actor: Person,
  language: Language,
  raw: unknown = {},
): Promise<DraftCreated> => {
  if (!mayCompose(actor)) return refuse('not-allowed')
  const read = writeDraft(parts, language, raw)
  if (!read.ok) return read
  const { written } = read
  if (!mayUseKind(actor, written.kind)) return refuse('kind-not-allowed')
  if (!mayReach(actor, written.kind, written.audience)) return refuse('audience-not-allowed')
  const picture = await checkPicture(parts, written)
  if (picture) return picture
  return { ok: true, announcement: await storeDraft(parts, actor, written) }
}

/** What a draft says that is made of these changes alone. */
export const writeDraft = (
  { clock }: Pick<Announcing, 'clock'>,
  language: Language,
  raw: unknown,
): { readonly ok: true; readonly written: Written } | BadChanges | NotAMoment => {
  const read = readChanges(raw)
  return read.ok ? applyChanges(emptyDraft(language), read.changes, clock()) : read
}

/** What a draft says before anything is written. */
export const emptyDraft = (main: Language): Written => ({
  kind: 'notice',
  main,
  content: { title: {}, summary: {}, body: {} },
  buttons: [],
  importance: 'normal',
  whenUnsure: 'hold',
  audience: { include: [], exclude: [] },
})

const maximalAttempts = 1_000

export type Beside = {
  /** Goes into the same commit. */
  readonly beside: (announcement: Announcement) => readonly Change[]
  /** Whether what goes beside can not be written any more: there is no draft then. */
  readonly isTaken: () => Promise<boolean>
}

const nothingBeside: Beside = { beside: () => [], isTaken: async () => false }

/** Stores a draft under the next number. undefined: what goes beside it is taken. */
export const storeDraftOnce = async (
  { store, clock }: Pick<Announcing, 'store' | 'clock'>,
  actor: Actor,
  written: Written,
  { beside, isTaken }: Beside,
): Promise<Announcement | undefined> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt++) {
    const { id, change } = await nextNumber(store)
    const by = bylineOf(actor, clock())
    const announcement: Announcement = {
      id,
      ...written,
      author: by,
      revision: 1,
      changed: by,
      state: 'draft',
    }
    const deed = {
      actor: actorOf(actor),
      action: 'announcement.created',
      subject: subjectOf(id),
      details: { kind: written.kind },
    }
    const committed = await commitAudited(store, clock, deed, async () => [
      change,
      put(announcementsCollection, id, announcement, absent),
      ...beside(announcement),
    ])
    if (committed.ok) return announcement
    if (await isTaken()) return undefined
  }
  throw new Failure('contended', 'lost every race for the number of an announcement')
}

/** Stores a draft under the next number. */
export const storeDraft = async (
  parts: Pick<Announcing, 'store' | 'clock'>,
  actor: Actor,
  written: Written,
): Promise<Announcement> => {
  const stored = await storeDraftOnce(parts, actor, written, nothingBeside)
  if (!stored) throw new Failure('contended', 'a draft with nothing beside it is never taken')
  return stored
}
