import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Announcement, announcementsCollection, longest, type Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { conflictOf, isOutdated } from './change-announcement.ts'
import type { Composing } from './compose-words.ts'
import { contentOfLines } from './content.ts'
import { emptyDraft } from './create-draft.ts'
import { formCard, formProblem } from './form-card.ts'
import { formValues } from './form-values.ts'
import { refusalCard } from './message-card.ts'
import { mayCompose, mayManage, mayUseKind } from './policy.ts'
import { readAudience } from './read-audience.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { StepData } from './step.ts'
import { capitalised } from './wording.ts'

/** The form of a draft that does not exist yet. */
export const openNewForm = async (parts: Announcing, { person, language }: Turn): Promise<Reply> => {
  if (!mayCompose(person)) return personal(refusalCard(refuse('not-allowed'), language))
  const values = await formValues(parts, emptyDraft(language), language)
  return personal(await formCard(parts, { draft: undefined, values }, language))
}

/** The form of a new draft with what somebody named of it; nothing is stored before they save it. */
export const openNamedForm = async (parts: Announcing, turn: Turn, composing: Composing): Promise<Reply> => {
  const { person, language } = turn
  if (!mayCompose(person)) return personal(refusalCard(refuse('not-allowed'), language))
  const { spoken, kind, to } = composing
  const audience = await readAudience(parts, to)
  const written: Written = {
    ...emptyDraft(spoken),
    ...(kind && mayUseKind(person, kind) && { kind }),
    content: contentOf(composing),
    audience: { include: audience.ok ? [...audience.parts] : [], exclude: [] },
  }
  const values = await formValues(parts, written, language)
  const form = audience.ok
    ? { draft: undefined, values }
    : { draft: undefined, values: { ...values, to }, notes: [formProblem(audience, language)] }
  return personal(await formCard(parts, form, language))
}

/** What is too long for a title or a summary is a body. */
const contentOf = ({ about, spoken }: Composing): Written['content'] => {
  const content = contentOfLines(capitalised(about), spoken)
  const isTooLong = (['title', 'summary'] as const).some(
    (field) => (content[field][spoken]?.length ?? 0) > longest[field],
  )
  return isTooLong ? { title: {}, summary: {}, body: { [spoken]: about } } : content
}

/** The form of a draft as it stands now; opened from an older card it says who changed it since. */
export const openForm = async (
  parts: Announcing,
  turn: Turn,
  { id, revision }: Pick<StepData, 'id' | 'revision'>,
): Promise<Card> => {
  const { language } = turn
  const draft = await editableDraft(parts, turn, id)
  if ('ok' in draft) return refusalCard(draft, language)
  const values = await formValues(parts, draft, language)
  const notes = isOutdated(draft, revision) ? [formProblem(conflictOf(draft), language)] : []
  return formCard(parts, { draft: { id, revision: draft.revision }, values, notes }, language)
}

/** A draft that this person may edit. */
export const editableDraft = async (
  { store }: Pick<Announcing, 'store'>,
  { person }: Pick<Turn, 'person'>,
  id: string,
): Promise<Announcement | Refusal<'not-found' | 'not-allowed' | 'not-a-draft'>> => {
  if (!mayCompose(person)) return refuse('not-allowed')
  const stored = await store.get(announcementsCollection, id)
  if (!stored) return refuse('not-found', { id })
  const { document } = stored
  if (!mayManage(person, document)) return refuse('not-allowed')
  const { state } = document
  return state === 'draft' || state === 'submitted' || state === 'scheduled'
    ? document
    : refuse('not-a-draft', { id })
}
