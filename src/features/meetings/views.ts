import type { DateTime } from 'luxon'
import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import { type Language, localeOf } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay, formatLongDay } from '../../core/time/format.ts'
import { isAhead, type Occurrence } from './occurrence.ts'
import type { Invitation } from './policy.ts'
import { texts } from './texts.ts'
import { type TimedItem, timetableOf } from './timetable.ts'
import { onClockOf } from './zone.ts'

/** Who reads a card: times are shown in the zone of `now`. */
export type Reader = { readonly now: DateTime<true>; readonly language: Language }

/** Names that a card shows, found before it is made. */
export type MeetingNames = {
  readonly organiser: string
  /** Undefined for a meeting of everyone. */
  readonly invited?: readonly string[]
  /** Of speakers that are ids of people. */
  readonly people: ReadonlyMap<string, string>
}

/** Lines under a heading of their own, below the agenda; texts ready for a TextBlock. */
export type Section = { readonly heading: string; readonly lines: readonly string[] }

/** What a card says beside the meeting itself. */
export type Extra = {
  readonly invitation?: Invitation | undefined
  readonly notice?: string
  /** Further facts, plain text. */
  readonly facts?: readonly (readonly [title: string, value: string])[]
  readonly sections?: readonly Section[]
  /** Ids of items that are ticked off. */
  readonly done?: readonly string[]
}

/** Items of an agenda on one card; a longer agenda goes on on the next. */
const itemsOfACard = 16

/** One card for the meeting with its agenda, more of them for a long agenda. */
export const meetingViews = (
  occurrence: Occurrence,
  names: MeetingNames,
  extra: Extra,
  reader: Reader,
): readonly View[] => {
  const say = texts(reader.language)
  const title = literal(inLanguage(occurrence.meeting.title, reader.language))
  const isHeld = occurrence.state !== 'cancelled'
  const items = isHeld
    ? timetableOf(occurrence).map((item) => itemView(item, names, extra.done ?? [], reader))
    : []
  const head = {
    title,
    notice: extra.notice ?? '',
    state: [stateOf(occurrence, reader)].filter(({ text }) => text !== ''),
    day: formatLongDay(onClockOf(reader.now, occurrence.start).toISODate(), reader.language),
    time: timeSpan(occurrence, reader),
    zone: zoneNote(occurrence, reader),
    facts: [
      ...factsOf(occurrence, names, extra.invitation, reader),
      ...(extra.facts ?? []).map(([title, value]) => ({ title, value: literal(value) })),
    ],
    agenda: items.length > 0 ? say('agenda.heading') : '',
    agendaNote: isHeld && items.length === 0 ? say('agenda.none') : '',
    items: items.slice(0, itemsOfACard),
    sections: (extra.sections ?? []).map(({ heading, lines }) => ({
      heading,
      lines: lines.map((text) => ({ text })),
    })),
  }
  const more: View[] = []
  for (let start = itemsOfACard; start < items.length; start += itemsOfACard) {
    const heading = say('agenda.continued', { title })
    more.push({ ...continuation, title: heading, items: items.slice(start, start + itemsOfACard) })
  }
  return [head, ...more]
}

/** A card that holds nothing but further items. */
const continuation = {
  notice: '',
  state: [],
  day: '',
  time: '',
  zone: '',
  facts: [],
  agenda: '',
  agendaNote: '',
  sections: [],
}

const itemView = (
  { item, start, minutes }: TimedItem,
  names: MeetingNames,
  done: readonly string[],
  reader: Reader,
): View => {
  const { language } = reader
  const say = texts(language)
  const speaker = item.speaker && (names.people.get(item.speaker) ?? item.speaker)
  return {
    time: onClockOf(reader.now, start).toFormat('HH:mm'),
    title: `${done.includes(item.id) ? '✓ ' : ''}${literal(inLanguage(item.title, language))}`,
    speaker: speaker ? literal(speaker) : '',
    about: [say(`kind.${item.kind}`), minutes ? say('agenda.minutes', { count: minutes }) : '']
      .filter(Boolean)
      .join(' · '),
    papers: item.papers.map((paper) => ({
      text: `[${literal(inLanguage(paper.title, language))}](${linkTarget(paper.url)})`,
    })),
  }
}

