import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { findNext } from './find-occurrences.ts'
import { listCards } from './list-cards.ts'
import { listMeetings } from './list-meetings.ts'
import { type Meeting, storedMeetings } from './meeting.ts'
import { meetingCards } from './meeting-cards.ts'
import type { MeetingSources } from './meeting-sources.ts'
import { closedCard, undatedCard } from './message-cards.ts'
import { nextOccurrence, type Occurrence, occurrencesBetween } from './occurrence.ts'
import { periodOf } from './period.ts'
import { periodWords } from './period-words.ts'
import { invitationOf, isAskedFor, isPersonalAnswer } from './policy.ts'
import { texts } from './texts.ts'

/** One meeting with its agenda: its next occurrence, or that of the time asked for. */
export const showMeeting = async (
  sources: MeetingSources,
  turn: Turn,
  id: string,
  slots: Slots,
): Promise<Reply> => {
  const meeting = (await sources.store.get(storedMeetings, id))?.document
  if (!meeting) return showComing(sources, turn)
  if (!invitationOf(turn.person, meeting))
    return { cards: [await closedCard(sources, turn, meeting)], personal: isPersonalAnswer(meeting) }
  const personal = isPersonalAnswer(meeting) || slots.mine === true
  const cards =
    slots.date || slots.year
      ? await cardsThen(sources, turn, meeting, slots)
      : await cardsNext(sources, turn, meeting, personal)
  return { cards, personal }
}

/** The meeting that comes next, of those that may be named here: of the asker's own, of a unit's, or of all. */
export const showNext = async (sources: MeetingSources, turn: Turn, slots: Slots): Promise<Reply> => {
  const next = await findNext(sources.store, turn.now, (meeting) => isAskedFor(turn, slots, meeting))
  if (!next) return showComing(sources, turn)
  const personal = slots.mine === true || isPersonalAnswer(next.meeting)
  return { cards: await meetingCards(sources, turn, next, { isNext: true, personal }), personal }
}

/** The coming week where a question names no meeting that Loa knows. */
const showComing = (sources: MeetingSources, turn: Turn): Promise<Reply> => {
  const [from, to] = [turn.now.toISODate(), turn.now.plus({ days: 6 }).toISODate()]
  const date = { text: '', grain: 'week', from, to } as const
  return listMeetings(sources, turn, { date }, texts(turn.language)('list.unknown_meeting'))
}

const cardsThen = async (
  sources: MeetingSources,
  turn: Turn,
  meeting: Meeting,
  slots: Slots,
): Promise<readonly Card[]> => {
  const period = periodOf(slots, turn.now)
  const personal = isPersonalAnswer(meeting) || slots.mine === true
  const occurrences = occurrencesBetween(meeting, period.from, period.to)
  const [only] = occurrences
  const next = nextOccurrence(meeting, turn.now)
  if (occurrences.length > 1) {
    const heading = inLanguage(meeting.title, turn.language)
    return listCards(sources, turn, { heading, period, occurrences, personal: true })
  }
  if (only) return meetingCards(sources, turn, only, { isNext: only.date === next?.date, personal })
  const notice = texts(turn.language)('notice.not_then', { period: periodWords(period, turn.language) })
  return cardsNext(sources, turn, meeting, personal, notice)
}

const cardsNext = async (
  sources: MeetingSources,
  turn: Turn,
  meeting: Meeting,
  personal: boolean,
  notice?: string,
): Promise<readonly Card[]> => {
  const next = nextOccurrence(meeting, turn.now)
  if (next) return meetingCards(sources, turn, next, { isNext: true, personal, ...(notice && { notice }) })
  const last = lastOccurrence(meeting, turn.now)
  if (!last) return [await undatedCard(sources, turn, meeting)]
  return meetingCards(sources, turn, last, {
    isNext: false,
    personal,
    notice: texts(turn.language)('notice.last'),
  })
}

/** How far back a last one is looked for. */
const recent = { years: 1 }

const lastOccurrence = (meeting: Meeting, now: Turn['now']): Occurrence | undefined =>
  occurrencesBetween(meeting, now.minus(recent), now)
    .filter(({ state }) => state !== 'cancelled')
    .at(-1)
