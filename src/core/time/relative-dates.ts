import type { DateTime } from 'luxon'

/**
 * Data files may date things relative to the day that Loa starts, so that a demonstration never goes stale:
 * `{today}`, `{today-30}` (days), `{weekday+5}` (the fifth working day from today), `{monday+7}` (days after this
 * week's Monday) become `YYYY-MM-DD`; `{year-1}` becomes a year. A string that is nothing but a year becomes a number.
 */
export const resolveRelativeDates = (value: unknown, today: DateTime<true>): unknown =>
  resolveIn(value, wordsOn(today))

const resolveIn = (value: unknown, resolve: Resolve): unknown => {
  if (typeof value === 'string') return resolveText(value, resolve)
  if (Array.isArray(value)) return value.map((item) => resolveIn(item, resolve))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveIn(item, resolve)]))
}

/** What a placeholder stands for. */
type Resolve = (placeholder: string, word: string, offset?: string) => string

const placeholder = /\{(today|weekday|monday|year)([+-]\d{1,4})?\}/g

const resolveText = (text: string, resolve: Resolve): string | number => {
  if (!text.includes('{')) return text
  const resolved = text.replace(placeholder, resolve)
  return /^\{year([+-]\d{1,4})?\}$/.test(text) ? Number(resolved) : resolved
}

/** Days of the calendar, counted in UTC: what day it is where the organisation is, `today` has settled. */
const wordsOn = ({ year, month, day, weekday }: DateTime<true>): Resolve => {
  const dayAfter = (days: number) =>
    new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
  return (_, word, offset = '0') => {
    const steps = Number(offset)
    if (word === 'year') return String(year + steps)
    if (word === 'monday') return dayAfter(steps - weekday + 1)
    return dayAfter(word === 'weekday' ? daysOfWork(steps, weekday) : steps)
  }
}

/** How many days away the working day is that lies so many working days ahead, or back. */
const daysOfWork = (workingDays: number, weekday: number): number => {
  const direction = Math.sign(workingDays)
  let days = 0
  for (let left = Math.abs(workingDays); left > 0; ) {
    days += direction
    if (isWorkingDay(weekday + days)) left -= 1
  }
  return days
}

/** Of ISO weekdays, 1 to 5 and those a number of weeks from them. */
const isWorkingDay = (weekday: number): boolean => (((weekday - 1) % 7) + 7) % 7 < 5
