import { DateTime } from 'luxon'
import { fold } from '../understanding/fold.ts'
import { months } from './month-names.ts'
import type { Cell } from './spreadsheet.ts'

/**
 * What a cell says as a calendar date, `YYYY-MM-DD`. `3/4/2021` is in April to one and in March to another:
 * `ambiguous`, never guessed, and a person is to be asked.
 */
export type DateReading =
  | { readonly kind: 'value'; readonly date: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [string, string] }
  | { readonly kind: 'unreadable' }

const unreadable: DateReading = { kind: 'unreadable' }

/** An empty cell is unreadable: whoever allows it looks first. A time of day is left out. */
export const readDate = (cell: Cell): DateReading => {
  if (cell instanceof Date) return readMoment(cell)
  if (typeof cell === 'number') return readSerial(cell)
  if (typeof cell !== 'string') return unreadable
  const text = fold(cell).replace(/\s+/g, ' ').trim()
  for (const read of [readYearFirst, readDigits, readWords]) {
    const dates = read(text)
    if (dates) return decide(dates)
  }
  return /^\d{5}$/.test(text) ? readSerial(Number(text)) : unreadable
}

const readMoment = (moment: Date): DateReading =>
  Number.isNaN(moment.getTime())
    ? unreadable
    : decide([dateOf(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate())])

/** Days since the last of 1899, as a spreadsheet counts from March 1900 on; a year is no such number. */
const serials = { from: 18_264, to: 109_574 }

const readSerial = (serial: number): DateReading =>
  serial >= serials.from && serial < serials.to
    ? readMoment(new Date(Date.UTC(1899, 11, 30 + Math.floor(serial))))
    : unreadable

const timeOfDay = '(?:[t ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[ap]m| ?z)?)?'
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${timeOfDay}$`)
const dayOrMonthFirst = new RegExp(
  `^(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4})(?: ?г\\.?)?${timeOfDay}$`,
)

const readYearFirst = (text: string): Dates | undefined => {
  const found = yearFirst.exec(text)
  return found ? [dateOf(Number(found[1]), Number(found[3]), Number(found[4]))] : undefined
}

/**
 * Day first and month first, whichever there is. With points a date is written day first alone: no locale of CLDR
 * puts a month before a point.
 */
const readDigits = (text: string): Dates | undefined => {
  const found = dayOrMonthFirst.exec(text)
  if (!found) return undefined
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])]
  const dayFirst = dateOf(year, second, first)
  return found[2] === '.' ? [dayFirst] : [dayFirst, dateOf(year, first, second)]
}

/** "ngày 17 tháng 12 năm 2020", "17 декабря 2020 г.", "17 Dec 2020", "December 17, 2020". */
const readWords = (text: string): Dates | undefined => {
  const vietnamese = /^(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam|,)? (\d{4})$/.exec(text)
  if (vietnamese) return [dateOf(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1]))]
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? (\p{L}+)\.?,? (\d{4})(?: ?г(?:ода|\.)?)?$/u.exec(text)
  if (dayFirst) return [dateOf(Number(dayFirst[3]), monthCalled(dayFirst[2]), Number(dayFirst[1]))]
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text)
  if (monthFirst) return [dateOf(Number(monthFirst[3]), monthCalled(monthFirst[1]), Number(monthFirst[2]))]
  return undefined
}

const monthCalled = (name = ''): number =>
  name.length < 3 ? 0 : 1 + months.findIndex((names) => names.some((known) => known.startsWith(name)))

type Dates = readonly (string | undefined)[]

/** undefined: there is no such day. */
const dateOf = (year: number, month: number, day: number): string | undefined => {
  const date = DateTime.utc(year, month, day)
  return date.isValid && year >= 1900 && year <= 2200 ? date.toISODate() : undefined
}

const decide = (dates: Dates): DateReading => {
  const [first, second] = new Set(dates.filter((date) => date !== undefined))
  if (first === undefined) return unreadable
  return second === undefined
    ? { kind: 'value', date: first }
    : { kind: 'ambiguous', readings: [first, second] }
}
