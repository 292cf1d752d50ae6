import { addMonths, type Day, firstOfMonth } from './calendar-day.ts'
import { type Content, type Edge, month, oneDay, quarter, type Spec } from './piece.ts'
import type { Today } from './today.ts'

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

const steps: Record<Exclude<Unit, 'minute' | 'hour'>, (from: Day, count: number) => Day> = {
  day: (from, count) => from + count,
  week: (from, count) => from + count * 7,
  month: addMonths,
  quarter: (from, count) => addMonths(from, count * 3),
  year: (from, count) => addMonths(from, count * 12),
}

/** So many units from now, or ago where `count` is negative; undefined for what no calendar holds. */
export const inUnits = (count: number, unit: Unit, today: Today): Content | undefined => {
  if (unit === 'minute' || unit === 'hour')
    return inMinutes(Math.round(count * (unit === 'hour' ? 60 : 1)), today)
  return { spec: oneDay(steps[unit](today.day, count)) }
}

const fullDay = 24 * 60

const inMinutes = (count: number, today: Today): Content => {
  const minute = today.minute + count
  const days = Math.floor(minute / fullDay)
  return { spec: oneDay(today.day + days), clock: { minute: minute - days * fullDay } }
}

/** The days from today on for so many units, or up to today where `count` is negative. */
export const spanOf = (count: number, unit: Unit, today: Today): Content | undefined => {
  if (unit === 'minute' || unit === 'hour') return undefined
  const other = steps[unit](today.day, count)
  const [from, to] = count < 0 ? [other, today.day] : [today.day, other]
  return { spec: { is: 'fixed', grain: unit, from, to } }
}

export type Period = 'week' | 'month' | 'quarter' | 'year'

/** The week, month, quarter or year that lies so many of them from the present one. */
export const periodAt = (offset: number, unit: Period, today: Today, edge?: Edge): Spec => {
  switch (unit) {
    case 'week':
      return { is: 'week', monday: today.monday + offset * 7, edge }
    case 'month':
      return monthAt(today.month + offset, edge, today)
    case 'quarter':
      return quarterAt(Math.ceil(today.month / 3) + offset, edge, today)
    case 'year':
      return { is: 'year', year: today.year + offset, edge }
  }
}

const monthAt = (index: number, edge: Edge | undefined, { year }: Today): Spec => {
  const turns = Math.floor((index - 1) / 12)
  return month(index - turns * 12, year + turns, edge)
}

const quarterAt = (index: number, edge: Edge | undefined, { year }: Today): Spec => {
  const turns = Math.floor((index - 1) / 4)
  return quarter(index - turns * 4, year + turns, edge)
}

/** From the first day of the present week, month, quarter or year up to today. */
export const sinceStartOf = (unit: Period, today: Today): Spec => {
  const firstMonth = { month: today.month, quarter: today.month - ((today.month - 1) % 3), year: 1 }
  const from = unit === 'week' ? today.monday : firstOfMonth(today.year, firstMonth[unit])
  return { is: 'fixed', grain: unit, from, to: today.day }
}

export const weekendOf = (monday: Day): Spec => ({
  is: 'fixed',
  grain: 'day',
  from: monday + 5,
  to: monday + 6,
})
