import type { DayRange } from '../intent.ts'
import {
  addMonths,
  type Day,
  dateOf,
  dayOf,
  firstOfMonth,
  isoOf,
  lastOfMonth,
  weekdayOf,
} from './calendar-day.ts'
import { resolveLunar } from './lunar.ts'
import { nearestYear } from './nearest-year.ts'
import type { Edge, Grain, MonthsSpec, Spec } from './piece.ts'
import type { Today } from './today.ts'

/** Whole days, both ends included. */
export type Days = { readonly from: Day; readonly to: Day }

export type Resolved = Days & { readonly grain: Grain; readonly readings?: readonly Days[] }

/**
 * The days that a spec stands for, undefined for none (31/02, a bare number). `notBefore` is the first day of the
 * range that the spec ends: what the spec leaves open is then the first to come after it.
 */
export const resolve = (spec: Spec, today: Today, notBefore?: Day): Resolved | undefined => {
  switch (spec.is) {
    case 'fixed':
      return spec
    case 'day':
      return resolveDay(spec, today, notBefore)
    case 'weekday':
      return single(weekdayFrom(spec.weekday, spec.monday ?? notBefore ?? today.day))
    case 'week':
      return { grain: spec.edge ? 'day' : 'week', ...weekEdges[spec.edge ?? 'whole'](spec.monday) }
    case 'months':
      return resolveMonths(spec, today, notBefore)
    case 'year':
      return spec.edge && { grain: 'month', ...yearEdges[spec.edge](spec.year ?? today.year) }
    case 'lunar':
      return resolveLunar(spec, today)
    case 'number':
    case 'now':
      return undefined
  }
}

const single = (day: Day | undefined): Resolved | undefined =>
  day === undefined ? undefined : { grain: 'day', from: day, to: day }

const weekdayFrom = (weekday: number, base: Day): Day => base + ((weekday - weekdayOf(base) + 7) % 7)

const weekEdges: Record<Edge | 'whole', (monday: Day) => Days> = {
  whole: (monday) => ({ from: monday, to: monday + 6 }),
  start: (monday) => ({ from: monday, to: monday + 1 }),
  middle: (monday) => ({ from: monday + 2, to: monday + 3 }),
  end: (monday) => ({ from: monday + 4, to: monday + 6 }),
}

const yearEdges: Record<Edge, (year: number) => Days> = {
  start: (year) => ({ from: firstOfMonth(year, 1), to: lastOfMonth(year, 3) }),
  middle: (year) => ({ from: firstOfMonth(year, 6), to: lastOfMonth(year, 7) }),
  end: (year) => ({ from: firstOfMonth(year, 12), to: lastOfMonth(year, 12) }),
}

type DaySpec = Extract<Spec, { is: 'day' }>

const resolveDay = (spec: DaySpec, today: Today, notBefore?: Day): Resolved | undefined => {
  const first = single(dayFrom(spec, today, notBefore))
  if (!spec.swappable || spec.month === undefined) return first
  const second = single(dayFrom({ ...spec, day: spec.month, month: spec.day }, today, notBefore))
  return first && second ? { ...first, readings: [first, second] } : (first ?? second)
}

const dayFrom = ({ day, month, year }: DaySpec, today: Today, notBefore?: Day): Day | undefined => {
  if (month === undefined) return year === undefined ? nextWithNumber(day, notBefore ?? today.day) : undefined
  if (year !== undefined) return dayOf(year, month, day)
  const first = yearFor(month, day, today, notBefore)
  const leapYears = [0, 1, 2, 3, 4].map((more) => dayOf(first + more, month, day))
  return leapYears.find((found) => found !== undefined)
}

const yearFor = (month: number, day: number, today: Today, notBefore?: Day): number => {
  const base = notBefore === undefined ? today : dateOf(notBefore)
  const gone = firstOfMonth(base.year, month) + day - 1 < (notBefore ?? today.day)
  return notBefore === undefined ? nearestYear(month, gone, today) : base.year + Number(gone)
}

const nextWithNumber = (day: number, base: Day): Day | undefined => {
  const { year, month } = dateOf(base)
  return [0, 1, 2]
    .map((more) => firstOfMonth(year, month + more))
    .map((first) => dayOf(dateOf(first).year, dateOf(first).month, day))
    .find((found) => found !== undefined && found >= base)
}

const resolveMonths = (spec: MonthsSpec, today: Today, notBefore?: Day): Resolved => {
  const year = spec.year ?? yearOfMonths(spec, today, notBefore)
  const whole = { from: firstOfMonth(year, spec.first), to: lastOfMonth(year, spec.last) }
  if (spec.edge === undefined) return { grain: spec.grain, ...whole }
  return { grain: spec.grain === 'month' ? 'day' : 'month', ...edgeOf(spec.grain, spec.edge, whole) }
}

const yearOfMonths = (spec: MonthsSpec, today: Today, notBefore?: Day): number => {
  if (notBefore !== undefined) {
    const { year } = dateOf(notBefore)
    return year + Number(lastOfMonth(year, spec.last) < notBefore)
  }
  return spec.grain === 'month' ? nearestYear(spec.first, spec.first < today.month, today) : today.year
}

/** Days 1–10, 11–20, 21–end of a month; the first, second, last month of a quarter. */
const edgeOf = (grain: MonthsSpec['grain'], edge: Edge, { from, to }: Days): Days => {
  const bounds = grain === 'month' ? [from + 10, from + 20] : [addMonths(from, 1), addMonths(to + 1, -1)]
  const [second = from, third = to] = bounds
  const edges = {
    start: { from, to: second - 1 },
    middle: { from: second, to: third - 1 },
    end: { from: third, to },
  }
  return edges[edge]
}

export const rangeOf = ({ from, to }: Days): DayRange => ({ from: isoOf(from), to: isoOf(to) })
