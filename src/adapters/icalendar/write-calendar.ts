import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { DateTime } from 'luxon'
import { Failure } from '../../core/errors/failure.ts'
import type { CalendarEvent, WriteCalendar } from '../../core/time/calendar-event.ts'
import type { Clock } from '../../core/time/clock.ts'
import { describeZone } from './describe-zone.ts'

/**
 * Writes an .ics file; `clock` gives the moment that it is made (DTSTAMP). Throws a `bad-event` Failure for a time
 * that cannot be read, an end that is not after its start, or a zone that there is not.
 */
export const createCalendarWriter =
  (clock: Clock): WriteCalendar =>
  ({ name, events }) => {
    const timed = events.map((event) => ({ event, ...timesOf(event) }))
    const calendar = ical({
      // The library escapes the texts of events, but not the name of the calendar.
      name: escapeText(plain(name)),
      prodId: { company: 'Loa', product: 'Loa' },
      method: ICalCalendarMethod.PUBLISH,
      timezone: { name: null, generator: (zone) => describeZone(zone, ...spanOf(timed, clock())) },
    })
    for (const { event, start, end } of timed) {
      calendar.createEvent(dataOf(event, start, end, clock())).timezone(event.zone)
    }
    return `${calendar.toString()}\r\n`
  }

type Times = { readonly start: DateTime<true>; readonly end: DateTime<true> }

const dataOf = (
  { uid, sequence, title, description, place, organiser, cancelled, ...event }: CalendarEvent,
  start: DateTime<true>,
  end: DateTime<true>,
  stamp: DateTime<true>,
): ICalEventData => ({
  id: plain(uid),
  sequence,
  stamp,
  start,
  end,
  summary: plain(title),
  status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  ...(event.repeat && { repeating: repeatLines(event, event.repeat) }),
  ...(event.insteadOf && { recurrenceId: momentOf(uid, event.insteadOf, event.zone) }),
  ...(description && { description: plain(description, '\n') }),
  ...(place && { location: plain(place) }),
  ...(organiser && { organizer: { name: quotable(organiser.name), email: plain(organiser.email) } }),
})

/** The rule and its exceptions as lines of the event: the library takes them as they are. */
const repeatLines = ({ except = [], zone }: Pick<CalendarEvent, 'except' | 'zone'>, rule: string): string => {
  const days = except.map((local) => local.replace(/[-:]/g, '').concat('00'))
  return [`RRULE:${plain(rule)}`, ...days.map((day) => `EXDATE;TZID=${zone}:${day}`)].join('\r\n')
}

const momentOf = (uid: string, local: string, zone: string): DateTime<true> => {
  const moment = DateTime.fromISO(local, { zone })
  if (moment.isValid) return moment
  throw new Failure('bad-event', 'an event names a time that cannot be', { ids: { uid, local, zone } })
}

const timesOf = ({ uid, start, end, zone }: CalendarEvent): Times => {
  const [from, to] = [DateTime.fromISO(start, { zone }), DateTime.fromISO(end, { zone })]
  if (from.isValid && to.isValid && from < to) return { start: from, end: to }
  throw new Failure('bad-event', 'an event has no readable time', { ids: { uid, start, end, zone } })
}

/** What is held again and again is described for so long ahead; whoever subscribes fetches it anew before then. */
const described = { years: 3 }

const spanOf = (
  times: readonly (Times & { readonly event: CalendarEvent })[],
  now: DateTime<true>,
): [DateTime<true>, DateTime<true>] => [
  DateTime.min(now, ...times.map(({ start }) => start)),
  DateTime.max(
    times.some(({ event }) => event.repeat) ? now.plus(described) : now,
    ...times.map(({ end }) => end),
  ),
]

/** Text of one line, or of lines kept apart by `lineEnd`, without the control characters that RFC 5545 forbids. */
const plain = (text: string, lineEnd = ' '): string =>
  text
    .replace(/\r\n?|\n/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replaceAll('\n', lineEnd)

/** A quoted parameter has no way to hold a double quote (RFC 5545, 3.2), nor a backslash as an escape. */
const quotable = (name: string): string => plain(name).replaceAll('"', "'").replaceAll('\\', '/')

const escapeText = (text: string): string => text.replace(/[\\;,]/g, (character) => `\\${character}`)
