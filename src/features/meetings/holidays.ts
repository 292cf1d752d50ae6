import { lunarDay, tetOf } from '../../core/understanding/dates/lunar.ts'
import { dateOfDay, dayNumber, weekdayOf } from './repeat-rule.ts'

export type HolidayName = 'new-year' | 'tet' | 'hung-kings' | 'reunification' | 'labour' | 'independence'

/** Days of a month, every year. */
const fixed: readonly (readonly [month: number, day: number, name: HolidayName])[] = [
  [1, 1, 'new-year'],
  [4, 30, 'reunification'],
  [5, 1, 'labour'],
  [9, 2, 'independence'],
]

/** Days before and after the first of Tết: the eve and the first four; the government may shift them by a day. */
const tetDays = [-1, 0, 1, 2, 3]

/**
 * The public holidays of Vietnam (Labour Code 2019, article 112) of a year by their dates. Lunar ones are known for
 * 2015–2040. The second day of the National Day and days in lieu are announced year by year, and are not in it.
 */
const holidaysOf = (year: number): ReadonlyMap<string, HolidayName> => {
  const [tet, kings] = [tetOf(year), lunarDay(year, 3, 10)]
  return new Map([
    ...fixed.map(([month, day, name]) => [isoOf(year, month, day), name] as const),
    ...(tet === undefined ? [] : tetDays.map((offset) => [dateOfDay(tet + offset), 'tet'] as const)),
    ...(kings === undefined ? [] : [[dateOfDay(kings), 'hung-kings'] as const]),
  ])
}

const isoOf = (year: number, month: number, day: number): string =>
  dateOfDay(Date.UTC(year, month - 1, day) / 86_400_000)

/** The holiday that a day (`YYYY-MM-DD`) is; undefined: none. */
export const holidayOn = (date: string): HolidayName | undefined =>
  holidaysOf(Number(date.slice(0, 4))).get(date)

/** The first day after it that is neither a weekend nor a holiday. */
export const workingDayAfter = (date: string): string => {
  let day = dayNumber(date) + 1
  while (weekdayOf(day) > 5 || holidayOn(dateOfDay(day))) day += 1
  return dateOfDay(day)
}
