import type { Today } from './today.ts'

/** A date without a year is the next to come if it is at most so many months ahead, else the one gone by. */
const monthsAhead = 9

/** The year of the last such month, this one included. */
export const lastYearOf = (month: number, today: Today): number =>
  month > today.month ? today.year - 1 : today.year

/** The year of a month or day named without one. `gone`: this year's is over. */
export const nearestYear = (month: number, gone: boolean, today: Today): number => {
  const year = gone ? today.year + 1 : today.year
  const ahead = (year - today.year) * 12 + month - today.month
  return ahead > monthsAhead ? year - 1 : year
}
