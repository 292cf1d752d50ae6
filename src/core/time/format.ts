import { type Language, localeOf } from '../i18n/language.ts'

/** `2026-11-25` or an ISO time, read in its own zone: a calendar date is never moved by a zone. */
const utcDay = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`)

/** What `Intl` takes long to make is made once for each language. */
const madeOnce = <Format>(make: (locale: string) => Format) => {
  const made = new Map<Language, Format>()
  return (language: Language): Format => {
    const format = made.get(language) ?? make(localeOf[language])
    made.set(language, format)
    return format
  }
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  madeOnce((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))

const long = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const month = dates({ month: 'long', year: 'numeric' })

const numbers = (options: Intl.NumberFormatOptions) =>
  madeOnce((locale) => new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: 2 }))

const plain = numbers({})
const percent = numbers({ style: 'percent' })

/** With its weekday, for a heading or an appointment: "Wednesday 25 November 2026". */
export const formatLongDay = (iso: string, language: Language): string =>
  capitalise(long(language).format(utcDay(iso)))

/** Digits alone: 25/11/2026, in Russian 25.11.2026. */
export const formatDay = (iso: string, language: Language): string =>
  [iso.slice(8, 10), iso.slice(5, 7), iso.slice(0, 4)].join(language === 'ru' ? '.' : '/')

/** A stretch of days, both included: one by its long name, several as 23/11/2026 – 29/11/2026. */
export const formatDays = (
  { from, to }: { readonly from: string; readonly to: string },
  language: Language,
): string =>
  from === to ? formatLongDay(from, language) : `${formatDay(from, language)} – ${formatDay(to, language)}`

export const formatMonth = (iso: string, language: Language): string =>
  capitalise(month(language).format(utcDay(iso)))

/** `08:30` of an ISO time with the offset of the place it is meant for. */
export const formatTime = (iso: string): string => iso.slice(11, 16)

/** `88.47` as 88,47 in Vietnamese and Russian; at most two decimals. */
export const formatNumber = (value: number, language: Language): string => plain(language).format(value)

/** A figure of the field: 88,36 % with the sign set as the language sets it. `value` is in percent already. */
export const formatPercent = (value: number, language: Language): string =>
  percent(language).format(value / 100)

const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
