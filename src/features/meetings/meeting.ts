import { DateTime, IANAZone } from 'luxon'
import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema, unitIdSchema } from '../../core/people/person.ts'
import { byId, dataFile, type KnownIds } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import {
  dateOfDay,
  dayNumber,
  fitsRule,
  lastCountedDay,
  parseRepeatRule,
  possibleDay,
} from './repeat-rule.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id is 1 to 64 small letters, digits, dashes')
/** `YYYY-MM-DDTHH:mm`, wall-clock time in the meeting's zone. */
const localTime = z.iso.datetime({ local: true, precision: -1 })
const timeOfDay = z.iso.time({ precision: -1 })
const link = z.url({ protocol: /^https$/ })

const itemKinds = ['opening', 'report', 'talk', 'discussion', 'award', 'break', 'closing'] as const

/** One item of an agenda: it has a time of its own or follows the one before; without minutes it lasts until the next. */
const agendaItemSchema = z.strictObject({
  id,
  at: timeOfDay.optional(),
  minutes: z.int().min(1).max(600).optional(),
  title: localizedSchema,
  /** Id of a person of the directory, else a name as it is. */
  speaker: z.string().min(1).max(100).optional(),
  kind: z.enum(itemKinds),
  papers: z
    .array(z.strictObject({ title: localizedSchema, url: link }))
    .max(10)
    .default([]),
})

export type AgendaItem = z.infer<typeof agendaItemSchema>

/** What differs from the rule on one of its days, named by the day that the rule gives (EXDATE, RECURRENCE-ID). */
const exceptionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled'), date: z.iso.date(), reason: localizedSchema.optional() }),
  z.strictObject({
    kind: z.literal('moved'),
    date: z.iso.date(),
    start: localTime,
    end: localTime,
    place: localizedSchema.optional(),
    reason: localizedSchema.optional(),
  }),
])

export type MeetingException = z.infer<typeof exceptionSchema>

const invitedSchema = z.union([
  z.literal('everyone'),
  z.strictObject({
    people: z.array(personIdSchema).default([]),
    units: z.array(unitIdSchema).default([]),
  }),
])

export const meetingIdSchema = id.brand<'MeetingId'>()

const fieldsSchema = z.strictObject({
  id: meetingIdSchema,
  title: localizedSchema,
  /** What people call it, in any language; `*` at the end stands for any ending. */
  aliases: z.array(z.string().min(1)).default([]),
  zone: z.string().refine((zone) => IANAZone.create(zone).isValid, 'an IANA time zone'),
  /** Of the first one. */
  start: localTime,
  end: localTime,
  place: localizedSchema.optional(),
  online: link.optional(),
  organiser: personIdSchema,
  invited: invitedSchema,
  /** A repeat rule of RFC 5545, without `RRULE:`. */
  repeat: z.string().max(200).optional(),
  exceptions: z.array(exceptionSchema).max(500).default([]),
  agenda: z.array(agendaItemSchema).max(100).default([]),
  cancelled: z.boolean().default(false),
  cancelReason: localizedSchema.optional(),
  /** Counts the versions that calendars have seen. */
  sequence: z.int().min(0).default(0),
  /** Day on which it was last changed. */
  updated: z.iso.date(),
  /** Counts the changes made in chat, from 1: two who edit at once are told apart by it. 0 when not said. */
  revision: z.int().min(1).optional(),
  /** Name of who changed it last in chat. */
  changedBy: z.string().max(200).optional(),
  /** When that was, in milliseconds since 1970: what was due to be said before is not said any more. */
  changedAt: z.number().optional(),
  /** How many have to come for it to decide anything. */
  quorum: z.int().min(1).max(10_000).optional(),
  /** Minutes before its start at which the invited are reminded. */
  reminders: z.array(z.int().min(5).max(20_160)).max(4).optional(),
  /** Why it is held although somebody or a room is taken at that time. */
  overruled: z.string().max(300).optional(),
  /** Ids of the notices by which people were invited: what changes goes to who has one of them. */
  told: z.array(z.string()).max(1_000).optional(),
})

type MeetingFields = z.infer<typeof fieldsSchema>

/** Longest meeting, in days. */
export const longest = 7

const endsAfterStart = ({ start, end }: { start: string; end: string }): boolean =>
  start < end && dayNumber(end) - dayNumber(start) < longest

