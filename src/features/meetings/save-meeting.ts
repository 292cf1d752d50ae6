import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { absent, put } from '../../core/store/store.ts'
import type { Arranging } from './arranging.ts'
import { calendarChanges } from './calendar-write.ts'
import { afterwards, changeMeeting, subjectOf } from './change-meeting.ts'
import { type Checked, checkDraft, inTheWay } from './check-draft.ts'
import type { Base, DraftValues } from './draft.ts'
import { type Meeting, meetingIdSchema, storedMeetings } from './meeting.ts'
import { notifyInvited } from './notify-invited.ts'
import { takeNumber } from './numbers.ts'
import { mayManage } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import { whatChanged } from './what-changed.ts'

type Saving = {
  readonly values: DraftValues
  readonly base?: Base | undefined
  /** Why it is held in spite of a clash. */
  readonly reason?: string | undefined
}

/** Saves what was typed: as a new meeting, or over the one that it is a change of, as long as nobody was faster. */
export const saveMeeting = async (
  parts: Arranging,
  turn: Turn,
  { values, base, reason = '' }: Saving,
): Promise<Meeting | Refusal> => {
  if (!base) return createMeeting(parts, turn, values, reason)
  const deed = { id: base.id, action: 'meeting.changed', details: {} }
  return changeMeeting(parts, turn.person, deed, async (before) => {
    if ((before.revision ?? 0) !== base.revision) return conflictOf(before)
    const checked = await acceptable(parts, turn, { values, reason }, before)
    if (isRefused(checked)) return checked
    return isSame(before, checked) ? refuse('nothing-changed') : checked
  })
}

const isSame = (before: Meeting, after: Meeting): boolean =>
  whatChanged(before, after).length === 0 &&
  before.quorum === after.quorum &&
  JSON.stringify(before.reminders) === JSON.stringify(after.reminders)

export const conflictOf = ({ changedBy, id }: Meeting): Refusal =>
  refuse('conflict', { id, name: changedBy ?? '' })

/** The meeting of a base as it is stored, for a form or a preview. */
export const baseOf = async (
  { store }: Pick<Arranging, 'store'>,
  turn: Turn,
  base: Base | undefined,
): Promise<Meeting | undefined | Refusal> => {
  if (!base) return undefined
  const stored = await store.get(storedMeetings, base.id)
  if (!stored) return refuse('not-found', { id: base.id })
  return mayManage(turn.person, stored.document) ? stored.document : refuse('not-yours')
}

const acceptable = async (
  parts: Arranging,
  turn: Turn,
  { values, reason }: { readonly values: DraftValues; readonly reason: string },
  before?: Meeting,
): Promise<Meeting | Refusal> => {
  const checked = await checkDraft(parts, turn, values, before)
  if (isRefused(checked)) return checked
  return overrule(checked, reason)
}

/** A clash needs a reason; without a clash there is nothing to overrule. */
const overrule = (checked: Checked, reason: string): Meeting | Refusal => {
  const { overruled: _, ...plain } = checked.meeting
  const count = inTheWay(checked)
  if (count === 0) return plain
  const words = reason.replace(/\s+/g, ' ').trim().slice(0, 300)
  return words ? { ...plain, overruled: words } : refuse('clash', { count })
}

const maximalAttempts = 1_000

const createMeeting = async (
  parts: Arranging,
  turn: Turn,
  values: DraftValues,
  reason: string,
): Promise<Meeting | Refusal> => {
  const accepted = await acceptable(parts, turn, { values, reason })
  if (isRefused(accepted)) return accepted
  const { person } = turn
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    const { number, change } = await takeNumber(parts.store, 'meetings')
    const id = meetingIdSchema.parse(`m${number}`)
    const told = await notifyInvited(
      parts,
      undefined,
      {
        ...accepted,
        id,
        revision: 1,
        changedBy: person.name.slice(0, 200),
        changedAt: parts.clock().toMillis(),
      },
      person,
    )
    const deed = {
      actor: actorOf(person),
      action: 'meeting.created',
      subject: subjectOf(id),
      details: { ...(told.meeting.overruled !== undefined && { overruled: true }) },
    }
    const committed = await commitAudited(parts.store, parts.clock, deed, async () => [
      change,
      put(storedMeetings, id, told.meeting, absent),
      ...told.changes,
      ...(await calendarChanges(parts, id)),
    ])
    if (committed.ok) return afterwards(parts, told.meeting)
  }
  throw new Failure('contended', 'lost every race for the number of a meeting')
}
