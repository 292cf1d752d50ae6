import { DateTime } from 'luxon'
import { Failure } from '../../core/errors/failure.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import type { Meeting, MeetingException } from './meeting.ts'
import { meetingDays } from './meeting.ts'
import { dateOfDay, dayNumber, parseRepeatRule } from './repeat-rule.ts'

/** One time that a meeting takes place, or was to. */
export type Occurrence = {
  readonly meeting: Meeting
  /** Day that the rule gives it, in the meeting's zone: names it also when it was moved. */
  readonly date: string
  /** In the meeting's zone. */
  readonly start: DateTime<true>
  readonly end: DateTime<true>
  readonly place?: Localized
  readonly state: 'planned' | 'moved' | 'cancelled'
  /** Why it was moved or cancelled. */
  readonly reason?: Localized
}

/** Whether it is still to come, or going on. */
export const isAhead = ({ state, end }: Occurrence, now: DateTime<true>): boolean =>
  state !== 'cancelled' && end > now

/** undefined: the meeting has none of this day. */
export const occurrenceOn = (meeting: Meeting, date: string): Occurrence | undefined =>
  meetingDays(meeting).has(date) ? occurrenceOf(meeting, date) : undefined

/** All that overlap the stretch (`to` excluded), in the order of time. */
export const occurrencesBetween = (
  meeting: Meeting,
  from: DateTime<true>,
  to: DateTime<true>,
): readonly Occurrence[] =>
  candidateDates(meeting, from, to)
    .map((date) => occurrenceOf(meeting, date))
    .filter(({ start, end }) => start < to && end > from)
    .sort((a, b) => a.start.toMillis() - b.start.toMillis())

/**
 * How far ahead a next one is looked for, in days: a rule with the longest interval (99 weeks) still shows, and one on
 * 29 February, which is eight years away at times.
 */
const horizonOf = ({ repeat = '' }: Meeting): number => {
  const parsed = parseRepeatRule(repeat)
  return parsed.ok && parsed.rule.frequency === 'YEARLY' ? parsed.rule.interval * 8 * 366 : 800
}

/** The first that is not over and not called off; undefined: there is none as far as it is looked for. */
export const nextOccurrence = (meeting: Meeting, after: DateTime<true>): Occurrence | undefined => {
  const start = DateTime.max(after, wallClock(meeting.start, meeting.zone).minus({ days: 1 }))
  const end = start.plus({ days: horizonOf(meeting) })
  for (let from = start, step = 8; from < end; step *= 4) {
    const to = from.plus({ days: step })
    const next = occurrencesBetween(meeting, from, to).find(({ state }) => state !== 'cancelled')
    if (next) return next
    from = to
  }
  return undefined
}

/** Days of the rule that may reach into the stretch, and all those that were moved. */
const candidateDates = (meeting: Meeting, from: DateTime<true>, to: DateTime<true>): readonly string[] => {
  const days = meetingDays(meeting)
  const length = dayNumber(meeting.end) - dayNumber(meeting.start)
  const first = dayNumber(later(from.setZone(meeting.zone).toISODate(), meeting.start)) - length
  const last = dayNumber(earlier(to.setZone(meeting.zone).toISODate(), days.last))
  const dates = new Set(meeting.exceptions.filter(({ kind }) => kind === 'moved').map(({ date }) => date))
  for (let day = days.possible(first); day <= last; day = days.possible(day + 1)) {
    const date = dateOfDay(day)
    if (days.has(date)) dates.add(date)
  }
  return [...dates]
}

const later = (a: string | null, b: string): string => (a === null || b > a ? b : a)
const earlier = (a: string | null, b: string): string => (a === null || b < a ? b : a)

const occurrenceOf = (meeting: Meeting, date: string): Occurrence => {
  const exception = meeting.exceptions.find((candidate) => candidate.date === date)
  const length = dayNumber(meeting.end) - dayNumber(meeting.start)
  const planned = {
    start: `${date}T${meeting.start.slice(11)}`,
    end: `${dateOfDay(dayNumber(date) + length)}T${meeting.end.slice(11)}`,
  }
  const { start, end } = exception?.kind === 'moved' ? exception : planned
  const place = (exception?.kind === 'moved' ? exception.place : undefined) ?? meeting.place
  const reason = meeting.cancelled ? meeting.cancelReason : exception?.reason
  return {
    meeting,
    date,
    start: wallClock(start, meeting.zone),
    end: wallClock(end, meeting.zone),
    ...(place && { place }),
    state: stateOf(meeting, exception),
    ...(reason && { reason }),
  }
}

const stateOf = (meeting: Meeting, exception: MeetingException | undefined): Occurrence['state'] =>
  meeting.cancelled ? 'cancelled' : (exception?.kind ?? 'planned')

/** A wall-clock time of the data in its zone; a time that the clock skips there is the one an hour later. */
const wallClock = (local: string, zone: string): DateTime<true> => {
  const time = DateTime.fromISO(local, { zone })
  if (time.isValid) return time
  throw new Failure('bad-meeting-time', 'a meeting has a time that cannot be', { ids: { local, zone } })
}
