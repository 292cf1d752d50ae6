import { DateTime, Info } from 'luxon'
import { type Language, localeOf } from '../../core/i18n/language.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Meeting } from './meeting.ts'
import { dayInMonth } from './month-days.ts'
import { dateOfDay, dayNumber, parseRepeatRule, type RepeatRule, weekdayOf } from './repeat-rule.ts'
import { texts } from './texts.ts'

/** How often a meeting is held, as one would say it: "every week: Monday, until 31/03/2027". */
export const repeatWords = (
  { repeat, start }: Pick<Meeting, 'repeat' | 'start'>,
  language: Language,
): string => {
  const say = texts(language)
  const parsed = repeat === undefined ? undefined : parseRepeatRule(repeat)
  if (!parsed?.ok) return say('repeat.none')
  const { rule } = parsed
  const words = ruleWords(rule, dayNumber(start), language)
  if (rule.count !== undefined) return say('repeat.times', { rule: words, count: rule.count })
  return rule.until
    ? say('repeat.until', { rule: words, day: formatDay(rule.until, language) })
    : say('repeat.endless', { rule: words })
}

const ruleWords = (rule: RepeatRule, first: number, language: Language): string => {
  const say = texts(language)
  const { frequency, interval: count, days } = rule
  switch (frequency) {
    case 'DAILY':
      return count === 1 ? say('repeat.daily') : say('repeat.days', { count })
    case 'WEEKLY': {
      const named = (days.length > 0 ? days : [weekdayOf(first)]).map((day) => weekdayName(day, language))
      return say(count === 1 ? 'repeat.weekly' : 'repeat.weeks', { count, days: named.join(', ') })
    }
    case 'MONTHLY':
      return say(count === 1 ? 'repeat.monthly' : 'repeat.months', {
        count,
        days: monthWords(rule, first, language).join(', '),
      })
    case 'YEARLY':
      return say(count === 1 ? 'repeat.yearly' : 'repeat.years', { count, days: dayOfYear(first, language) })
  }
}

const monthWords = (
  { monthDays, ordinals, days }: RepeatRule,
  first: number,
  language: Language,
): readonly string[] => {
  const say = texts(language)
  const plain = !monthDays && !ordinals && days.length === 0
  return [
    ...(plain ? [dayInMonth(first)] : (monthDays ?? [])).map((day) =>
      day === -1 ? say('repeat.last-day') : say('repeat.month-day', { day }),
    ),
    ...(ordinals ?? []).map(({ ordinal, weekday }) =>
      say(ordinal === -1 ? 'repeat.last' : 'repeat.ordinal', {
        ordinal,
        weekday: weekdayName(weekday, language),
      }),
    ),
    ...days.map((day) => weekdayName(day, language)),
  ]
}

const dayOfYear = (day: number, language: Language): string =>
  DateTime.fromISO(dateOfDay(day), { zone: 'utc', locale: localeOf[language] }).toLocaleString({
    day: 'numeric',
    month: 'long',
  })

const weekdayName = (day: number, language: Language): string => {
  const name = Info.weekdays('long', { locale: localeOf[language] })[day - 1] ?? ''
  return language === 'ru' ? name : name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

/** What a rule passes over for want of its day (RFC 5545): months without a 31st, years without a 29 February. */
export const skippedBy = ({
  repeat,
  start,
}: Pick<Meeting, 'repeat' | 'start'>): 'months' | 'years' | undefined => {
  const parsed = repeat === undefined ? undefined : parseRepeatRule(repeat)
  if (!parsed?.ok) return undefined
  const { frequency, interval, monthDays, ordinals } = parsed.rule
  if (frequency === 'YEARLY')
    return start.slice(5, 10) === '02-29' && interval % 4 !== 0 ? 'years' : undefined
  if (frequency !== 'MONTHLY') return undefined
  const days = monthDays ?? (ordinals ? [] : [dayInMonth(dayNumber(start))])
  const isLacked = days.some((day) => day > 28) || (ordinals ?? []).some(({ ordinal }) => ordinal === 5)
  return isLacked ? 'months' : undefined
}
