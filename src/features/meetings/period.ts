import { DateTime } from 'luxon'
import type { DateSlot, Slots } from '../../core/understanding/intent.ts'
import { onClockOf } from './zone.ts'

/** What a stretch of days is called; `coming-days` are the seven that begin today. */
type PeriodName =
  | 'today'
  | 'tomorrow'
  | 'this-week'
  | 'next-week'
  | 'coming-days'
  | 'day'
  | 'month'
  | 'year'
  | 'span'

/** Whole days in the asker's zone, `to` excluded. */
export type Period = {
  readonly name: PeriodName
  readonly from: DateTime<true>
  readonly to: DateTime<true>
  /** Hours of each day that are asked for, `HH:mm`; without an end: about that time. */
  readonly hours?: { readonly from: string; readonly to?: string }
}

/** Longest stretch that a list is made of, in days: an absurd one is cut, and the heading says what is shown. */
const longest = 366

/** What a question asks for: its date, else its year, else today; for somebody's own or a unit's the next seven days. */
export const periodOf = (slots: Slots, now: DateTime<true>): Period => {
  const { date, year, mine, unit } = slots
  if (date) return periodOfDate(date, now)
  if (year) return named(now.set({ year }).startOf('year'), now.set({ year }).endOf('year'), now)
  const today = now.startOf('day')
  if (mine || unit) return { name: 'coming-days', from: today, to: today.plus({ days: 7 }) }
  return { name: 'today', from: today, to: today.plus({ days: 1 }) }
}

const periodOfDate = ({ from, to, time, endTime }: DateSlot, now: DateTime<true>): Period => {
  const [first = now, last = now] = [from, to].sort().map((day) => dayIn(day, now))
  return {
    ...named(first, last, now),
    ...(time && { hours: { from: time, ...(endTime && { to: endTime }) } }),
  }
}

/** A day in the asker's zone; today for one that the calendar does not have. */
export const dayIn = (day: string, now: DateTime<true>): DateTime<true> => {
  const there = DateTime.fromISO(day, { zone: now.zone })
  return there.isValid ? there : now
}

/** Both days included. */
const named = (first: DateTime<true>, last: DateTime<true>, now: DateTime<true>): Period => {
  const from = first.startOf('day')
  const to = DateTime.min(last.startOf('day').plus({ days: 1 }), from.plus({ days: longest }))
  return { name: nameOf(from, to, now.startOf('day')), from, to }
}

const nameOf = (from: DateTime<true>, to: DateTime<true>, today: DateTime<true>): PeriodName => {
  if (isSame(to, from.plus({ days: 1 }))) return nameOfDay(from, today)
  if (isSame(from, from.startOf('week')) && isSame(to, from.plus({ weeks: 1 })))
    return nameOfWeek(from, today)
  if (isSame(from, from.startOf('month')) && isSame(to, from.plus({ months: 1 }))) return 'month'
  return isSame(from, from.startOf('year')) && isSame(to, from.plus({ years: 1 })) ? 'year' : 'span'
}

const nameOfDay = (day: DateTime<true>, today: DateTime<true>): PeriodName => {
  if (isSame(day, today)) return 'today'
  return isSame(day, today.plus({ days: 1 })) ? 'tomorrow' : 'day'
}

const nameOfWeek = (monday: DateTime<true>, today: DateTime<true>): PeriodName => {
  if (isSame(monday, today.startOf('week'))) return 'this-week'
  return isSame(monday, today.startOf('week').plus({ weeks: 1 })) ? 'next-week' : 'span'
}

const isSame = (a: DateTime<true>, b: DateTime<true>): boolean => a.toMillis() === b.toMillis()

/** How long a meeting may have begun after the hour that is asked for, in minutes. */
const aboutThen = 60

/** Whether something falls into the hours that are asked for, on the day that it begins. */
export const isInHours = (
  { hours, from }: Period,
  { start, end }: { readonly start: DateTime<true>; readonly end: DateTime<true> },
): boolean => {
  if (!hours) return true
  const day = onClockOf(from, start).startOf('day')
  const opens = atTime(day, hours.from)
  const closes = hours.to ? atTime(day, hours.to) : opens.plus({ minutes: aboutThen })
  return start < (closes > opens ? closes : closes.plus({ days: 1 })) && end > opens
}

const atTime = (day: DateTime<true>, time: string): DateTime<true> =>
  day.set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3, 5)) })

/** The week that the moment lies in, or one some weeks later, as the slot of a question. */
export const weekSlot = (now: DateTime<true>, weeks: number, text: string): DateSlot => {
  const monday = now.startOf('week').plus({ weeks })
  return { text, grain: 'week', from: monday.toISODate(), to: monday.plus({ days: 6 }).toISODate() }
}

/** A day as the slot of a question. */
export const daySlot = (day: DateTime<true>, text: string): DateSlot => ({
  text,
  grain: 'day',
  from: day.toISODate(),
  to: day.toISODate(),
})
