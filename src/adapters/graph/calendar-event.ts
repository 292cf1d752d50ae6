import { DateTime } from 'luxon'
import { z } from 'zod'
import type { CalendarAnswer, CalendarEntry, CalendarMeeting } from '../../core/time/calendar-port.ts'
import { recurrenceOf } from './recurrence.ts'

/** Names the meeting in an event of Loa's making; the set of properties is Loa's own. */
export const meetingProperty = 'String {8e2f4c0a-5d0c-4d6b-9f0e-6a1c7b3d9e42} Name LoaMeeting'

/** Where the event of a link is asked for. */
export const eventPath = (owner: string, event: string): string =>
  `/users/${encodeURIComponent(owner)}/events/${encodeURIComponent(event)}`

const momentSchema = z.object({ dateTime: z.string(), timeZone: z.string() })

const attendeeSchema = z.looseObject({
  emailAddress: z.looseObject({ address: z.string(), name: z.string().optional() }),
  status: z.looseObject({ response: z.string() }).optional(),
})

export type GraphAttendee = z.infer<typeof attendeeSchema>

export const graphEventSchema = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  start: momentSchema.optional(),
  end: momentSchema.optional(),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  isCancelled: z.boolean().nullish(),
  attendees: z.array(attendeeSchema).nullish(),
  showAs: z.string().nullish(),
  /** Of one occurrence of something that repeats. */
  seriesMasterId: z.string().nullish(),
})

export type GraphEvent = z.infer<typeof graphEventSchema>

/** What Graph is asked to tell of an event. */
export const eventProperties = Object.keys(graphEventSchema.shape).join(',')

/** The fields of an event but for its attendees; undefined for a rule of repetition that Graph does not know. */
export const fieldsOf = (meeting: CalendarMeeting): Readonly<Record<string, unknown>> | undefined => {
  const { title, description = '', place = '', start, end, zone, repeat } = meeting
  const recurrence = repeat === undefined ? null : recurrenceOf(repeat, meeting)
  if (recurrence === undefined) return undefined
  return {
    subject: title,
    body: { contentType: 'text', content: description },
    start: { dateTime: `${start}:00`, timeZone: zone },
    end: { dateTime: `${end}:00`, timeZone: zone },
    location: { displayName: place },
    recurrence,
  }
}

export const attendeesOf = ({ attendees }: CalendarMeeting): readonly GraphAttendee[] =>
  attendees.map(({ name, email }) => ({ emailAddress: { address: email, name }, type: 'required' }))

export const addressOf = ({ emailAddress }: GraphAttendee): string => emailAddress.address.toLowerCase()

export const entryOf = (event: GraphEvent, meeting: string | undefined): CalendarEntry | undefined => {
  const [start, end] = [utcOf(event.start), utcOf(event.end)]
  if (!start || !end) return undefined
  const place = event.location?.displayName
  return {
    id: event.id,
    title: event.subject ?? '',
    start,
    end,
    cancelled: event.isCancelled ?? false,
    answers: Object.fromEntries(
      (event.attendees ?? []).map((attendee) => [addressOf(attendee), answerOf(attendee)]),
    ),
    ...(place && { place }),
    ...(meeting && { meeting }),
    ...(event.showAs && isFree.test(event.showAs) && { free: true }),
  }
}

/** Of `freeBusyStatus`: who works elsewhere can come as well. */
const isFree = /^(free|workingElsewhere)$/i

const utcOf = (moment: z.infer<typeof momentSchema> | undefined): string | undefined => {
  if (!moment) return undefined
  const time = DateTime.fromISO(moment.dateTime, { zone: moment.timeZone })
  return time.isValid ? time.toUTC().toISO({ suppressMilliseconds: true }) : undefined
}

const answers: Readonly<Record<string, CalendarAnswer>> = {
  accepted: 'accepted',
  organizer: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
}

const answerOf = ({ status }: GraphAttendee): CalendarAnswer => answers[status?.response ?? ''] ?? 'none'
