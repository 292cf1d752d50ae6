import {
  dayInMonth,
  fitsMonth,
  type MonthDay,
  monthInYear,
  monthNumber,
  monthStart,
  sameDayIn,
  yearOf,
} from './month-days.ts'

/** Monday is 1, Sunday 7, as in ISO 8601. */
const weekdays = { MO: 1, TU: 2, WE: 3, TH: 4, FR: 5, SA: 6, SU: 7 } as const

const isWeekday = (code: string): code is keyof typeof weekdays => Object.hasOwn(weekdays, code)

/** A repeat rule of RFC 5545 (3.3.10), as far as meetings use it; weeks begin on Monday. */
export type RepeatRule = {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  /** Days of the week, 1 to 7 in order; every day that the frequency gives when empty. A yearly rule has none. */
  readonly days: readonly number[]
  /** Of a monthly rule, days of the month: 1 to 31, or -1 (the last) to -31. A month without such a day has none. */
  readonly monthDays?: readonly number[]
  /** Of a monthly rule: the second Tuesday, the last Friday (-1). */
  readonly ordinals?: readonly MonthDay[]
  /** How often in all, or the last day or moment that it may begin (`YYYY-MM-DD`, or ISO in UTC); neither: endless. */
  readonly count?: number
  readonly until?: string
}

type ParsedRule =
  | { readonly ok: true; readonly rule: RepeatRule }
  | { readonly ok: false; readonly reason: string }

/** `FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2;COUNT=10`. A part that is not understood is refused, never passed over. */
export const parseRepeatRule = (text: string): ParsedRule => {
  const parts = splitParts(text)
  if (typeof parts === 'string') return refused(parts)
  const rule: Draft = { interval: 1, days: [] }
  for (const [name, value] of parts) {
    const read = readers[name]?.(value)
    if (!read) return refused(`${name}=${value} is not supported`)
    Object.assign(rule, read)
  }
  const { frequency } = rule
  if (!frequency) return refused('FREQ is missing')
  if (frequency !== 'MONTHLY' && (rule.monthDays || rule.ordinals))
    return refused('days of a month need FREQ=MONTHLY')
  if (frequency === 'YEARLY' && rule.days.length > 0)
    return refused('a yearly rule has the day of its first one')
  return { ok: true, rule: { ...rule, frequency } }
}

/** The parts of a rule by name, or what is wrong with them. */
const splitParts = (text: string): ReadonlyMap<string, string> | string => {
  const parts = new Map<string, string>()
  for (const part of text.replace(/^RRULE:/i, '').split(';')) {
    const [name = '', value = '', ...more] = part.toUpperCase().split('=')
    if (value === '' || more.length > 0) return `"${part}" is not NAME=VALUE`
    if (parts.has(name)) return `${name} stands there twice`
    if (!Object.hasOwn(readers, name)) return `${name} is not supported`
    parts.set(name, value)
  }
  return parts.has('COUNT') && parts.has('UNTIL') ? 'COUNT and UNTIL exclude each other' : parts
}

type Draft = Omit<RepeatRule, 'frequency'> & Partial<Pick<RepeatRule, 'frequency'>>

const refused = (reason: string): ParsedRule => ({ ok: false, reason })

/** What each part of a rule says; undefined: it is not understood. */
const readers: Readonly<Record<string, (value: string) => Partial<RepeatRule> | undefined>> = {
  FREQ: (value) => (isFrequency(value) ? { frequency: value } : undefined),
  INTERVAL: (value) => numbered('interval', value, 99),
  COUNT: (value) => numbered('count', value, 1_000),
  UNTIL: (value) => readUntil(value),
  BYDAY: (value) => readDays(value) ?? readOrdinals(value),
  BYMONTHDAY: (value) => readMonthDays(value),
  WKST: (value) => (value === 'MO' ? {} : undefined),
}

const isFrequency = (value: string): value is RepeatRule['frequency'] =>
  value === 'DAILY' || value === 'WEEKLY' || value === 'MONTHLY' || value === 'YEARLY'

const numbered = (name: 'interval' | 'count', value: string, most: number) => {
  const number = /^\d{1,4}$/.test(value) ? Number(value) : 0
  return number >= 1 && number <= most ? { [name]: number } : undefined
}

const readDays = (value: string) => {
  const codes = value.split(',')
  if (!codes.every(isWeekday)) return undefined
  return { days: [...new Set(codes.map((code) => weekdays[code]))].sort((a, b) => a - b) }
}

const readOrdinals = (value: string) => {
  const read = value.split(',').map((part) => /^([+-]?[1-5])([A-Z]{2})$/.exec(part) ?? [])
  const ordinals = read.flatMap(([, ordinal, code = '']) =>
    isWeekday(code) ? [{ ordinal: Number(ordinal), weekday: weekdays[code] }] : [],
  )
  return ordinals.length === read.length ? { ordinals } : undefined
}

const readMonthDays = (value: string) => {
  const days = value.split(',').map((part) => (/^[+-]?\d{1,2}$/.test(part) ? Number(part) : 0))
  return days.every((day) => day !== 0 && Math.abs(day) <= 31) ? { monthDays: days } : undefined
}

