import type { DateTime } from 'luxon'

/**
 * Data files may date things relative to the day that Loa starts, so that a demonstration never goes stale:
 * `{today}`, `{today-30}` (days), `{weekday+5}` (the fifth working day from today), `{monday+7}` (days after this
 * week's Monday) become `YYYY-MM-DD`; `{year-1}` becomes a year. A string that is nothing but a year becomes a number.
 */
export const resolveRelativeDates = (value: unknown, today: DateTime<true>): unknown => {
  if (typeof value === 'string') return resolveText(value, today)
  if (Array.isArray(value)) return value.map((item) => resolveRelativeDates(item, today))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolveRelativeDates(item, today)]),
  )
}

const placeholder = /\{(today|weekday|monday|year)([+-]\d{1,4})?\}/g

const resolveText = (text: string, today: DateTime<true>): string | number => {
  if (/^\{year([+-]\d{1,4})?\}$/.test(text)) return Number(text.replace(placeholder, replacer(today)))
  return text.replace(placeholder, replacer(today))
}

const replacer =
  (today: DateTime<true>) =>
  (_: string, word: string, offset = '0') => {
    const steps = Number(offset)
    if (word === 'year') return String(today.year + steps)
    if (word === 'monday') return today.startOf('week').plus({ days: steps }).toISODate()
    if (word === 'weekday') return workingDay(today, steps).toISODate()
    return today.plus({ days: steps }).toISODate()
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
