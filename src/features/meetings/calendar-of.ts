import { DateTime } from 'luxon'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Person } from '../../core/people/person.ts'
import type { CalendarEvent } from '../../core/time/calendar-event.ts'
import { answerId, answers } from './answer.ts'
import { eventOf } from './export-occurrences.ts'
import { findMeetings } from './find-occurrences.ts'
import type { Meeting, MeetingException } from './meeting.ts'
import { meetingDays } from './meeting.ts'
import { type Occurrence, occurrenceOn } from './occurrence.ts'
import { isInvited } from './policy.ts'

type Sources = Pick<FeatureParts, 'store' | 'directory' | 'clock'>

/** How long what is over stays in a calendar. */
const kept = { months: 3 }

/** Every meeting of a person as a calendar holds it: a series is one event with its rule; those declined are left out. */
export const calendarOf = async (
  sources: Sources,
  person: Person,
  language: Language,
): Promise<readonly CalendarEvent[]> => {
  const meetings = await findMeetings(sources.store, sources.clock().minus(kept))
  const own = meetings.filter((meeting) => isInvited(person, meeting))
  const said = await sources.store.getMany(
    answers,
    own.map(({ id }) => answerId(id, person.id)),
  )
  const declined = new Set(
    said.filter(({ document }) => document.all === 'no').map(({ document }) => document.meeting),
  )
  const events = await Promise.all(
    own.filter(({ id }) => !declined.has(id)).map((meeting) => eventsOf(sources, meeting, language)),
  )
  return events.flat()
}

const eventsOf = async (
  { directory }: Sources,
  meeting: Meeting,
  language: Language,
): Promise<readonly CalendarEvent[]> => {
  const first = occurrenceOn(meeting, meeting.start.slice(0, 10))
  if (!first) return []
  if (!meeting.repeat) return [await eventOf(directory, first, language)]
  const uid = `${meeting.id}@meetings.loa`
  const days = meetingDays(meeting)
  const exceptions = meeting.exceptions.filter(({ date }) => days.has(date))
  const moved = exceptions.flatMap(({ kind, date }) =>
    kind === 'moved' && !meeting.cancelled ? (occurrenceOn(meeting, date) ?? []) : [],
  )
  const series = await eventOf(directory, asPlanned(first), language)
  return [
    {
      ...series,
      uid,
      repeat: ruleInUtc(withItsDay(meeting.repeat, meeting.start), meeting.zone),
      except: exceptions.filter(({ kind }) => kind === 'cancelled').map((one) => plannedStart(meeting, one)),
    },
    ...(await Promise.all(
      moved.map(async (occurrence) => ({
        ...(await eventOf(directory, occurrence, language)),
        uid,
        insteadOf: plannedStart(meeting, occurrence),
      })),
    )),
  ]
}

/** The first one as the rule has it: what was done to that one day does not concern the others. */
const asPlanned = (first: Occurrence): Occurrence => {
  const { meeting } = first
  const plain = occurrenceOn({ ...meeting, exceptions: [] }, first.date)
  return plain ? { ...plain, meeting } : first
}

const plannedStart = (meeting: Meeting, { date }: Pick<MeetingException, 'date'>): string =>
  `${date}T${meeting.start.slice(11)}`

/** A yearly rule names its day: of 29 February alone some readers make 1 March in the years that have none. */
const withItsDay = (rule: string, start: string): string =>
  rule.replace(
    /FREQ=YEARLY/i,
    `$&;BYMONTH=${Number(start.slice(5, 7))};BYMONTHDAY=${Number(start.slice(8, 10))}`,
  )

/** UNTIL of a day is its last second there: with a start that has a zone it has to be a moment in UTC. */
const ruleInUtc = (rule: string, zone: string): string =>
  rule.replace(/UNTIL=(\d{8})(?![\dT])/, (_, day: string) => {
    const end = DateTime.fromFormat(day, 'yyyyLLdd', { zone }).endOf('day')
    return `UNTIL=${end.toUTC().toFormat("yyyyLLdd'T'HHmmss'Z'")}`
  })
