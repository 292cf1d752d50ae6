import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { update } from '../../core/store/update.ts'
import type { Arranging } from './arranging.ts'
import { checkDraft } from './check-draft.ts'
import { type Base, type DraftValues, drafts } from './draft.ts'
import { emptyValues, formCard, valuesOf } from './form-card.ts'
import type { Meeting } from './meeting.ts'
import { isKnown } from './policy.ts'
import { type Refusal, refusalText } from './refusal.ts'
import { alone, refusalReply, savedReply } from './replies.ts'
import { alignToRule } from './rule-of-draft.ts'
import { baseOf, conflictOf, saveMeeting } from './save-meeting.ts'

/** The form: of the draft that is under way, or of a new meeting. */
export const openForm = async (parts: Arranging, turn: Turn): Promise<Reply> => {
  if (!isKnown(turn.person)) return refusalReply({ ok: false, code: 'not-allowed' }, turn)
  const draft = (await parts.store.get(drafts, turn.person.account))?.document
  const values = draft?.values ?? emptyValues(turn.now.zoneName)
  return alone([await formCard(parts, turn, { base: draft?.base, values })])
}

/** The form of a meeting; it is the person's draft from here on, so that single fields can be typed as well. */
export const editMeeting = async (parts: Arranging, turn: Turn, id: Meeting['id']): Promise<Reply> => {
  const meeting = await baseOf(parts, turn, { id, revision: 0 })
  if (!meeting) return refusalReply({ ok: false, code: 'not-found', values: { id } }, turn)
  if (isRefused(meeting)) return refusalReply(meeting, turn)
  if (meeting.cancelled) return refusalReply({ ok: false, code: 'cancelled' }, turn)
  const base = { id, revision: meeting.revision ?? 0 }
  const values = await valuesOf(parts, meeting, turn.language)
  const at = turn.now.toUTC().toISO()
  await update(parts.store, drafts, turn.person.account, () => ({ values, base, stamp: parts.newId(), at }))
  return alone([await formCard(parts, turn, { base, values })])
}

export type SubmittedForm = {
  readonly values: DraftValues
  readonly base?: Base | undefined
  readonly reason?: string | undefined
}

/** The form again, with what it would come to; nothing is saved. */
export const previewForm = async (parts: Arranging, turn: Turn, form: SubmittedForm): Promise<Reply> => {
  const { base } = form
  const before = await baseOf(parts, turn, base)
  if (isRefused(before)) return refusalReply(before, turn)
  const values = alignToRule(form.values)
  const checked = await checkDraft(parts, turn, values, before)
  const shown = isRefused(checked) ? { problem: refusalText(checked, turn.language) } : { checked }
  return alone([await formCard(parts, turn, { base, values, ...shown })])
}

/** Saves what the form holds and closes it; what stands in the way is said in the form. */
export const saveForm = async (parts: Arranging, turn: Turn, form: SubmittedForm): Promise<Reply> => {
  const { base } = form
  const values = alignToRule(form.values)
  const saved = await saveMeeting(parts, turn, { ...form, values })
  if (isRefused(saved)) return formProblem(parts, turn, { ...form, values }, saved)
  await update(parts.store, drafts, turn.person.account, () => undefined)
  const reply = await savedReply(parts, turn, saved, base ? 'saved.changed' : 'saved.created')
  return { ...reply, closesDialog: true }
}

/** After a conflict the form is of the newer revision: who saves again has been told whose change goes. */
const formProblem = async (
  parts: Arranging,
  turn: Turn,
  { values, base }: SubmittedForm,
  refusal: Refusal,
): Promise<Reply> => {
  const before = await baseOf(parts, turn, base)
  if (isRefused(before)) return refusalReply(before, turn)
  const newer =
    base && before && refusal.code === 'conflict' ? { id: base.id, revision: before.revision ?? 0 } : base
  const problem = refusalText(
    refusal.code === 'conflict' && before ? conflictOf(before) : refusal,
    turn.language,
  )
  const checked = refusal.code === 'clash' ? await checkDraft(parts, turn, values, before) : undefined
  return alone([
    await formCard(parts, turn, {
      base: newer,
      values,
      problem,
      ...(checked && !isRefused(checked) && { checked }),
    }),
  ])
}
