import { dateOf, weekdayOf } from './calendar-day.ts'
import type { Content, DayPart, Spec } from './piece.ts'

/** What stands between two pieces: nothing but space, words and commas that bind, or a dash. */
export type Gap = 'tight' | 'loose' | 'dash'

/** Two neighbours as one date; undefined where they do not go together. */
export const join = (one: Content, other: Content, gap: Gap): Content | undefined => {
  if (isEmpty(one) || isEmpty(other) || (one.clock && other.clock)) return undefined
  const part = joinParts(one, other)
  const spec = one.spec && other.spec ? joinSpecs(one.spec, other.spec, gap) : (one.spec ?? other.spec)
  if (part === 'clash' || (one.spec && other.spec && spec === undefined)) return undefined
  const clock = one.clock ?? other.clock
  if ((part || clock) && spec && !isOneDay(spec)) return undefined
  return { spec, part, clock }
}

const isEmpty = ({ spec, part, clock }: Content): boolean => !spec && !part && !clock

const joinParts = (one: Content, other: Content): DayPart | undefined | 'clash' =>
  one.part && other.part && one.part !== other.part ? 'clash' : (one.part ?? other.part)

const isOneDay = (spec: Spec): boolean => {
  if (spec.is === 'fixed') return spec.from === spec.to
  if (spec.is === 'lunar') return spec.first === spec.last
  return spec.is === 'day' || spec.is === 'weekday'
}

const joinSpecs = (one: Spec, other: Spec, gap: Gap): Spec | undefined =>
  gap === 'dash' ? undefined : (complete(one, other, gap) ?? complete(other, one, gap))

/** `spec` with what `more` adds to it. */
const complete = (spec: Spec, more: Spec, gap: Gap): Spec | undefined => {
  switch (spec.is) {
    case 'weekday':
      return completeWeekday(spec, more)
    case 'day':
      return completeDay(spec, more)
    case 'number':
      return completeNumber(spec.value, more, gap)
    case 'months':
    case 'lunar':
      return more.is === 'year' && !more.edge && spec.year === undefined
        ? { ...spec, year: more.year }
        : undefined
    case 'year':
      return spec.edge && more.is === 'year' && !more.edge ? { ...spec, year: more.year } : undefined
    case 'fixed':
      return isSameDay(spec, more) ? spec : undefined
    case 'week':
    case 'now':
      return undefined
  }
}

const completeWeekday = (spec: Extract<Spec, { is: 'weekday' }>, more: Spec): Spec | undefined => {
  if (more.is === 'week' && !more.edge) return { ...spec, monday: more.monday }
  return more.is === 'day' ? more : undefined
}

const completeDay = (spec: Extract<Spec, { is: 'day' }>, more: Spec): Spec | undefined => {
  if (more.is === 'year' && !more.edge && spec.month !== undefined && spec.year === undefined) {
    return { ...spec, year: more.year }
  }
  if (more.is !== 'months' || more.grain !== 'month' || more.edge || spec.month !== undefined)
    return undefined
  return { ...spec, month: more.first, year: more.year }
}

/** 5 December; the 9, 2026 of Dec 5 - 9, 2026 */
const completeNumber = (day: number, more: Spec, gap: Gap): Spec | undefined => {
  if (more.is === 'year' && !more.edge) return { is: 'day', day, year: more.year }
  return gap === 'tight' ? completeDay({ is: 'day', day }, more) : undefined
}

/** Tomorrow and the weekday or date that it is. */
const isSameDay = (spec: Extract<Spec, { is: 'fixed' }>, more: Spec): boolean => {
  if (spec.from !== spec.to) return false
  if (more.is === 'weekday') return weekdayOf(spec.from) === more.weekday
  const { day, month } = dateOf(spec.from)
  return more.is === 'day' && more.day === day && (more.month ?? month) === month
}
