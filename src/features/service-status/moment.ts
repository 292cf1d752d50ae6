import { DateTime } from 'luxon'
import { z } from 'zod'

/**
 * A minute by the organisation's own clock, `YYYY-MM-DDTHH:mm`, in the zone of `organisation.json`. Moments order as
 * text, so that an index over them needs no zone.
 */
export const momentSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a time is written YYYY-MM-DDTHH:mm')
  .refine((text) => isOnCalendar(text), 'there is no such day or time')
  .brand<'Moment'>()

/** Every document that is read comes through here: a plain `Date` takes a tenth of what a zoned time takes. */
const isOnCalendar = (text: string): boolean => {
  const date = new Date(`${text}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

export type Moment = z.infer<typeof momentSchema>

export const momentOf = (instant: DateTime<true>, zone: string): Moment =>
  momentSchema.parse(instant.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm"))

/** The day that lies `days` after that of a moment; `YYYY-MM-DD`. */
export const dayAfter = (moment: string, days: number): string => {
  const date = new Date(`${moment.slice(0, 10)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Minutes by the clock of the wall. */
export const minutesBetween = (from: Moment, to: Moment): number =>
  (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000

export const dayOf = (moment: Moment): string => moment.slice(0, 10)

/** Months that an index lists for one thing at most: a date mistyped by a century must not fill the store. */
const longestStretch = 240

/** Every month (`YYYY-MM`) that a stretch of time touches, both ends included. */
export const monthsBetween = (start: Moment, end: Moment): readonly string[] => {
  const months: string[] = []
  let month = DateTime.fromISO(start.slice(0, 7), { zone: 'utc' })
  while (month.toFormat('yyyy-MM') <= end.slice(0, 7) && months.length < longestStretch) {
    months.push(month.toFormat('yyyy-MM'))
    month = month.plus({ months: 1 })
  }
  return months
}
