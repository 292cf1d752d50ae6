import type { DateSlot, DayRange, Slots } from '../../core/understanding/intent.ts'

/**
 * Grains that name a period of rules. A day does not: "thưởng 30/4" asks about the bonus of that holiday, not about
 * the rules that were in force on it.
 */
const periods: readonly DateSlot['grain'][] = ['month', 'quarter', 'year']

/** The period whose rules a question asks for; undefined: the rules of today. */
export const askedPeriod = ({ date, year }: Slots): DayRange | undefined => {
  if (date && periods.includes(date.grain)) return { from: date.from, to: date.to }
  return year === undefined ? undefined : { from: `${year}-01-01`, to: `${year}-12-31` }
}
