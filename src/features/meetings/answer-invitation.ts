import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { update } from '../../core/store/update.ts'
import { answerId, answers, type Rsvp } from './answer.ts'
import { storedMeetings } from './meeting.ts'
import { isAhead, nextOccurrence, type Occurrence, occurrenceOn } from './occurrence.ts'
import { isInvited } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Answering = { readonly id: string; readonly date?: string | undefined; readonly answer: Rsvp }

/** Says whether somebody comes: to one day of a meeting, or to every one that is still to come. */
export const answerInvitation = async (
  { store }: Pick<FeatureParts, 'store'>,
  turn: Turn,
  { id, date, answer }: Answering,
): Promise<Occurrence | Refusal> => {
  const { person } = turn
  const occurrence = await findOccurrence({ store }, turn, { id, date })
  if (isRefused(occurrence)) return occurrence
  if (!isInvited(person, occurrence.meeting)) return refuse('not-invited')
  if (occurrence.state === 'cancelled') return refuse('cancelled')
  if (!isAhead(occurrence, turn.now)) return refuse('over')
  await update(store, answers, answerId(id, person.id), (before) => {
    const { all, days = {} } = before ?? {}
    const next = date ? { ...(all && { all }), days: { ...days, [date]: answer } } : { all: answer, days: {} }
    return { meeting: id, person: person.id, ...next }
  })
  return occurrence
}

/** The time of a meeting that is meant: the day that is named, else the next one, else the last one. */
export const findOccurrence = async (
  { store }: Pick<FeatureParts, 'store'>,
  { now }: Turn,
  { id, date }: { readonly id: string; readonly date?: string | undefined },
): Promise<Occurrence | Refusal> => {
  const meeting = (await store.get(storedMeetings, id))?.document
  if (!meeting) return refuse('not-found', { id })
  if (date) return occurrenceOn(meeting, date) ?? refuse('no-such-date', { date })
  const found = nextOccurrence(meeting, now) ?? occurrenceOn(meeting, meeting.start.slice(0, 10))
  return found ?? refuse('over')
}
