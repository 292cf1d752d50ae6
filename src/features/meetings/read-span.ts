import { DateTime } from 'luxon'
import type { DraftValues } from './draft.ts'
import { longest, type Meeting } from './meeting.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Wall-clock times in the meeting's zone, `YYYY-MM-DDTHH:mm`. */
export type Span = Pick<Meeting, 'start' | 'end'>

const wall = "yyyy-LL-dd'T'HH:mm"

/** Minutes of a meeting whose end nobody named. */
const usual = 60

/** How far ahead a meeting may begin, in years. */
const farthest = 5

/** When it begins and ends; `base` is the meeting of before: a start that was there already may lie in the past. */
export const readSpan = (
  values: Pick<DraftValues, 'day' | 'time' | 'endDay' | 'endTime'>,
  zone: string,
  now: DateTime<true>,
  base?: Meeting,
): Span | Refusal => {
  if (values.day === '') return refuse('no-day')
  if (values.time === '') return refuse('no-time')
  const start = momentOf(values.day, values.time, zone)
  if (!DateTime.isDateTime(start)) return start
  const end = endOf(values, start, zone)
  if (!DateTime.isDateTime(end)) return end
  const span = { start: start.toFormat(wall), end: end.toFormat(wall) }
  if (end <= start) return refuse('ends-first', { start: wordsOf(span.start), end: wordsOf(span.end) })
  if (end.diff(start, 'days').days >= longest) return refuse('too-long', { days: longest })
  if (start > now.plus({ years: farthest })) return refuse('too-far', { years: farthest })
  const isNew = span.start !== base?.start
  return isNew && start <= now ? refuse('past', { start: wordsOf(span.start) }) : span
}

const endOf = (
  { endDay, endTime, day }: Pick<DraftValues, 'day' | 'endDay' | 'endTime'>,
  start: DateTime<true>,
  zone: string,
): DateTime<true> | Refusal => {
  if (endTime === '' && endDay === '') return start.plus({ minutes: usual })
  return momentOf(endDay || day, endTime || start.toFormat('HH:mm'), zone)
}

/** Refused where the calendar has no such day, or the clock of the zone skips that time. */
export const momentOf = (day: string, time: string, zone: string): DateTime<true> | Refusal => {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !DateTime.fromISO(day, { zone: 'utc' }).isValid)
    return refuse('no-such-day', { day: day.slice(0, 40) })
  const moment = DateTime.fromISO(`${day}T${time}`, { zone })
  const isThere = moment.isValid && moment.toFormat('HH:mm') === time.slice(0, 5)
  return isThere
    ? (moment as DateTime<true>)
    : refuse('no-such-time', { time: `${day} ${time}`.slice(0, 40) })
}

/** `2026-12-01T08:30` as it is read in any language: 2026-12-01 08:30. */
const wordsOf = (local: string): string => local.replace('T', ' ')
