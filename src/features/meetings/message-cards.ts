import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { contactOf } from '../../core/people/contact-of.ts'
import { formatLongDay } from '../../core/time/format.ts'
import type { DateSlot, DayRange, Slots } from '../../core/understanding/intent.ts'
import type { Meeting } from './meeting.ts'
import { askButton, type MeetingSources, todayButton, weekButton } from './meeting-sources.ts'
import { dayIn } from './period.ts'
import { dayWords, rangeWords } from './period-words.ts'
import { texts } from './texts.ts'

/** A meeting that the asker is not invited to: whom to ask, and nothing of the meeting itself. */
export const closedCard = async (sources: MeetingSources, turn: Turn, meeting: Meeting): Promise<Card> => {
  const say = texts(turn.language)
  const { title, organiser, reach } = await introduce(sources, turn, meeting)
  return {
    name: 'meetings/message',
    view: { heading: literal(title), text: literal(say('closed.text', { organiser: reach })) },
    summary: say('closed.summary', { title, organiser }),
    next: [todayButton(sources, turn), weekButton(sources, turn, 0)],
  }
}

/** A meeting that has no date at all. */
export const undatedCard = async (sources: MeetingSources, turn: Turn, meeting: Meeting): Promise<Card> => {
  const { title, reach } = await introduce(sources, turn, meeting)
  const text = texts(turn.language)('none.text', { organiser: reach })
  return {
    name: 'meetings/message',
    view: { heading: literal(title), text: literal(text) },
    summary: `${title}: ${text}`,
    next: [todayButton(sources, turn), weekButton(sources, turn, 0)],
  }
}

const introduce = async (sources: MeetingSources, { language }: Turn, meeting: Meeting) => {
  const { name, phone, email } = await contactOf(sources, meeting.organiser, 'meeting_agenda')
  const reach = [name, phone, email].filter(Boolean).join(', ')
  return { title: inLanguage(meeting.title, language), organiser: name, reach }
}

/** A date that can be read in more than one way: each reading as a button. */
export const whichDateCard = (
  sources: MeetingSources,
  turn: Turn,
  slots: Slots,
  date: DateSlot,
  readings: readonly DayRange[],
): Card => {
  const say = texts(turn.language)
  const heading = say('which.heading')
  const text = say('which.text', { text: date.text })
  const { readings: _, ...one } = date
  return {
    name: 'meetings/message',
    view: { heading, text: literal(text) },
    summary: `${heading} ${text}`,
    next: readings.map((reading) => {
      const isDay = reading.from === reading.to
      const [from, to] = [dayIn(reading.from, turn.now), dayIn(reading.to, turn.now)]
      const words = isDay ? dayWords(from, turn.language) : rangeWords(from, to, turn.language)
      const title = isDay ? formatLongDay(reading.from, turn.language) : words
      return askButton(sources, turn, title, { ...slots, date: { ...one, ...reading, text: words } })
    }),
  }
}
