import { type Language, localeOf } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { once } from '../../core/once.ts'
import { formatDay, formatLongDay, formatNumber, formatPercent } from '../../core/time/format.ts'
import type { DateSlot, DayRange } from '../../core/understanding/intent.ts'
import { type Conference, type Name, yearOf } from './conference.ts'
import type { Figure } from './figure.ts'
import { texts } from './texts.ts'

/** The title with its year, which is added where the title does not name it. */
export const titleText = (conference: Conference, language: Language): string => {
  const title = inLanguage(conference.title, language)
  const year = yearOf(conference)
  return title.includes(String(year)) ? title : texts(language)('title.year', { title, year })
}

/** A conference in two or three words, for a button: "Year-end 2020". */
export const shortTitle = (conference: Conference, language: Language): string => {
  const say = texts(language)
  return say('title.short', { kind: say(`short.${conference.kind}`), year: yearOf(conference) })
}

export const nameText = (name: Name, language: Language): string =>
  typeof name === 'string' ? name : inLanguage(name, language)

export const figureText = ({ value, unit, bound }: Figure, language: Language): string => {
  const figure =
    unit === '%'
      ? formatPercent(value, language)
      : `${formatNumber(value, language)}\u00A0${unit === 'USD' ? unit : inLanguage(unit, language)}`
  return bound ? texts(language)(`figure.${bound}`, { figure }) : figure
}

/** When it was held: "Thursday 17 December 2020, in the morning". */
export const heldText = ({ held }: Conference, language: Language): string => {
  const say = texts(language)
  const day = formatLongDay(held.from, language)
  if (held.to !== held.from) return say('held.days', { from: day, to: formatLongDay(held.to, language) })
  if (held.hours) return say('held.hours', { day, ...held.hours })
  return held.part ? say(`held.${held.part}`, { day }) : day
}

/** The same in digits. */
export const heldShort = ({ held }: Conference, language: Language): string => rangeDigits(held, language)

const rangeDigits = ({ from, to }: DayRange, language: Language): string =>
  from === to ? formatDay(from, language) : `${formatDay(from, language)} – ${formatDay(to, language)}`

/** Days as a question has them, worded so that they can be read in one way only, whoever reads them. */
export const dateSlotOf = ({ from, to }: DayRange, language: Language): DateSlot => ({
  text: texts(language)('date.day', { day: dayWords(from, language) }),
  grain: 'day',
  from,
  to,
})

/** English readers disagree on which digits are the month, so there it stands in letters. */
const dayWords = (iso: string, language: Language): string =>
  language === 'en' ? englishDay().format(new Date(`${iso}T00:00:00Z`)) : formatDay(iso, language)

const englishDay = once(
  () =>
    new Intl.DateTimeFormat(localeOf.en, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
)

/** As the beginning of a line. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
