import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Announcement, contentFields, type Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { isOutdated } from './change-announcement.ts'
import { createDraft, emptyDraft } from './create-draft.ts'
import type { Note } from './draft-card.ts'
import { changedFields } from './draft-changes.ts'
import { checkPicture, editDraft } from './edit-draft.ts'
import { type Form, fitsBesideFields, formCard, formProblem } from './form-card.ts'
import type { FormValues, SubmittedForm } from './form-values.ts'
import { refusalCard } from './message-card.ts'
import { editableDraft } from './open-form.ts'
import { done } from './perform-step.ts'
import { mayCompose } from './policy.ts'
import { readForm } from './read-form.ts'
import { type Refusal, refuse } from './refusal.ts'
import { texts } from './texts.ts'

/** The form again, with what was typed and what readers would see; nothing is saved. */
export const previewForm = async (parts: Announcing, turn: Turn, form: SubmittedForm): Promise<Reply> => {
  const opened = await baseOf(parts, turn, form)
  if ('ok' in opened) return personal(refusalCard(opened, turn.language))
  const read = await readForm(parts, turn, opened.base, form)
  if (!read.ok) return again(parts, turn, { ...shownAs(form), notes: [formProblem(read, turn.language)] })
  const picture = await checkPicture(parts, read.changes)
  if (picture) return again(parts, turn, { ...shownAs(form), notes: [formProblem(picture, turn.language)] })
  const fits = fitsBesideFields(read.written)
  const text = texts(turn.language)(fits ? 'form.previewed' : 'form.preview.long')
  const notes: Note[] = [{ style: 'accent', text }]
  return again(parts, turn, { ...shownAs(form), notes, ...(fits && { preview: read.written }) })
}

/** Stores what was typed as a draft, and closes the form; what stands in the way is said in the form. */
export const saveForm = async (parts: Announcing, turn: Turn, form: SubmittedForm): Promise<Reply> => {
  const { person, language } = turn
  const opened = await baseOf(parts, turn, form)
  if ('ok' in opened) return personal(refusalCard(opened, language))
  const { base, draft } = opened
  const read = await readForm(parts, turn, base, form)
  if (!read.ok) return again(parts, turn, { ...shownAs(form), notes: [formProblem(read, language)] })
  const revision = form.revision ?? 1
  if (draft && isOutdated(draft, revision)) return conflict(parts, turn, form, draft, read.written)
  const saved = draft
    ? await editDraft(parts, person, { id: draft.id, revision, changes: read.changes })
    : await createDraft(parts, person, language, read.changes)
  // Somebody was faster by a moment: the next look finds the draft of today.
  if (!saved.ok && saved.code === 'conflict') return saveForm(parts, turn, form)
  if (!saved.ok) return again(parts, turn, { ...shownAs(form), notes: [formProblem(saved, language)] })
  const what = draft ? 'done.edited' : 'done.created'
  return { cards: await done(parts, turn, saved.announcement.id, what), personal: true, closesDialog: true }
}

type Opened = { readonly base: Written; readonly draft?: Announcement }

const baseOf = async (
  parts: Announcing,
  turn: Turn,
  { id, main }: SubmittedForm,
): Promise<Opened | Refusal> => {
  if (!mayCompose(turn.person)) return refuse('not-allowed')
  if (id === undefined) return { base: emptyDraft(main) }
  const draft = await editableDraft(parts, turn, id)
  return 'ok' in draft ? draft : { base: draft, draft }
}

/**
 * Somebody else was faster. What was typed stays in the form and nothing is saved, now or on a second press: the form
 * stays of the revision that it was filled from. Opened anew it shows what the other person made of the draft.
 */
const conflict = (
  parts: Announcing,
  turn: Turn,
  form: SubmittedForm,
  { id, changed, ...theirs }: Announcement,
  ours: Written,
): Promise<Reply> => {
  const say = texts(turn.language)
  const names = changedFields(theirs, ours).map((field) => differing(field, say))
  const note: Note = {
    style: 'attention',
    text: say('form.conflict', { id, name: changed.name, fields: [...new Set(names)].join(', ') }),
  }
  return again(parts, turn, { ...shownAs(form), notes: [note], isOutdated: true })
}

const differing = (path: string, say: ReturnType<typeof texts>): string => {
  const content = contentFields.find((field) => path === `content.${field}`)
  if (content) return say(`field.content.${content}`)
  if (path === 'picture' || path === 'importance' || path === 'expiry') return say(`field.${path}`)
  if (path === 'subject') return say('form.subject')
  if (path === 'kind' || path === 'audience' || path === 'buttons') return say(`fact.${path}`)
  return path === 'schedule' ? say('fact.when') : say('form.main')
}

const again = async (parts: Announcing, { language }: Turn, form: Form): Promise<Reply> =>
  personal(await formCard(parts, form, language))

const shownAs = (form: SubmittedForm): Pick<Form, 'draft' | 'values'> => ({
  draft: form.id === undefined ? undefined : { id: form.id, revision: form.revision ?? 1 },
  values: valuesIn(form),
})

const valuesIn = ({ id, revision, ...values }: SubmittedForm): FormValues => values
