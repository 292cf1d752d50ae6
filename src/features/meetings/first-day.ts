import type { DateTime } from 'luxon'
import { dateOfDay, dayNumber, fitsRule, type RepeatRule } from './repeat-rule.ts'

/** How far ahead the first day of a rule is looked for, in days: a monthly rule may begin in the month after next. */
const horizon = 400

/** The first day from `from` on that a rule has, taken by itself: not earlier than this moment at that time of day. */
export const firstDayOf = (rule: RepeatRule, from: string, time: string, now: DateTime<true>): string => {
  const begin = dayNumber(from)
  const startOfToday = dayNumber(now.toISODate())
  const isOver = (day: number) => day === startOfToday && time !== '' && time <= now.toFormat('HH:mm')
  // Counted from the day itself, so that an interval never pushes the first one away.
  for (let day = begin; day < begin + horizon; day += 1)
    if (!isOver(day) && fitsRule(rule, day, day)) return dateOfDay(day)
  return from
}
