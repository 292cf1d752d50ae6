import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Button } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import type { Occurrence } from './occurrence.ts'
import { daySlot, weekSlot } from './period.ts'
import { dayWords } from './period-words.ts'
import type { PhraseMeetings } from './phrase-meetings.ts'
import { texts } from './texts.ts'
import { onClockOf } from './zone.ts'

/** What the answers of this feature are made from. */
export type MeetingSources = Pick<FeatureParts, 'store' | 'directory' | 'organisation' | 'links'> & {
  readonly phrase: PhraseMeetings
}

export const askButton = (
  { phrase }: MeetingSources,
  { language }: Turn,
  title: string,
  slots: Slots,
): Button => {
  const question = { intent: 'meeting_agenda', slots } as const
  return { kind: 'ask', title, question, command: phrase(question, language) }
}

export const todayButton = (sources: MeetingSources, turn: Turn): Button =>
  askButton(sources, turn, texts(turn.language)('button.today'), {})

/** 0: this week, 1: the next one. */
export const weekButton = (sources: MeetingSources, turn: Turn, weeks: 0 | 1, slots: Slots = {}): Button => {
  const say = texts(turn.language)
  const date = weekSlot(turn.now, weeks, say(weeks === 0 ? 'date.this-week' : 'date.next-week'))
  return askButton(sources, turn, say(weeks === 0 ? 'button.week' : 'button.next_week'), { ...slots, date })
}

/** Every occurrence in one .ics file. */
export const calendarButton = (
  { links }: MeetingSources,
  { language }: Turn,
  occurrences: readonly Occurrence[],
): Button => {
  const key = { occurrences: occurrences.map(({ meeting, date }) => ({ meeting: meeting.id, date })) }
  return {
    kind: 'open',
    title: texts(language)('button.calendar'),
    url: links.download('meeting', key, language),
  }
}

export const onlineButton = ({ language }: Turn, url: string): Button => ({
  kind: 'open',
  title: texts(language)('button.online'),
  url,
})

/** The question for an occurrence: its meeting on its day, in the asker's zone. */
export const slotsOf = ({ now, language }: Turn, { meeting, start }: Occurrence): Slots => ({
  meeting: meeting.id,
  date: daySlot(onClockOf(now, start), dayWords(onClockOf(now, start), language)),
})
