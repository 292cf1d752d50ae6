import { DateTime } from 'luxon'
import { type Language, localeOf } from '../../core/i18n/language.ts'
import { formatDay } from '../../core/time/format.ts'
import type { DayRange } from '../../core/understanding/intent.ts'

/** Whole days from one date to another; negative when the other is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days)

/** Weekday, day and month, for a list of days near each other: "Wed 02/12". Never broken over two lines. */
export const formatShortDay = (iso: string, language: Language): string => {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  // The short names of the days in Vietnamese are two words each; the narrow ones are what a calendar shows.
  const weekday = language === 'vi' ? 'narrow' : 'short'
  const name = new Intl.DateTimeFormat(localeOf[language], { weekday, timeZone: 'UTC' }).format(date)
  return `${name}\u00a0${formatDay(iso, language).slice(0, 'dd/mm'.length)}`
}

/** Monday to Sunday of the week that begins `weeks` after that of a day. */
export const weekOf = (day: string, weeks: number): DayRange => {
  const monday = DateTime.fromISO(day, { zone: 'utc' }).startOf('week').plus({ weeks })
  return { from: monday.toFormat('yyyy-MM-dd'), to: monday.plus({ days: 6 }).toFormat('yyyy-MM-dd') }
}

/** A day or stretch in words that are read back as the same days, whatever the order of day and month. */
export const spellRange = ({ from, to }: DayRange, language: Language): string =>
  from === to ? spellDay(from, language) : `${spellDay(from, language)} – ${spellDay(to, language)}`

const spellDay = (iso: string, language: Language): string => {
  const day = DateTime.fromISO(iso, { zone: 'utc' })
  return language === 'vi'
    ? day.toFormat("'ngày' d 'tháng' M 'năm' yyyy")
    : day.setLocale(localeOf[language]).toFormat('d MMMM yyyy')
}
