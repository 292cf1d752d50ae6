import { DateTime } from 'luxon'
import type { DraftValues, RepeatChoice } from './draft.ts'
import type { Meeting } from './meeting.ts'
import { dayInMonth, ordinalsOf } from './month-days.ts'
import { momentOf, type Span } from './read-span.ts'
import { type Refusal, refuse } from './refusal.ts'
import { dateOfDay, dayNumber, fitsRule, parseRepeatRule, weekdayOf } from './repeat-rule.ts'

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

const codeOf = (day: number): string => codes[weekdayOf(day) - 1] ?? 'MO'

/** The rule that each choice stands for, from the first day on. */
const presets: Record<Exclude<RepeatChoice, 'none' | 'custom'>, (first: number) => string> = {
  daily: () => 'FREQ=DAILY',
  weekdays: () => 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: (first) => `FREQ=WEEKLY;BYDAY=${codeOf(first)}`,
  fortnightly: (first) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${codeOf(first)}`,
  'monthly-day': (first) => `FREQ=MONTHLY;BYMONTHDAY=${dayInMonth(first)}`,
  'monthly-weekday': (first) => `FREQ=MONTHLY;BYDAY=${ordinalsOf(first).fromStart}${codeOf(first)}`,
  'monthly-last': (first) => `FREQ=MONTHLY;BYDAY=-1${codeOf(first)}`,
  yearly: () => 'FREQ=YEARLY',
}

/** How far ahead a rule may end, in years. */
const farthest = 5

/** The repeat rule of typed fields; undefined: it is held once. */
export const ruleOfDraft = (
  { repeat, rule: typed, lastDay }: Pick<DraftValues, 'repeat' | 'rule' | 'lastDay'>,
  { start }: Span,
  zone: string,
): string | undefined | Refusal => {
  if (repeat === 'none') return undefined
  const first = dayNumber(start)
  const bare = repeat === 'custom' ? withoutEnd(typed, lastDay) : presets[repeat](first)
  const parsed = parseRepeatRule(bare)
  if (!parsed.ok || !fitsRule(parsed.rule, first, first))
    return refuse('bad-rule', { rule: bare.slice(0, 80) })
  if (lastDay === '') return bare
  const last = momentOf(lastDay, '00:00', zone)
  if (!DateTime.isDateTime(last)) return last
  if (lastDay < start.slice(0, 10))
    return refuse('ends-before-first', { day: lastDay, start: start.slice(0, 10) })
  if (dayNumber(lastDay) - first > farthest * 366) return refuse('too-far', { years: farthest })
  return `${bare};UNTIL=${lastDay.replaceAll('-', '')}`
}

/** A last day that is named takes the place of the end that the rule has. */
const withoutEnd = (rule: string, lastDay: string): string =>
  lastDay === '' ? rule : rule.replace(/;(?:UNTIL|COUNT)=[^;]*/g, '')

/** The fields that stand for a meeting's rule. */
export const repeatFields = ({
  repeat,
  start,
}: Pick<Meeting, 'repeat' | 'start'>): Pick<DraftValues, 'repeat' | 'rule' | 'lastDay'> => {
  if (repeat === undefined) return { repeat: 'none', rule: '', lastDay: '' }
  const until = /;UNTIL=(\d{4})(\d\d)(\d\d)$/.exec(repeat)
  const bare = until ? repeat.slice(0, until.index) : repeat
  const first = dayNumber(start)
  const preset = Object.entries(presets).find(([, rule]) => rule(first) === bare)?.[0]
  return {
    repeat: (preset as keyof typeof presets | undefined) ?? 'custom',
    rule: bare,
    lastDay: until ? `${until[1]}-${until[2]}-${until[3]}` : '',
  }
}

/** The first day of a rule at or after a day that somebody chose: "every Monday" from a Wednesday on. */
export const alignToRule = (values: DraftValues): DraftValues => {
  if (values.repeat !== 'custom' || !/^\d{4}-\d\d-\d\d$/.test(values.day)) return values
  const parsed = parseRepeatRule(values.rule)
  const begin = dayNumber(values.day)
  if (!parsed.ok || Number.isNaN(begin)) return values
  for (let day = begin; day < begin + 400; day += 1)
    if (fitsRule(parsed.rule, day, day)) return { ...values, day: dateOfDay(day) }
  return values
}