/** An address inside the parentheses of a Markdown link. */
const linkTarget = (url: string): string => new URL(url).href.replaceAll('(', '%28').replaceAll(')', '%29')

const factsOf = (
  occurrence: Occurrence,
  names: MeetingNames,
  invitation: Invitation | undefined,
  { now, language }: Reader,
): readonly View[] => {
  const say = texts(language)
  const { place, meeting } = occurrence
  const online = meeting.online && isAhead(occurrence, now)
  const facts = [
    [say('fact.place'), place && inLanguage(place, language)],
    [say('fact.online'), online && say('fact.online_value')],
    [say('fact.organiser'), names.organiser],
    [say('fact.invited'), names.invited ? enumerate(names.invited, language) : say('invited.everyone')],
    [say('fact.you'), invitation && say(`you.${invitation}`)],
  ]
  return facts.flatMap(([title = '', value]) => (value ? [{ title, value: literal(value) }] : []))
}

/** Names that a card lists before it only counts them. */
const namesInFull = 6

const enumerate = (names: readonly string[], language: Language): string => {
  const shown = names.slice(0, namesInFull).join(', ')
  const count = names.length - namesInFull
  return count > 0 ? texts(language)('invited.others', { names: shown, count }) : shown
}

type State = { readonly text: string; readonly style: string; readonly color: string }

const states = {
  cancelled: { style: 'attention', color: 'Attention' },
  now: { style: 'good', color: 'Good' },
  done: { style: 'emphasis', color: 'Default' },
  moved: { style: 'warning', color: 'Warning' },
} as const

/** What is particular about an occurrence at this moment; an empty text: nothing. */
export const stateOf = (occurrence: Occurrence, { now, language }: Reader): State => {
  const say = texts(language)
  const name = stateName(occurrence, now)
  if (!name) return { text: '', style: 'default', color: 'Default' }
  const state = say(`state.${name}`, {
    day: formatDay(occurrence.date, language),
    time: occurrence.meeting.start.slice(11),
  })
  const reason = occurrence.reason && name !== 'done' && inLanguage(occurrence.reason, language)
  return { text: reason ? literal(say('state.because', { state, reason })) : state, ...states[name] }
}

const stateName = (
  { state, start, end }: Occurrence,
  now: DateTime<true>,
): keyof typeof states | undefined => {
  if (state === 'cancelled') return 'cancelled'
  if (end <= now) return 'done'
  if (start <= now) return 'now'
  return state === 'moved' ? 'moved' : undefined
}

/** Where, in a few words: "Room 302 · Online". */
export const placeWords = ({ place, meeting }: Occurrence, language: Language): string =>
  [place && inLanguage(place, language), meeting.online && texts(language)('place.online')]
    .filter(Boolean)
    .join(' · ')

/** "Monday 14 December 2026, 08:30–09:30", with the time in the meeting's own zone where that differs. */
export const whenWords = (occurrence: Occurrence, reader: Reader): string => {
  const day = formatLongDay(onClockOf(reader.now, occurrence.start).toISODate(), reader.language)
  const zone = zoneNote(occurrence, reader)
  return `${day}, ${timeSpan(occurrence, reader)}${zone && ` (${zone})`}`
}

export const timeSpan = (occurrence: Occurrence, reader: Reader): string =>
  span(onClockOf(reader.now, occurrence.start), onClockOf(reader.now, occurrence.end), reader.language)

/** The time as the meeting's own zone has it, when the reader's clock shows another; empty when they agree. */
export const zoneNote = ({ start, end }: Occurrence, reader: Reader): string => {
  if (onClockOf(reader.now, start).offset === start.offset) return ''
  const name = start.setLocale(localeOf[reader.language]).offsetNameLong ?? start.zoneName
  const zone = reader.language === 'vi' ? name.replace(/^Giờ/, 'giờ') : name
  return texts(reader.language)('zone.there', { time: span(start, end, reader.language), zone })
}

const span = (start: DateTime<true>, end: DateTime<true>, language: Language): string => {
  const endDay = end.hasSame(start, 'day') ? '' : `${formatDay(end.toISODate(), language)} `
  return `${start.toFormat('HH:mm')}–${endDay}${end.toFormat('HH:mm')}`
}
