import { catalogue } from '../../core/i18n/catalogue.ts'
import { type Language, localeOf } from '../../core/i18n/language.ts'
import { formatDay, formatMonth, formatTime } from '../../core/time/format.ts'
import type { DateSlot, DayRange } from '../../core/understanding/intent.ts'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }
import { dayAfter, dayOf, type Moment, minutesBetween } from './moment.ts'
import { type Period, periodAround, rangeOf } from './period.ts'

export const texts = catalogue({ vi, en, ru })

export type Say = ReturnType<typeof texts>

/** How to speak to a reader: the words, the language, and the organisation's present minute. */
export type Speaker = { readonly say: Say; readonly language: Language; readonly now: Moment }

export const speaker = (language: Language, now: Moment): Speaker => ({ say: texts(language), language, now })

const values = ({ language }: Speaker, moment: Moment) => ({
  time: formatTime(moment),
  day: formatDay(moment, language),
})

/** "17:00 today": when something happens. */
export const atText = (speaker: Speaker, moment: Moment): string => {
  const { say, now } = speaker
  if (dayOf(moment) === dayOf(now)) return say('at.today', values(speaker, moment))
  if (dayOf(moment) === dayAfter(now, -1)) return say('at.yesterday', values(speaker, moment))
  if (dayOf(moment) === dayAfter(now, 1)) return say('at.tomorrow', values(speaker, moment))
  return say('at.day', values(speaker, moment))
}

/** "since 08:15 today": from when a state has lasted. */
export const sinceText = (speaker: Speaker, moment: Moment): string => {
  const { say, now } = speaker
  if (dayOf(moment) === dayOf(now)) return say('since.today', values(speaker, moment))
  if (dayOf(moment) === dayAfter(now, -1)) return say('since.yesterday', values(speaker, moment))
  return say('since.day', values(speaker, moment))
}

/** "25/11/2026, 20:00–23:00". */
export const spanText = (speaker: Speaker, start: Moment, end: Moment): string => {
  const { say, language } = speaker
  if (dayOf(start) !== dayOf(end))
    return say('span.days', { from: atText(speaker, start), to: atText(speaker, end) })
  const times = { from: formatTime(start), to: formatTime(end) }
  return say('span.sameDay', { ...times, day: formatDay(start, language) })
}

/** "1 h 25 min"; from a day on, days and hours. */
export const durationText = (speaker: Speaker, start: Moment, end: Moment): string =>
  minutesText(speaker, minutesBetween(start, end))

/** The same of a count of minutes. */
export const minutesText = ({ say }: Pick<Speaker, 'say'>, count: number): string => {
  const whole = Math.round(count)
  const [days, hours, minutes] = [Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), whole % 60]
  if (days > 0) return say('duration.days', { days, hours })
  return hours > 0 ? say('duration.hours', { hours, minutes }) : say('duration.minutes', { minutes })
}

/** "08:15 25/11/2026": a moment that stands by itself. */
export const momentText = ({ language }: Pick<Speaker, 'language'>, moment: Moment): string =>
  `${formatTime(moment)} ${formatDay(moment, language)}`

const longDays = {
  en: new Intl.DateTimeFormat(localeOf.en, { dateStyle: 'long', timeZone: 'UTC' }),
  ru: new Intl.DateTimeFormat(localeOf.ru, { dateStyle: 'long', timeZone: 'UTC' }),
}

/** The Russian "г." after a year is dropped: in a sentence it reads as an end. */
const bareYear = (text: string): string => text.replace(/\s?г\.$/, '')

/** A day in words that no reader takes for another: "3 April 2026". */
const dayText = (language: Language, day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  if (language !== 'vi') return bareYear(longDays[language].format(date))
  return `ngày ${date.getUTCDate()} tháng ${date.getUTCMonth() + 1} năm ${date.getUTCFullYear()}`
}

/** "September 2026", "Q3 2026", "2020": as a person would type it, too. */
export const periodText = (language: Language, period: Period): string => {
  const say = texts(language)
  if (period.grain === 'year') return say('periodText.year', { year: period.year })
  if (period.grain === 'quarter')
    return say('periodText.quarter', { number: period.number, year: period.year })
  const month = bareYear(formatMonth(rangeOf(period).from, language))
  return language === 'en' ? month : month.toLowerCase()
}

const grains = ['year', 'quarter', 'month'] as const

/** The period that a range of days is exactly. */
const exactPeriod = ({ from, to }: DayRange): Period | undefined =>
  grains
    .map((grain) => periodAround(from, grain))
    .find((period) => rangeOf(period).from === from && rangeOf(period).to === to)

/** Any stretch of days in words that name it beyond doubt. */
export const rangeText = (language: Language, range: DayRange): string => {
  const period = exactPeriod(range)
  if (period) return periodText(language, period)
  if (range.from === range.to) return dayText(language, range.from)
  const ends = { from: formatDay(range.from, language), to: formatDay(range.to, language) }
  return texts(language)('periodText.range', ends)
}

/** A reading of an ambiguous date, as a date that is not ambiguous any more. */
export const settled = (language: Language, date: DateSlot, reading: DayRange): DateSlot => {
  const { readings: _, ...rest } = date
  return { ...rest, ...reading, text: rangeText(language, reading) }
}

/** As the beginning of a sentence or of a heading. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