/** What is wrong with a meeting as a whole: the field, and the reason. */
const findProblem = (meeting: MeetingFields): [field: string, reason: string] | undefined => {
  if (!endsAfterStart(meeting)) return ['end', `is after the start, by less than ${longest} days`]
  if (!meeting.place && !meeting.online) return ['place', 'a meeting has a place or an online link']
  if (new Set(meeting.agenda.map((item) => item.id)).size < meeting.agenda.length)
    return ['agenda', 'two items have one id']
  if (meeting.agenda.some(({ at }) => at !== undefined && !isDuring(meeting, at)))
    return ['agenda', 'an item is due before the start or after the end']
  return findRepeatProblem(meeting)
}

/** A meeting over midnight may have an item at any time of day. */
const isDuring = ({ start, end }: MeetingFields, at: string): boolean =>
  dayNumber(end) > dayNumber(start) || (at >= start.slice(11) && at <= end.slice(11))

const findRepeatProblem = (meeting: MeetingFields): [field: string, reason: string] | undefined => {
  const parsed = meeting.repeat === undefined ? undefined : parseRepeatRule(meeting.repeat)
  if (parsed && !parsed.ok) return ['repeat', parsed.reason]
  const first = dayNumber(meeting.start)
  if (parsed && !fitsRule(parsed.rule, first, first)) return ['start', 'is not a day of the repeat rule']
  const days = meetingDays(meeting)
  for (const exception of meeting.exceptions) {
    if (!days.has(exception.date)) return ['exceptions', `${exception.date} is not a day of this meeting`]
    if (exception.kind === 'moved' && !endsAfterStart(exception))
      return ['exceptions', `what is moved from ${exception.date} ends before it starts`]
  }
  return undefined
}

export const meetingSchema = fieldsSchema.superRefine((meeting, context) => {
  const [field, message] = findProblem(meeting) ?? []
  if (field) context.addIssue({ code: 'custom', path: [field], message })
})

export type Meeting = z.infer<typeof meetingSchema>

const endless = '9999-12-31'

/**
 * The days on which the rule puts a meeting, in its own zone, exceptions aside. `last` is 9999-12-31 when endless;
 * before `possible(day)` there is none from `day` on.
 */
export const meetingDays = (
  meeting: Pick<Meeting, 'start' | 'zone' | 'repeat'>,
): {
  readonly has: (date: string) => boolean
  readonly last: string
  readonly possible: (day: number) => number
} => {
  const first = dayNumber(meeting.start)
  const parsed = meeting.repeat === undefined ? undefined : parseRepeatRule(meeting.repeat)
  if (!parsed?.ok)
    return { has: (date) => dayNumber(date) === first, last: dateOfDay(first), possible: (day) => day }
  const { rule } = parsed
  const counted = lastCountedDay(rule, first)
  const last = counted === undefined ? lastDayUntil(rule.until, meeting) : dateOfDay(counted)
  return {
    has: (date) => date <= last && fitsRule(rule, first, dayNumber(date)),
    last,
    possible: (day) => possibleDay(rule, first, day),
  }
}

/** Last day on which something that begins at the meeting's time of day is not later than UNTIL. */
const lastDayUntil = (
  until: string | undefined,
  { start, zone }: Pick<Meeting, 'start' | 'zone'>,
): string => {
  if (until === undefined) return endless
  const local = DateTime.fromISO(until, { zone }).toFormat("yyyy-LL-dd'T'HH:mm")
  const tooLate = until.length > 10 && start.slice(11) > local.slice(11)
  return tooLate ? dateOfDay(dayNumber(local) - 1) : local.slice(0, 10)
}

const lastDay = (meeting: Meeting): string =>
  meeting.exceptions.reduce(
    (last, exception) =>
      exception.kind === 'moved' && exception.end > last ? exception.end.slice(0, 10) : last,
    dateOfDay(Math.min(dayNumber(meetingDays(meeting).last) + longest, dayNumber(endless))),
  )

export const storedMeetings: Collection<Meeting> = {
  name: 'meetings',
  schema: meetingSchema,
  indexes: {
    ...byId,
    /** No part of it is later than this day, whatever the zone. */
    until: lastDay,
    /** The same of those that somebody is reminded of. */
    reminding: (meeting) => (meeting.reminders?.length && !meeting.cancelled ? lastDay(meeting) : undefined),
  },
  revision: 1,
}

const findUnknownId = ({ organiser, invited }: Meeting, known: KnownIds): string | undefined => {
  const { people, units } = invited === 'everyone' ? { people: [], units: [] } : invited
  if (!known.people.has(organiser)) return `organiser: there is no person "${organiser}"`
  const person = people.find((candidate) => !known.people.has(candidate))
  if (person) return `invited.people: there is no person "${person}"`
  const unit = units.find((candidate) => !known.units.has(candidate))
  return unit && `invited.units: there is no unit "${unit}"`
}

export const meetingsFile = dataFile('meetings.json', storedMeetings, findUnknownId)
