import type { Button, Card, Provenance } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { isExportable } from './export-occurrences.ts'
import { type List, listViews } from './list-views.ts'
import {
  askButton,
  calendarButton,
  type MeetingSources,
  onlineButton,
  slotsOf,
  todayButton,
  weekButton,
} from './meeting-sources.ts'
import { isAhead, type Occurrence } from './occurrence.ts'
import { daySlot, type Period } from './period.ts'
import { dayWords, periodHeading, periodWords } from './period-words.ts'
import { texts } from './texts.ts'
import { timeSpan, whenWords } from './views.ts'

/** What a list shows. */
export type Found = {
  readonly heading: string
  readonly period: Period
  readonly occurrences: readonly Occurrence[]
  readonly next?: Occurrence | undefined
  readonly intro?: string | undefined
  readonly personal: boolean
}

/** Longest stretch, in days, that is listed day by day; a longer one is listed meeting by meeting. */
const longestByDay = 8

/** A list with its summary and its next steps, over several cards when it is long. */
export const listCards = (sources: MeetingSources, turn: Turn, found: Found): readonly Card[] => {
  const { period, occurrences, next } = found
  const say = texts(turn.language)
  const isHidden = turn.place.kind !== 'personal' && !found.personal
  const list: List = {
    heading: found.heading,
    period: periodHeading(period, turn.language),
    occurrences,
    condensed: period.to.diff(period.from, 'days').days > longestByDay,
    intro: found.intro ?? introOf(turn, found, isHidden),
    next,
    notes: isHidden ? [say('list.only_open')] : [],
  }
  const views = listViews(list, turn)
  return views.map((view, index) => ({
    name: 'meetings/days',
    view,
    summary: summaryOf(turn, found),
    provenance: provenanceOf(sources, turn, next ? [...occurrences, next] : occurrences),
    ...(index === views.length - 1 && { next: buttonsOf(sources, turn, found) }),
  }))
}

const introOf = (turn: Turn, { occurrences, next }: Found, isHidden: boolean): string | undefined => {
  const say = texts(turn.language)
  if (occurrences.length > 0) return next ? say('list.over') : undefined
  const nothing = say(isHidden ? 'list.nothing_open' : 'list.nothing')
  return next ? nothing : `${nothing} ${say('list.no_next')}`
}

/** Meetings that a summary names before it stops. */
const namedInSummary = 4

const summaryOf = (turn: Turn, found: Found): string => {
  const say = texts(turn.language)
  const summary = countOf(turn, found)
  const next =
    found.next ??
    (isOneDay(found.period) ? undefined : found.occurrences.find((one) => isAhead(one, turn.now)))
  if (!next) return summary
  const title = inLanguage(next.meeting.title, turn.language)
  return say('summary.next', { summary, title, when: whenWords(next, turn) })
}

const isOneDay = ({ from, to }: Period): boolean => to <= from.plus({ days: 1 })

/** How many there are, and what they are where that is one day's. */
const countOf = (turn: Turn, { period, occurrences }: Found): string => {
  const say = texts(turn.language)
  const words = periodWords(period, turn.language)
  const held = occurrences.filter(({ state }) => state !== 'cancelled')
  if (held.length === 0) return say('summary.nothing', { period: words })
  if (!isOneDay(period)) return say('summary.total', { period: words, count: held.length })
  const list = held.slice(0, namedInSummary).map((occurrence) => briefly(occurrence, turn))
  const more = held.length > namedInSummary ? '; …' : ''
  return say('summary.count', { period: words, count: held.length, list: list.join('; ') + more })
}

const briefly = (occurrence: Occurrence, turn: Turn): string =>
  `${timeSpan(occurrence, turn).slice(0, 5)} ${inLanguage(occurrence.meeting.title, turn.language)}`

const provenanceOf = (
  { organisation }: MeetingSources,
  { language, now }: Turn,
  shown: readonly Occurrence[],
): Provenance => {
  const updated = shown.map(({ meeting }) => meeting.updated).sort()
  const owner = organisation.contacts.meeting_agenda ?? organisation.contacts.other
  return {
    source: texts(language)('source.schedule', {
      organisation: inLanguage(organisation.shortName, language),
    }),
    owner: owner.name,
    validFrom: formatDay(updated.at(-1) ?? now.toISODate(), language),
  }
}

const buttonsOf = (sources: MeetingSources, turn: Turn, found: Found): Button[] => {
  const { period, occurrences, next, personal } = found
  const ahead = [...occurrences, ...(next ? [next] : [])].filter((occurrence) =>
    isAhead(occurrence, turn.now),
  )
  const [soon] = ahead
  const online = soon && soon.start.diff(turn.now, 'hours').hours < 24 ? soon.meeting.online : undefined
  const mine: Slots = personal ? { mine: true } : {}
  return [
    ...firstOfEach(ahead)
      .slice(0, online ? 2 : 3)
      .map((occurrence) => agendaButton(sources, turn, occurrence)),
    ...(online ? [onlineButton(turn, online)] : []),
    ...(isExportable(ahead) ? [calendarButton(sources, turn, ahead)] : []),
    ...(period.hours ? [wholeDayButton(sources, turn, period, mine)] : []),
    ...(period.name === 'today' ? [] : [todayButton(sources, turn)]),
    weekButton(sources, turn, period.name === 'this-week' ? 1 : 0, mine),
  ].slice(0, 6)
}

const firstOfEach = (occurrences: readonly Occurrence[]): readonly Occurrence[] =>
  occurrences.filter(
    ({ meeting }, index) => occurrences.findIndex((other) => other.meeting.id === meeting.id) === index,
  )

const agendaButton = (sources: MeetingSources, turn: Turn, occurrence: Occurrence): Button =>
  askButton(sources, turn, inLanguage(occurrence.meeting.title, turn.language), slotsOf(turn, occurrence))

const wholeDayButton = (sources: MeetingSources, turn: Turn, { from }: Period, mine: Slots): Button => {
  const date = daySlot(from, dayWords(from, turn.language))
  return askButton(sources, turn, texts(turn.language)('button.whole_day'), { ...mine, date })
}
