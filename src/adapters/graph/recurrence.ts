import { DateTime } from 'luxon'

/** Graph's `patternedRecurrence`; undefined for a rule that it does not know. */
export type Recurrence = {
  readonly pattern: Readonly<Record<string, unknown>>
  readonly range: Readonly<Record<string, unknown>>
}

type Rule = ReadonlyMap<string, string>

type First = { readonly start: string; readonly zone: string }

const weekdays: Readonly<Record<string, string>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
}

const indexes: Readonly<Record<string, string>> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '-1': 'last',
}

/** Parts of a rule that are understood; with any other the rule would mean something else. */
const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'UNTIL', 'COUNT', 'WKST'])

/** Of a repeat rule of RFC 5545 and the first start. */
export const recurrenceOf = (text: string, first: First): Recurrence | undefined => {
  const rule = new Map(text.split(';').map((part) => part.toUpperCase().split('=', 2) as [string, string]))
  if ([...rule.keys()].some((name) => !known.has(name))) return undefined
  const pattern = patterns[rule.get('FREQ') ?? '']?.(rule, first.start)
  const range = rangeOf(rule, first)
  return pattern && { pattern: { ...pattern, interval: Number(rule.get('INTERVAL') ?? 1) }, range }
}

const patterns: Readonly<
  Record<string, (rule: Rule, start: string) => Readonly<Record<string, unknown>> | undefined>
> = {
  DAILY: (rule) => (rule.has('BYDAY') || rule.has('BYMONTHDAY') ? undefined : { type: 'daily' }),
  WEEKLY: (rule, start) => {
    const days = (rule.get('BYDAY') ?? weekdayOf(start)).split(',').map((day) => weekdays[day])
    if (rule.has('BYMONTHDAY') || days.includes(undefined)) return undefined
    return { type: 'weekly', daysOfWeek: days, firstDayOfWeek: weekdays[rule.get('WKST') ?? 'MO'] }
  },
  MONTHLY: (rule, start) => {
    const [, nth, day] = /^(-?\d)([A-Z]{2})$/.exec(rule.get('BYDAY') ?? '') ?? []
    if (nth && day && indexes[nth] && weekdays[day] && !rule.has('BYMONTHDAY'))
      return { type: 'relativeMonthly', daysOfWeek: [weekdays[day]], index: indexes[nth] }
    const dayOfMonth = Number(rule.get('BYMONTHDAY') ?? start.slice(8, 10))
    return rule.has('BYDAY') || !(dayOfMonth >= 1) ? undefined : { type: 'absoluteMonthly', dayOfMonth }
  },
  // Outlook holds what is on 29 February on the 28th of other years, where RFC 5545 has none.
  YEARLY: (rule, start) => {
    if (rule.has('BYDAY') || rule.has('BYMONTHDAY') || start.slice(5, 10) === '02-29') return undefined
    return {
      type: 'absoluteYearly',
      dayOfMonth: Number(start.slice(8, 10)),
      month: Number(start.slice(5, 7)),
    }
  },
}

const weekdayOf = (start: string): string =>
  Object.keys(weekdays)[DateTime.fromISO(start, { zone: 'utc' }).weekday - 1] ?? ''

const rangeOf = (rule: Rule, { start, zone }: First): Recurrence['range'] => {
  const startDate = start.slice(0, 10)
  const [count, until] = [rule.get('COUNT'), rule.get('UNTIL')]
  if (count) return { type: 'numbered', startDate, numberOfOccurrences: Number(count) }
  if (!until) return { type: 'noEnd', startDate }
  return { type: 'endDate', startDate, endDate: DateTime.fromISO(until, { zone }).toISODate() }
}
