import type { DateTime } from 'luxon'
import { type Language, localeOf } from '../../core/i18n/language.ts'
import { formatDay, formatLongDay, formatMonth } from '../../core/time/format.ts'
import type { Period } from './period.ts'
import { texts } from './texts.ts'

/** A stretch of days in a few words, as a sentence begins with it: "Today", "Friday 18 December 2026, 13:00–18:00". */
export const periodWords = (period: Period, language: Language): string => {
  const say = texts(language)
  const words = daysWords(period, language)
  if (!period.hours) return words
  const { from, to } = period.hours
  return to
    ? say('period.between', { period: words, from, to })
    : say('period.around', { period: words, from })
}

/** The same with its dates: "This week · 14/12/2026 – 20/12/2026". */
export const periodHeading = (period: Period, language: Language): string => {
  const words = periodWords(period, language)
  switch (period.name) {
    case 'today':
    case 'tomorrow':
      return `${words} · ${formatLongDay(period.from.toISODate(), language)}`
    case 'this-week':
    case 'next-week':
    case 'coming-days':
      return `${words} · ${spanWords(period, language)}`
    default:
      return words
  }
}

const daysWords = (period: Period, language: Language): string => {
  const say = texts(language)
  const { name, from } = period
  switch (name) {
    case 'day':
      return formatLongDay(from.toISODate(), language)
    case 'month':
      return formatMonth(from.toISODate(), language)
    case 'year':
      return say('period.year', { year: String(from.year) })
    case 'span':
      return spanWords(period, language)
    default:
      return say(`period.${name}`)
  }
}

const spanWords = ({ from, to }: Period, language: Language): string =>
  texts(language)('period.span', {
    from: formatDay(from.toISODate(), language),
    to: formatDay(to.minus({ days: 1 }).toISODate(), language),
  })

/**
 * A day as somebody would type it in a question: "on 18 December 2026". Never "tomorrow": a button is pressed, and its
 * text typed, on any later day.
 */
export const dayWords = (day: DateTime<true>, language: Language): string =>
  texts(language)('date.day', { day: typedDay(day, language) })

/** Days from the first to the last as somebody would type them: "from 14 December 2026 to 20 December 2026". */
export const rangeWords = (first: DateTime<true>, last: DateTime<true>, language: Language): string =>
  texts(language)('date.span', {
    from: typedDay(first, language),
    to: typedDay(last, language),
  })

/** Only one way to read it: in English `07/12` may be either of two days. */
const typedDay = (day: DateTime<true>, language: Language): string =>
  language === 'en'
    ? day.setLocale(localeOf.en).toFormat('d LLLL yyyy')
    : formatDay(day.toISODate(), language)
