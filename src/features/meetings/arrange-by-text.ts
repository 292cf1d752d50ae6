import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { put } from '../../core/store/store.ts'
import { update } from '../../core/store/update.ts'
import { openForm } from './arrange-by-form.ts'
import type { Arranging } from './arranging.ts'
import { checkDraft } from './check-draft.ts'
import type { SettingField } from './command-patterns.ts'
import { type Base, type DraftValues, draftSchema, drafts, type StoredDraft } from './draft.ts'
import { draftCard } from './draft-card.ts'
import { emptyValues, formCard } from './form-card.ts'
import { isKnown } from './policy.ts'
import { readLine, readSentence } from './read-line.ts'
import type { Line } from './read-new-meeting.ts'
import { type Refusal, refusalText } from './refusal.ts'
import { alone, refusalReply, savedReply } from './replies.ts'
import { alignToRule } from './rule-of-draft.ts'
import { baseOf, saveMeeting } from './save-meeting.ts'
import { texts } from './texts.ts'
import { completed } from './title-of-request.ts'

type Started = { readonly line: string; readonly settings: readonly Line[]; readonly noun?: string }

/**
 * A meeting told in one line, and further fields in the lines below it: shown before anything is saved. With a `noun`
 * the line is what stands behind "set up a meeting", and a title that it does not name is made.
 */
export const startByText = async (
  parts: Arranging,
  turn: Turn,
  { line, settings, noun }: Started,
): Promise<Reply> => {
  if (!isKnown(turn.person)) return refusalReply({ ok: false, code: 'not-allowed' }, turn)
  if (noun !== undefined && line === '' && settings.length === 0) return openForm(parts, turn)
  const read = (noun === undefined ? readLine : readSentence)(line, turn.language, turn.now)
  if (!read.ok) return refusalReply(read, turn)
  const empty = emptyValues(turn.now.zoneName)
  const values = withSettings({ ...empty, ...read.values }, settings, turn)
  if (noun === undefined || isRefused(values)) return showDraft(parts, turn, values)
  return showDraft(parts, turn, await completed(parts, turn, values, noun))
}

/** Keeps what was typed as the person's draft, and shows what it comes to; what is wrong is said, and still kept. */
const showDraft = async (
  parts: Arranging,
  turn: Turn,
  values: DraftValues | Refusal,
  base?: Base,
): Promise<Reply> => {
  if (isRefused(values)) return refusalReply(values, turn)
  if (!draftSchema.safeParse(values).success) return refusalReply({ ok: false, code: 'too-much' }, turn)
  const at = turn.now.toUTC().toISO()
  const draft = { values, stamp: parts.newId(), at, ...(base && { base }) }
  await update(parts.store, drafts, turn.person.account, () => draft)
  return showStored(parts, turn, draft)
}

const showStored = async (parts: Arranging, turn: Turn, draft: StoredDraft): Promise<Reply> => {
  const before = await baseOf(parts, turn, draft.base)
  if (isRefused(before)) return refusalReply(before, turn)
  const checked = await checkDraft(parts, turn, draft.values, before)
  if (isRefused(checked)) return problemReply(parts, checked, turn, draft)
  return alone([await draftCard(parts, turn, draft, checked)])
}

/** What is missing, above the form that holds what was understood. */
const problemReply = async (
  parts: Arranging,
  refusal: Refusal,
  turn: Turn,
  { values, base }: StoredDraft,
): Promise<Reply> => {
  const problem = refusalText(refusal, turn.language)
  return alone([await formCard(parts, turn, { base, values, problem })])
}

/** "meeting invites: radio team": one field of the draft. */
export const setField = async (parts: Arranging, turn: Turn, setting: Line): Promise<Reply> => {
  const stored = await parts.store.get(drafts, turn.person.account)
  if (!stored) return refusalReply({ ok: false, code: 'no-draft' }, turn)
  const { values, base } = stored.document
  return showDraft(parts, turn, withSettings(values, [setting], turn), base)
}

const withSettings = (values: DraftValues, settings: readonly Line[], turn: Turn): DraftValues | Refusal => {
  let next = values
  for (const { field, text } of settings) {
    if (field !== 'when') {
      next = { ...next, ...plainSetting(field, text) }
      continue
    }
    const read = readLine(text, turn.language, turn.now)
    if (!read.ok) return read
    const { title: _, ...times } = read.values
    next = {
      ...next,
      endDay: '',
      ...(times.time && !times.endTime && { endTime: '' }),
      ...withoutEmpty(times),
    }
  }
  return alignToRule(next)
}

const withoutEmpty = (values: Partial<DraftValues>): Partial<DraftValues> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

const plainSetting = (field: Exclude<SettingField, 'when'>, text: string): Partial<DraftValues> => {
  const words = text.trim()
  if (field === 'holidays') return { holidays: holidayChoice(words) }
  return { [field]: words === '-' ? '' : words }
}

/** Told by the first word: moved, kept, else skipped. */
const holidayChoice = (words: string): DraftValues['holidays'] => {
  if (/^(?:dời|chuyển|move|перен)/iu.test(words)) return 'move'
  return /^(?:giữ|vẫn|keep|hold|остав|провод)/iu.test(words) ? 'keep' : 'skip'
}

/** Saves the draft that was shown; a button of an older state of it does nothing. */
export const saveDraft = async (
  parts: Arranging,
  turn: Turn,
  { stamp, reason }: { readonly stamp?: string | undefined; readonly reason?: string | undefined },
): Promise<Reply> => {
  const stored = await parts.store.get(drafts, turn.person.account)
  if (!stored) return refusalReply({ ok: false, code: 'no-draft' }, turn)
  const draft = stored.document
  if (stamp !== undefined && stamp !== draft.stamp) return refusalReply({ ok: false, code: 'outdated' }, turn)
  // Taken before it is saved: who presses twice saves once. What was refused is put back.
  const taken = await parts.store.commit([
    put(drafts, stored.id, { ...draft, stamp: parts.newId() }, stored.version),
  ])
  if (!taken.ok) return refusalReply({ ok: false, code: 'outdated' }, turn)
  const saved = await saveMeeting(parts, turn, { values: draft.values, base: draft.base, reason })
  if (!isRefused(saved)) {
    await update(parts.store, drafts, stored.id, () => undefined)
    return savedReply(parts, turn, saved, draft.base ? 'saved.changed' : 'saved.created')
  }
  await update(parts.store, drafts, stored.id, () => draft)
  return refusalReply(saved, turn)
}

export const discardDraft = async (parts: Arranging, turn: Turn): Promise<Reply> => {
  await update(parts.store, drafts, turn.person.account, () => undefined)
  const text = texts(turn.language)('draft.discarded')
  const heading = texts(turn.language)('command.discard.title')
  return alone([{ name: 'meetings/message', view: { heading, text }, summary: text }])
}
