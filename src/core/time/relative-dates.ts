import type { DateTime } from 'luxon'

/**
 * Data files may date things relative to the day that Loa starts, so that a demonstration never goes stale:
 * `{today}`, `{today-30}` (days), `{weekday+5}` (the fifth working day from today), `{monday+7}` (days after this
 * week's Monday) become `YYYY-MM-DD`; `{year-1}` becomes a year. A string that is nothing but a year becomes a number.
 */
export const resolveRelativeDates = (value: unknown, today: DateTime<true>): unknown =>
  resolveIn(value, remembering(wordsOn(today)))

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

const wordsOn =
  (today: DateTime<true>): Resolve =>
  (_, word, offset = '0') => {
    const steps = Number(offset)
    if (word === 'year') return String(today.year + steps)
    if (word === 'monday') return today.startOf('week').plus({ days: steps }).toISODate()
    if (word === 'weekday') return workingDay(today, steps).toISODate()
    return today.plus({ days: steps }).toISODate()
  }

/** Data files repeat the same few days a thousand times, and a zoned date takes long to work out. */
const remembering = (resolve: Resolve): Resolve => {
  const known = new Map<string, string>()
  return (placeholder, word, offset) => {
    const day = known.get(placeholder) ?? resolve(placeholder, word, offset)
    known.set(placeholder, day)
    return day
  }
}

const workingDay = (from: DateTime<true>, steps: number): DateTime<true> => {
  const direction = Math.sign(steps)
  let day = from
  for (let left = Math.abs(steps); left > 0; ) {
    day = day.plus({ days: direction })
    if (day.weekday <= 5) left -= 1
  }
  return day
}
