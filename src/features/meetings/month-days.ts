/** A weekday of a month: its ordinal (1 to 5, or -1 for the last to -5) and 1 for a Monday to 7 for a Sunday. */
export type MonthDay = { readonly ordinal: number; readonly weekday: number }

const dateOf = (day: number): Date => new Date(day * 86_400_000)

/** Months since the year 0 of a day that is counted from 1970-01-01. */
export const monthNumber = (day: number): number =>
  dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth()

/** The first day of such a month. */
export const monthStart = (month: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000

export const yearOf = (day: number): number => dateOf(day).getUTCFullYear()

/** 1 to 12. */
export const monthInYear = (day: number): number => dateOf(day).getUTCMonth() + 1

/** The same month and day of another year; 1 March where that year has no 29 February. */
export const sameDayIn = (year: number, day: number): number =>
  Date.UTC(year, dateOf(day).getUTCMonth(), dateOf(day).getUTCDate()) / 86_400_000

/** 1 to 31. */
export const dayInMonth = (day: number): number => dateOf(day).getUTCDate()

/** The ordinal of a day's weekday in its month: 3 for the third Tuesday; `fromEnd`: -1 for the last one. */
export const ordinalsOf = (day: number): { readonly fromStart: number; readonly fromEnd: number } => {
  const length = monthStart(monthNumber(day) + 1) - monthStart(monthNumber(day))
  return {
    fromStart: Math.ceil(dayInMonth(day) / 7),
    fromEnd: -Math.ceil((length - dayInMonth(day) + 1) / 7),
  }
}

/** Whether a day is one of these in its month; where both are said it has to be in both (RFC 5545, 3.3.10). */
export const fitsMonth = (
  monthDays: readonly number[] | undefined,
  ordinals: readonly MonthDay[] | undefined,
  { day, weekday }: { readonly day: number; readonly weekday: number },
): boolean => {
  const end = monthStart(monthNumber(day) + 1)
  if (monthDays && !monthDays.includes(dayInMonth(day)) && !monthDays.includes(day - end)) return false
  const { fromStart, fromEnd } = ordinalsOf(day)
  return (
    !ordinals ||
    ordinals.some((one) => one.weekday === weekday && (one.ordinal === fromStart || one.ordinal === fromEnd))
  )
}