const readUntil = (value: string) => {
  const [, year, month, day, , hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)Z)?$/.exec(value) ?? []
  if (!year) return undefined
  const until = `${year}-${month}-${day}${hour ? `T${hour}:${minute}:${second}Z` : ''}`
  return Number.isNaN(Date.parse(until)) ? undefined : { until }
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export const dayNumber = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / 86_400_000

export const dateOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** 1 for a Monday to 7 for a Sunday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

const mondayOf = (day: number): number => day - weekdayOf(day) + 1

/** Whether the rule has this day, when it begins on `first`; COUNT and UNTIL aside. */
export const fitsRule = (rule: RepeatRule, first: number, day: number): boolean => {
  if (day < first) return false
  if (rule.frequency === 'MONTHLY') return fitsMonthly(rule, first, day)
  if (rule.frequency === 'YEARLY') return fitsYearly(rule, first, day)
  const days = daysOf(rule, first)
  if (days.length > 0 && !days.includes(weekdayOf(day))) return false
  const steps = rule.frequency === 'DAILY' ? day - first : (mondayOf(day) - mondayOf(first)) / 7
  return steps % rule.interval === 0
}

/** On 29 February in leap years alone: a year without the day has none (RFC 5545, 3.3.10). */
const fitsYearly = ({ interval }: RepeatRule, first: number, day: number): boolean =>
  dayInMonth(day) === dayInMonth(first) &&
  monthInYear(day) === monthInYear(first) &&
  (yearOf(day) - yearOf(first)) % interval === 0

/** A day from `day` on before which the rule has none: spares a look at every day of many years. */
export const possibleDay = (rule: RepeatRule, first: number, day: number): number => {
  if (rule.frequency !== 'YEARLY') return day
  const inYear = sameDayIn(yearOf(day), first)
  return inYear >= day ? inYear : sameDayIn(yearOf(day) + 1, first)
}

/** Without any day of its own a monthly rule has that of its first one. */
const fitsMonthly = (rule: RepeatRule, first: number, day: number): boolean => {
  if ((monthNumber(day) - monthNumber(first)) % rule.interval !== 0) return false
  const { days, monthDays, ordinals } = rule
  if (days.length > 0 && !days.includes(weekdayOf(day))) return false
  const isPlain = days.length === 0 && !monthDays && !ordinals
  return fitsMonth(isPlain ? [dayInMonth(first)] : monthDays, ordinals, { day, weekday: weekdayOf(day) })
}

const daysOf = ({ frequency, days }: RepeatRule, first: number): readonly number[] =>
  frequency === 'WEEKLY' && days.length === 0 ? [weekdayOf(first)] : days

/** Dates of later years do not compare as texts. */
const lastOfAll = dayNumber('9999-12-31')

/** The day of the last one that COUNT allows; undefined: the rule counts none. `first` is itself a day of the rule. */
export const lastCountedDay = (rule: RepeatRule, first: number): number | undefined => {
  if (rule.count === undefined) return undefined
  let day = first
  for (let left = rule.count - 1; left > 0; left -= 1) {
    const next = dayAfter(rule, first, day)
    if (next === undefined || next > lastOfAll) return day
    day = next
  }
  return day
}

const dayAfter = (rule: RepeatRule, first: number, day: number): number | undefined => {
  if (rule.frequency === 'MONTHLY') return dayAfterInMonths(rule, first, day)
  if (rule.frequency === 'YEARLY') return dayAfterInYears(rule, first, day)
  if (rule.frequency === 'DAILY') {
    let next = day + rule.interval
    while (!fitsRule(rule, first, next)) next += rule.interval
    return next
  }
  const later = daysOf(rule, first).find((weekday) => weekday > weekdayOf(day))
  if (later) return mondayOf(day) + later - 1
  return mondayOf(day) + 7 * rule.interval + (daysOf(rule, first)[0] ?? 1) - 1
}

/** A rule such as "the 30th every twelve months from February" has none for ever: looked for over so many steps. */
const monthsLookedAt = 120

/** Within the month, else in the next months that the interval gives. */
const dayAfterInMonths = (rule: RepeatRule, first: number, day: number): number | undefined => {
  let from = day + 1
  const month = monthNumber(day)
  for (let step = 0; step <= monthsLookedAt; step += 1) {
    const of = month + step * rule.interval
    for (let next = Math.max(from, monthStart(of)); next < monthStart(of + 1); next += 1)
      if (fitsRule(rule, first, next)) return next
    from = monthStart(of + 1)
  }
  return undefined
}

/** 29 February returns after eight steps of any interval at the latest, over the end of most centuries as well. */
const yearsLookedAt = 12

const dayAfterInYears = (rule: RepeatRule, first: number, day: number): number | undefined => {
  for (let step = 1; step <= yearsLookedAt; step += 1) {
    const next = sameDayIn(yearOf(day) + step * rule.interval, first)
    if (fitsRule(rule, first, next)) return next
  }
  return undefined
}
