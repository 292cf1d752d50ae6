import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDays, formatLongDay } from '../../core/time/format.ts'
import type { DateSlot } from '../../core/understanding/intent.ts'
import type { Entry } from './agenda.ts'
import type { Day } from './plan-day.ts'
import { texts } from './texts.ts'

const kinds = ['appointment', 'meeting', 'notice'] as const

/** The card of a day: what there is by kind, and what comes next when nothing is left of today. */
export const dayView = ({ entries, next, now }: Day, language: Language): View => {
  const say = texts(language)
  const today = byKind(entries, language)
  const coming = { heading: say('part.next'), rows: next.map((entry) => nextRow(entry, language)) }
  return {
    heading: say('heading'),
    day: formatLongDay(now.toISODate(), language),
    intro: introOf({ entries, next }, language),
    sections: [...today, coming].filter(({ rows }) => rows.length > 0),
  }
}

/** The card of other days: one day by kind, several day by day. */
export const daysView = (entries: readonly Entry[], asked: DateSlot, language: Language): View => {
  const sections = asked.from === asked.to ? byKind(entries, language) : byDay(entries, language)
  return {
    heading: texts(language)('heading.days'),
    day: daysText(asked, language),
    intro: entries.length === 0 ? texts(language)('intro.free_then') : '',
    sections: sections.filter(({ rows }) => rows.length > 0),
  }
}

/** The same in one sentence. */
export const daysSummary = (entries: readonly Entry[], asked: DateSlot, language: Language): string => {
  const list = entries.map(({ item, start }) => `${timeOf(start)} ${item.title}`)
  const free = texts(language)('intro.free_then')
  return `${daysText(asked, language)}: ${list.join('; ') || free}`
}

const daysText = ({ from, to, time, endTime }: DateSlot, language: Language): string => {
  const hours = [time, endTime].filter(Boolean).join('–')
  return [formatDays({ from, to }, language), hours].filter(Boolean).join(' · ')
}

type Section = { readonly heading: string; readonly rows: readonly View[] }

const byKind = (entries: readonly Entry[], language: Language): readonly Section[] =>
  kinds.map((kind) => ({
    heading: texts(language)(`part.${kind}`),
    rows: entries.filter(({ item }) => item.kind === kind).map((entry) => rowOf(entry, language)),
  }))

const byDay = (entries: readonly Entry[], language: Language): readonly Section[] =>
  [...Map.groupBy(entries, ({ start }) => start.toISODate())].map(([date, ofDay]) => ({
    heading: formatLongDay(date, language),
    rows: ofDay.map((entry) => rowOf(entry, language)),
  }))

/** The day in one sentence. */
export const daySummary = ({ entries, next }: Omit<Day, 'now'>, language: Language): string => {
  const say = texts(language)
  const left = entries.filter(({ state }) => state !== 'done')
  if (left.length > 0) {
    const list = left.map(({ item, start }) =>
      item.kind === 'notice' ? item.title : `${timeOf(start)} ${item.title}`,
    )
    return say('summary.items', { count: left.length, list: list.join('; ') })
  }
  const summary = say(entries.length > 0 ? 'summary.over' : 'summary.free')
  const [first] = next
  if (!first) return summary
  const day = formatLongDay(first.start.toISODate(), language)
  return say('summary.next', { summary, title: first.item.title, day, time: timeOf(first.start) })
}

const introOf = ({ entries, next }: Omit<Day, 'now'>, language: Language): string => {
  const say = texts(language)
  if (entries.some(({ state }) => state !== 'done')) return ''
  const intro = say(entries.length > 0 ? 'intro.over' : 'intro.free')
  return next.length > 0 ? intro : `${intro} ${say('intro.nothing_next')}`
}

const nextRow = (entry: Entry, language: Language): View => {
  const row = rowOf(entry, language)
  const day = formatLongDay(entry.start.toISODate(), language)
  return { ...row, place: [day, row['place']].filter(Boolean).join(' · '), state: '' }
}

const rowOf = ({ item, start, end, state }: Entry, language: Language): View => ({
  start: item.kind === 'notice' ? '●' : timeOf(start),
  end: item.kind === 'notice' || end <= start ? '' : timeOf(end),
  title: literal(item.title),
  place: item.place ? literal(item.place) : '',
  state: state === 'ahead' ? '' : texts(language)(`state.${state}`),
  color: state === 'now' ? 'Good' : 'Default',
})

const timeOf = (time: Entry['start']): string => time.toFormat('HH:mm')
