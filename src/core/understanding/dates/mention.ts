import type { DateSlot } from '../intent.ts'
import { addMonths } from './calendar-day.ts'
import { daysIn, hoursOf, startMinute, timeOf } from './clock.ts'
import type { Content, RangeEnd, Spec } from './piece.ts'
import { oneDay } from './piece.ts'
import { type Days, type Resolved, rangeOf, resolve } from './resolve.ts'
import type { Today } from './today.ts'

type Dated = Omit<DateSlot, 'text'>

/** What a phrase stands for; undefined for one that is no date by itself: a bare year, a number, a part of the day. */
export const datedOf = (content: Content, today: Today): Dated | undefined => {
  const days = daysOf(content, today)
  if (days === undefined) return undefined
  const { readings } = days
  return {
    grain: grainOf(content, days),
    ...rangeOf(days),
    ...timesOf(content),
    ...(readings && { readings: readings.map(rangeOf) }),
  }
}

const daysOf = (content: Content, today: Today): Resolved | undefined => {
  if (content.through) return rangeDays(content.spec, content.through, today)
  const { spec, clock } = content
  if (spec === undefined && (clock === undefined || clock.needsDay)) return undefined
  return shiftedBy(content, resolve(spec ?? oneDay(today.day), today))
}

/** Midnight at the end of a day is in the next one. */
const shiftedBy = (content: Content, days: Resolved | undefined): Resolved | undefined => {
  const over = daysIn(startMinute(content) ?? 0)
  return days && over > 0 ? { ...days, from: days.from + over, to: days.to + over } : days
}

const rangeDays = (
  spec: Spec | undefined,
  { spec: last, lent }: RangeEnd,
  today: Today,
): Resolved | undefined => {
  const from = spec && (spec.is === 'now' ? resolve(oneDay(today.day), today) : resolve(spec, today))
  const to = from && (last.is === 'now' ? resolve(oneDay(today.day), today) : resolve(last, today, from.from))
  if (from === undefined || to === undefined) return undefined
  const readings = readingsOf(from, to).flatMap((days) => ordered(days, lent || last.is === 'now') ?? [])
  const [first] = readings
  return first && { grain: from.grain, ...first, ...(readings.length > 1 && { readings }) }
}

/** One range for each way to read its ends. */
const readingsOf = (from: Resolved, to: Resolved): Days[] => {
  const count = Math.max(from.readings?.length ?? 1, to.readings?.length ?? 1)
  return Array.from({ length: count }, (_, index) => ({
    from: (from.readings?.[index] ?? from).from,
    to: (to.readings?.[index] ?? to).to,
  }))
}

const ordered = ({ from, to }: Days, lent: boolean): Days | undefined => {
  const starts = lent ? [from, addMonths(from, -1), addMonths(from, -12)] : [from]
  const start = starts.find((day) => day <= to)
  return start === undefined ? undefined : { from: start, to }
}

const grainOf = ({ clock, part, through }: Content, days: Resolved): DateSlot['grain'] => {
  if (clock || through?.clock) return 'minute'
  return part ? 'part' : days.grain
}

const timesOf = (content: Content): Pick<DateSlot, 'time' | 'endTime'> => {
  const { clock, part, through } = content
  if (clock === undefined && through?.clock === undefined) return part ? windowOf(content) : {}
  const start = startMinute(content)
  const end = through ? startMinute(through) : clock?.until
  return {
    ...(start !== undefined && { time: timeOf(start) }),
    ...(end !== undefined && { endTime: timeOf(end) }),
  }
}

const windowOf = ({ part, through }: Content): Pick<DateSlot, 'time' | 'endTime'> => {
  if (part === undefined || through) return {}
  const [time, endTime] = hoursOf[part]
  return { time, endTime }
}
