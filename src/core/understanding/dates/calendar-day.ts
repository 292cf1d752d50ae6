/** A calendar day as the number of days since 1970-01-01: no zone, no clock, plain arithmetic. */
export type Day = number

const msPerDay = 86_400_000

/** The day of a date; undefined for one that is in no calendar (31/02). Months are 1 to 12. */
export const dayOf = (year: number, month: number, day: number): Day | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return firstOfMonth(year, month) + day - 1
}

/** A month beyond 1 to 12 runs on into the years around. */
export const firstOfMonth = (year: number, month: number): Day => Date.UTC(year, month - 1, 1) / msPerDay

export const lastOfMonth = (year: number, month: number): Day => firstOfMonth(year, month + 1) - 1

const daysIn = (year: number, month: number): number =>
  firstOfMonth(year, month + 1) - firstOfMonth(year, month)

export const dateOf = (day: Day): { year: number; month: number; day: number } => {
  const date = new Date(day * msPerDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** `YYYY-MM-DD` */
export const isoOf = (day: Day): string => new Date(day * msPerDay).toISOString().slice(0, 10)

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

export const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1

/** The same day of another month, or that month's last day where it is shorter. */
export const addMonths = (from: Day, months: number): Day => {
  const { year, month, day } = dateOf(from)
  return Math.min(firstOfMonth(year, month + months) + day - 1, lastOfMonth(year, month + months))
}
