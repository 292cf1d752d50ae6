import type { DateTime } from 'luxon'
import { type Day, firstOfMonth, mondayOf } from './calendar-day.ts'

/** The asker's present, in the zone of `now`. */
export type Today = {
  readonly day: Day
  readonly monday: Day
  readonly year: number
  readonly month: number
  /** Minutes after midnight. */
  readonly minute: number
}

export const todayOf = (now: DateTime): Today => {
  const day = firstOfMonth(now.year, now.month) + now.day - 1
  return { day, monday: mondayOf(day), year: now.year, month: now.month, minute: now.hour * 60 + now.minute }
}
