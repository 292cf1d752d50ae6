import { z } from 'zod'
import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type NoticeKind, noticeKind, type Reader } from '../../core/delivery/notice.ts'
import { turnOfReader } from '../../core/delivery/turn-of-reader.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import { answerId, answerOn, answers } from './answer.ts'
import type { Arranging } from './arranging.ts'
import { changeWords } from './change-words.ts'
import { type Meeting, storedMeetings } from './meeting.ts'
import { meetingCards } from './meeting-cards.ts'
import { changeKind, invitationKind } from './notify-invited.ts'
import { nextOccurrence, type Occurrence, occurrenceOn } from './occurrence.ts'
import { isInvited } from './policy.ts'
import { tasks } from './record.ts'
import { reminderKind, taskKind } from './sweep-meetings.ts'
import { taskCard } from './task-card.ts'
import { quorumKind } from './tell-quorum.ts'
import { texts } from './texts.ts'
import { placeWords, whenWords } from './views.ts'
import { changeSchema, type MeetingChange } from './what-changed.ts'

const invitationSchema = z.strictObject({ meeting: z.string(), changed: z.array(changeSchema) })
const reminderSchema = z.strictObject({ meeting: z.string(), date: z.iso.date(), start: z.number() })
const quorumSchema = reminderSchema.omit({ start: true })
const taskSchema = z.strictObject({ task: z.string(), due: z.iso.date() })

/** What meetings say outside of an answer. */
export const createNoticeKinds = (parts: Arranging): readonly NoticeKind[] => [
  noticeKind(invitationKind, invitationSchema, (reader, data) => showInvitation(parts, reader, data)),
  noticeKind(changeKind, invitationSchema, (reader, data) => showInvitation(parts, reader, data)),
  noticeKind(reminderKind, reminderSchema, (reader, data) => showReminder(parts, reader, data)),
  noticeKind(quorumKind, quorumSchema, (reader, data) => showQuorum(parts, reader, data)),
  noticeKind(taskKind, taskSchema, async (reader, { task: id, due }) => {
    const task = (await parts.store.get(tasks, id))?.document
    if (!task || task.state === 'done' || task.due !== due || !reader.person) return undefined
    return taskCard(parts, turnOfReader(reader, reader.person, parts.clock), task, 'task.due')
  }),
]

/** The meeting as it is now, with what has changed above it; who is not invited any more is told so. */
const showInvitation = async (
  parts: Arranging,
  reader: Reader,
  { meeting: id, changed }: z.infer<typeof invitationSchema>,
): Promise<Card | undefined> => {
  const meeting = (await parts.store.get(storedMeetings, id))?.document
  if (!meeting || !reader.person) return undefined
  const turn = turnOfReader(reader, reader.person, parts.clock)
  if (!isInvited(reader.person, meeting)) return changed.length > 0 ? goneCard(meeting, turn) : undefined
  const occurrence = nextOccurrence(meeting, turn.now) ?? occurrenceOn(meeting, meeting.start.slice(0, 10))
  if (!occurrence) return undefined
  const notice = changed.length > 0 ? changesNotice(changed, turn) : texts(turn.language)('invitation.notice')
  const card = await firstCard(parts, turn, occurrence, notice)
  return card && { ...card, summary: invitationSummary(turn, occurrence, changed) }
}

const changesNotice = (changed: readonly MeetingChange[], { language }: Turn): string =>
  [
    texts(language)('change.heading'),
    ...changed.map((change) => `- ${literal(changeWords(change, language))}`),
  ].join('\n')

const invitationSummary = (turn: Turn, occurrence: Occurrence, changed: readonly MeetingChange[]): string => {
  const say = texts(turn.language)
  const title = inLanguage(occurrence.meeting.title, turn.language)
  const [first] = changed
  if (first) return say('change.summary', { title, change: changeWords(first, turn.language) })
  return say('invitation.summary', {
    title,
    when: whenWords(occurrence, turn),
    place: placeWords(occurrence, turn.language),
  })
}

const goneCard = (meeting: Meeting, { language }: Turn): Card => {
  const say = texts(language)
  const title = inLanguage(meeting.title, language)
  const text = say('invitation.gone')
  return {
    name: 'meetings/message',
    view: { heading: literal(title), text: literal(text) },
    summary: `${title}: ${text}`,
  }
}

/** A long agenda goes on in the answer to "agenda"; a notice is one message. */
const firstCard = async (
  parts: Arranging,
  turn: Turn,
  occurrence: Occurrence,
  notice: string,
): Promise<Card | undefined> => {
  const cards = await meetingCards(parts, turn, occurrence, { isNext: true, personal: true, notice })
  const [first, last] = [cards[0], cards.at(-1)]
  return first && { ...first, ...(last?.next && { next: last.next }) }
}

/** No longer due for who does not come, for what was called off, and for what begins at another moment by now. */
const showReminder = async (
  parts: Arranging,
  reader: Reader,
  { meeting: id, date, start }: z.infer<typeof reminderSchema>,
): Promise<Card | undefined> => {
  const meeting = (await parts.store.get(storedMeetings, id))?.document
  const occurrence = meeting && occurrenceOn(meeting, date)
  const { person } = reader
  if (!occurrence || !person || !isInvited(person, occurrence.meeting)) return undefined
  if (occurrence.state === 'cancelled' || occurrence.start.toMillis() !== start) return undefined
  const answer = (await parts.store.get(answers, answerId(id, person.id)))?.document
  if (answerOn(answer, date) === 'no') return undefined
  const turn = turnOfReader(reader, person, parts.clock)
  const say = texts(turn.language)
  const today = occurrence.start.setZone(turn.now.zone).hasSame(turn.now, 'day')
  const day = formatDay(occurrence.start.setZone(turn.now.zone).toFormat('yyyy-LL-dd'), turn.language)
  const card = await firstCard(
    parts,
    turn,
    occurrence,
    say(today ? 'reminder.today' : 'reminder.notice', { day }),
  )
  return (
    card && {
      ...card,
      summary: say('reminder.summary', {
        title: inLanguage(occurrence.meeting.title, turn.language),
        when: whenWords(occurrence, turn),
        place: placeWords(occurrence, turn.language),
      }),
    }
  )
}

/** The organiser's card with the counts, as they are when it is sent. */
const showQuorum = async (
  parts: Arranging,
  reader: Reader,
  { meeting: id, date }: z.infer<typeof quorumSchema>,
): Promise<Card | undefined> => {
  const meeting = (await parts.store.get(storedMeetings, id))?.document
  const occurrence = meeting && occurrenceOn(meeting, date)
  const { quorum } = meeting ?? {}
  if (!occurrence || !reader.person || !quorum || occurrence.state === 'cancelled') return undefined
  const turn = turnOfReader(reader, reader.person, parts.clock)
  const say = texts(turn.language)
  const card = await firstCard(parts, turn, occurrence, say('quorum.notice', { quorum }))
  const title = inLanguage(occurrence.meeting.title, turn.language)
  return card && { ...card, summary: say('quorum.summary', { title, quorum }) }
}
