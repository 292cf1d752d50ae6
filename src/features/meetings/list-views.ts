import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay, formatLongDay } from '../../core/time/format.ts'
import type { Occurrence } from './occurrence.ts'
import { texts } from './texts.ts'
import { placeWords, type Reader, stateOf, timeSpan, zoneNote } from './views.ts'
import { onClockOf } from './zone.ts'

type Row = {
  readonly start: string
  readonly end: string
  readonly title: string
  readonly detail: string
  readonly state: string
  readonly color: string
}

type Section = { readonly heading: string; readonly rows: readonly Row[] }

export type List = {
  readonly heading: string
  /** What stretch of time it is about. */
  readonly period: string
  readonly occurrences: readonly Occurrence[]
  /** One row a meeting instead of one an occurrence. */
  readonly condensed: boolean
  /** What to say before the rows, or in their place. */
  readonly intro?: string | undefined
  readonly next?: Occurrence | undefined
  readonly notes: readonly string[]
}

/** Rows of one card, and cards of one list. */
const rowsOfACard = 20
const mostCards = 4

/** A list as one card, or a few; what does not fit is counted in a note. */
export const listViews = (list: List, reader: Reader): readonly View[] => {
  const say = texts(reader.language)
  const sections = list.condensed ? byMeeting(list.occurrences, reader) : byDay(list.occurrences, reader)
  const cards = splitSections(sections)
  const left = countRows(cards.slice(mostCards).flat())
  const shown = cards.slice(0, mostCards)
  const notes = [...list.notes, ...(left > 0 ? [say('list.more', { count: left })] : [])]
  const next = list.next ? [nextSection(list.next, reader)] : []
  return shown.map((card, index) => {
    const isLast = index === shown.length - 1
    const part = { heading: list.heading, part: index + 1, of: shown.length }
    return {
      heading: shown.length > 1 ? say('heading.part', part) : list.heading,
      period: list.period,
      intro: index === 0 ? (list.intro ?? '') : '',
      sections: isLast ? [...card, ...next] : card,
      notes: isLast ? notes.map((text) => ({ text })) : [],
    }
  })
}

const byDay = (occurrences: readonly Occurrence[], reader: Reader): readonly Section[] => {
  const days = Map.groupBy(occurrences, ({ start }) => onClockOf(reader.now, start).toISODate())
  return [...days].map(([day, those]) => ({
    heading: days.size > 1 ? formatLongDay(day, reader.language) : '',
    rows: those.map((occurrence) => rowOf(occurrence, reader)),
  }))
}

const rowOf = (occurrence: Occurrence, reader: Reader): Row => {
  const [start = '', end = ''] = timeSpan(occurrence, reader).split('–')
  const state = stateOf(occurrence, reader)
  return {
    start,
    end,
    title: titleOf(occurrence, reader),
    detail: literal(joined([placeWords(occurrence, reader.language), zoneNote(occurrence, reader)])),
    state: state.text,
    color: state.color,
  }
}

/** Days that a condensed row names before it stops. */
const daysOfARow = 8

const byMeeting = (occurrences: readonly Occurrence[], reader: Reader): readonly Section[] => {
  const held = occurrences.filter(({ state }) => state !== 'cancelled')
  const meetings = [...Map.groupBy(held, ({ meeting }) => meeting.id).values()]
  const rows = meetings.flatMap((those) => {
    const [first] = those
    if (!first) return []
    const shown = those
      .slice(0, daysOfARow)
      .map(({ start }) => shortDay(onClockOf(reader.now, start).toISODate(), reader))
    const days = [...shown, ...(those.length > daysOfARow ? ['…'] : [])].join(', ')
    const times = texts(reader.language)('times', { count: those.length, days })
    const detail = joined([times, placeWords(first, reader.language), zoneNote(first, reader)])
    return [{ ...rowOf(first, reader), detail: literal(detail), state: '', color: 'Default' }]
  })
  return rows.length > 0 ? [{ heading: '', rows }] : []
}

const nextSection = (next: Occurrence, reader: Reader): Section => {
  const day = formatLongDay(onClockOf(reader.now, next.start).toISODate(), reader.language)
  const row = rowOf(next, reader)
  return {
    heading: texts(reader.language)('list.next'),
    rows: [{ ...row, detail: joined([day, row.detail]) }],
  }
}

/** Sections cut into cards of so many rows; a section that goes on keeps its heading. There is always one card. */
const splitSections = (sections: readonly Section[]): readonly (readonly Section[])[] => {
  const cards: Section[][] = [[]]
  for (const { heading, rows } of sections) {
    for (let start = 0; start < rows.length; ) {
      const room = rowsOfACard - countRows(cards.at(-1) ?? [])
      if (room > 0) cards.at(-1)?.push({ heading, rows: rows.slice(start, start + room) })
      else cards.push([])
      start += room
    }
  }
  return cards
}

const countRows = (sections: readonly Section[]): number =>
  sections.reduce((count, { rows }) => count + rows.length, 0)

const titleOf = ({ meeting }: Occurrence, { language }: Reader): string =>
  literal(inLanguage(meeting.title, language))

/** Day and month alone: 25/11. */
const shortDay = (iso: string, { language }: Reader): string => formatDay(iso, language).slice(0, 5)

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(' · ')
