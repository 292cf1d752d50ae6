import { type Day, dateOf, dayOf } from './calendar-day.ts'
import { nearestYear } from './nearest-year.ts'
import type { Spec } from './piece.ts'
import type { Resolved } from './resolve.ts'
import type { Today } from './today.ts'

/**
 * The Vietnamese lunar calendar (time zone +7, which parts from the Chinese one: Tết 2030 is a day earlier). A row is
 * the date of Tết, the month that is followed by its leap month (0: none), and the months' lengths, leap month
 * included: L has 30 days, S has 29. Worked out with Hồ Ngọc Đức's algorithm (new moons and solar longitude, UTC+7).
 */
const table: readonly (readonly [tet: string, leap: number, lengths: string])[] = [
  ['2015-02-19', 0, 'SLSSLSLLLSLS'],
  ['2016-02-08', 0, 'LSLSSLSLLSLL'],
  ['2017-01-28', 6, 'SLSLSSLSLSLLL'],
  ['2018-02-16', 0, 'SLSLSSLSSLLL'],
  ['2019-02-05', 0, 'SLLSLSSLSSLL'],
  ['2020-01-25', 4, 'SLLLSLSSLSSLL'],
  ['2021-02-12', 0, 'SLLSLSLSLSLS'],
  ['2022-02-01', 0, 'LSLSLLSLSLSL'],
  ['2023-01-22', 2, 'SLSSLLSLLSLSL'],
  ['2024-02-10', 0, 'SLSSLSLLSLLS'],
  ['2025-01-29', 6, 'LSLSSLSLSLLLS'],
  ['2026-02-17', 0, 'LSLSSLSSLLLS'],
  ['2027-02-06', 0, 'LLSLSSLSSLLS'],
  ['2028-01-26', 5, 'LLLSLSSLSSLLS'],
  ['2029-02-13', 0, 'LLSLSLSLSSLS'],
  ['2030-02-02', 0, 'LLSLLSLSLSLS'],
  ['2031-01-23', 3, 'SLSLLSLLSLSLS'],
  ['2032-02-11', 0, 'SLSLSLLSLLSL'],
  ['2033-01-31', 11, 'SLSSLSLSLLLSL'],
  ['2034-02-19', 0, 'SLSSLSSLLLSL'],
  ['2035-02-08', 0, 'LSLSSLSSLLSL'],
  ['2036-01-28', 6, 'LLSLSSLSSLSLL'],
  ['2037-02-15', 0, 'LSLLSSLSSLSL'],
  ['2038-02-04', 0, 'LSLLSLSLSSLS'],
  ['2039-01-24', 5, 'LLSLLSLSLSSLS'],
  ['2040-02-12', 0, 'LSLLSLSLLSLS'],
]

type LunarYear = { readonly tet: Day; readonly leap: number; readonly lengths: readonly number[] }

const years: ReadonlyMap<number, LunarYear> = new Map(
  table.map(([tet, leap, lengths]) => {
    const [year = 0, month = 0, day = 0] = tet.split('-').map(Number)
    const days = [...lengths].map((length) => (length === 'L' ? 30 : 29))
    return [year, { tet: dayOf(year, month, day) ?? 0, leap, lengths: days }]
  }),
)

/** The first day of Tết of a year from 2015 to 2040; undefined outside the table. */
export const tetOf = (year: number): Day | undefined => years.get(year)?.tet

/** The solar day of a lunar date, not of a leap month; undefined outside 2015–2040 or past the month's end. */
export const lunarDay = (year: number, month: number, day: number): Day | undefined => {
  const of = years.get(year)
  if (of === undefined || month < 1 || month > 12) return undefined
  const before = month - 1 + Number(of.leap > 0 && month > of.leap)
  if (day > (of.lengths[before] ?? 0)) return undefined
  return of.tet + of.lengths.slice(0, before).reduce((sum, length) => sum + length, 0) + day - 1
}

type LunarSpec = Extract<Spec, { is: 'lunar' }>

/** Without a year: the one to come, unless it is far off (`nearestYear`); without a month: the next such day. */
export const resolveLunar = (spec: LunarSpec, today: Today): Resolved | undefined => {
  if (spec.month === undefined) return nextInAnyMonth(spec, today)
  if (spec.year !== undefined) return daysIn(spec, spec.year, spec.month)
  const years = [-1, 0, 1].map((more) => daysIn(spec, today.year + more, spec.month ?? 1))
  const next = years.find((days) => days !== undefined && days.to >= today.day)
  if (next === undefined) return undefined
  const { year, month } = dateOf(next.from)
  const nearest = nearestYear(month, year > today.year, today)
  return years.find((days) => days !== undefined && dateOf(days.from).year === nearest) ?? next
}

const daysIn = (spec: LunarSpec, year: number, month: number): Resolved | undefined => {
  const from = lunarDay(year, month, spec.first)
  /** A whole month is 30 days or 29. */
  const short = spec.first < spec.last ? lunarDay(year, month, spec.last - 1) : undefined
  const to = lunarDay(year, month, spec.last) ?? short
  return from === undefined || to === undefined ? undefined : { grain: 'day', from, to }
}

const nextInAnyMonth = (spec: LunarSpec, today: Today): Resolved | undefined =>
  [-1, 0, 1]
    .flatMap((more) => Array.from({ length: 12 }, (_, index) => daysIn(spec, today.year + more, index + 1)))
    .find((days) => days !== undefined && days.to >= today.day)
