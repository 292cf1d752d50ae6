import type { DateTime } from 'luxon'
import { z } from 'zod'
import { personIdSchema } from '../../core/people/person.ts'
import { byId } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'

export const rhythms = ['week', 'month', 'quarter', 'year'] as const

export type Rhythm = (typeof rhythms)[number]

/** When a report of the period that is over comes to somebody's own chat. A person has one schedule of each rhythm. */
const reportScheduleSchema = z.strictObject({
  /** `scheduleId`. */
  id: z.string().min(1).max(100),
  person: personIdSchema,
  rhythm: z.enum(rhythms),
  /** Monday is 1 in a week; of a quarter or a year the day is one of its first month. */
  day: z.int().min(1).max(28),
  /** `HH:mm` by the clocks of `zone`. */
  time: z.iso.time({ precision: -1 }),
  zone: z.string(),
  /** When it is due, in UTC. */
  next: z.iso.datetime(),
})

export type ReportSchedule = z.infer<typeof reportScheduleSchema>

export const reportSchedules: Collection<ReportSchedule> = {
  name: 'report-schedules',
  schema: reportScheduleSchema,
  indexes: { ...byId, next: ({ next }) => next, person: ({ person }) => person },
}

export const scheduleId = ({ person, rhythm }: Pick<ReportSchedule, 'person' | 'rhythm'>): string =>
  `${person}.${rhythm}`

type When = Pick<ReportSchedule, 'rhythm' | 'day' | 'time' | 'zone'>

/** The first moment after another at which a schedule is due. A time that the clocks skip is the next that there is. */
export const nextDue = ({ rhythm, day, time, zone }: When, after: DateTime): DateTime => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const start = after.setZone(zone).startOf(rhythm)
  const dueIn = (period: DateTime) => {
    const at = rhythm === 'week' ? period.plus({ days: day - 1 }) : period.set({ day })
    return at.set({ hour, minute, second: 0, millisecond: 0 })
  }
  const due = dueIn(start)
  return due > after ? due : dueIn(start.plus({ [rhythm]: 1 }))
}

/** The days of the last period that is over at a moment: yesterday at the latest. */
export const rangeBefore = ({ rhythm, zone }: Pick<When, 'rhythm' | 'zone'>, due: DateTime): DayRange => {
  const last = due.setZone(zone).startOf(rhythm).minus({ days: 1 })
  return {
    from: last.startOf(rhythm).toFormat('yyyy-MM-dd'),
    to: last.toFormat('yyyy-MM-dd'),
  }
}
