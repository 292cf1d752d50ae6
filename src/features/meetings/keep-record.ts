import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { Failure } from '../../core/errors/failure.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { absent, put } from '../../core/store/store.ts'
import { findOccurrence } from './answer-invitation.ts'
import type { Arranging } from './arranging.ts'
import { subjectOf } from './change-meeting.ts'
import type { Occurrence } from './occurrence.ts'
import { mayManage } from './policy.ts'
import { type MeetingRecord, recordId, records } from './record.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Keeping = {
  readonly id: string
  readonly date?: string | undefined
  /** What the writer saw; nothing: whatever there is. */
  readonly revision?: number | undefined
}

/** The time that a record is kept of, for whom may keep it: from its day on. */
export const recordedOccurrence = async (
  parts: Pick<Arranging, 'store'>,
  turn: Turn,
  { id, date }: Keeping,
): Promise<Occurrence | Refusal> => {
  const occurrence = await findOccurrence(parts, turn, { id, date })
  if (isRefused(occurrence)) return occurrence
  if (!mayManage(turn.person, occurrence.meeting)) return refuse('not-yours')
  return occurrence.state === 'cancelled' ? refuse('cancelled') : occurrence
}

const maximalAttempts = 1_000

/** Changes what is kept of one time that a meeting was held. */
export const keepRecord = async (
  parts: Arranging,
  turn: Turn,
  keeping: Keeping,
  change: (record: MeetingRecord, occurrence: Occurrence) => MeetingRecord | Refusal,
): Promise<Occurrence | Refusal> => {
  const occurrence = await recordedOccurrence(parts, turn, keeping)
  if (isRefused(occurrence)) return occurrence
  const { meeting, date } = occurrence
  const deed = {
    actor: actorOf(turn.person),
    action: 'meeting.recorded',
    subject: subjectOf(meeting.id),
    details: { date },
  }
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    const committed = await commitAudited<Refusal>(parts.store, parts.clock, deed, async () => {
      const stored = await parts.store.get(records, recordId(meeting.id, date))
      const revision = stored?.document.revision ?? 0
      if (keeping.revision !== undefined && keeping.revision !== revision)
        return refuse('conflict', { id: meeting.id, name: stored?.document.by ?? '' })
      const next = change(stored?.document ?? emptyRecord(meeting.id, date), occurrence)
      if (isRefused(next)) return next
      const record = { ...next, revision: revision + 1, by: turn.person.name.slice(0, 200) }
      return [put(records, recordId(meeting.id, date), record, stored?.version ?? absent)]
    })
    if ('code' in committed) return committed
    if (committed.ok) return occurrence
  }
  throw new Failure('contended', 'lost every race for the record of a meeting', {
    ids: { meeting: meeting.id },
  })
}

const emptyRecord = (meeting: string, date: string): MeetingRecord => ({
  meeting,
  date,
  done: [],
  minutes: '',
  revision: 1,
  by: '',
})

/** Ticks the item of this number (from 1) off, or takes the tick away. */
export const tickItem =
  (number: number, isDone: boolean) =>
  (record: MeetingRecord, { meeting }: Occurrence): MeetingRecord | Refusal => {
    const item = meeting.agenda[number - 1]
    if (!item) return refuse('no-such-item', { item: number, count: meeting.agenda.length })
    const others = record.done.filter((id) => id !== item.id)
    return { ...record, done: isDone ? [...others, item.id] : others }
  }

/** The minutes as they are from now on. */
export const writeMinutes =
  (text: string) =>
  (record: MeetingRecord): MeetingRecord | Refusal => {
    const minutes = text.trim()
    if (minutes === '') return refuse('no-text')
    return minutes.length > 10_000 ? refuse('too-much') : { ...record, minutes }
  }
