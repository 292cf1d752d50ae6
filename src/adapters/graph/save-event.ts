import { createHash } from 'node:crypto'
import { z } from 'zod'
import { absent, put, type Store } from '../../core/store/store.ts'
import type { CalendarMeeting, CalendarSaved } from '../../core/time/calendar-port.ts'
import { type CalendarLink, calendarLinks } from './calendar-collections.ts'
import {
  addressOf,
  attendeesOf,
  eventPath,
  fieldsOf,
  type GraphAttendee,
  graphEventSchema,
  meetingProperty,
} from './calendar-event.ts'
import { type Problem, problemOf } from './calendar-problem.ts'
import { cancelEvent } from './cancel-event.ts'
import type { Graph } from './graph.ts'

export type EventParts = { readonly graph: Graph; readonly store: Store; readonly newId: () => string }

type Fields = Readonly<Record<string, unknown>>

type Known = { readonly link: CalendarLink; readonly version: number }

const unreachable: Problem = { ok: false, reason: 'unreachable' }

/** Makes the event of a meeting, or changes what of it has changed. */
export const saveEvent = async (parts: EventParts, meeting: CalendarMeeting): Promise<CalendarSaved> => {
  const fields = fieldsOf(meeting)
  if (!fields) return { ok: false, reason: 'unsupported-repeat' }
  const stored = await parts.store.get(calendarLinks, meeting.id)
  if (!stored) return createEvent(parts, meeting, fields, await claim(parts, meeting), undefined)
  const known = { link: stored.document, version: stored.version }
  if (known.link.owner !== meeting.organiser) return moveEvent(parts, meeting)
  if (known.link.event === undefined) {
    const found = await findEvent(parts.graph, meeting)
    return found.ok ? createEvent(parts, meeting, fields, known, found.event) : found
  }
  return changeEvent(parts, meeting, fields, { ...known, event: known.link.event })
}

/** Another organiser: the old event is cancelled, the new one is theirs. */
const moveEvent = async (parts: EventParts, meeting: CalendarMeeting): Promise<CalendarSaved> => {
  const cancelled = await cancelEvent(parts, meeting.id)
  return cancelled.ok ? saveEvent(parts, meeting) : cancelled
}

/** Written before Graph is asked, so that a lost answer is known of; undefined when another replica is at it. */
const claim = ({ store, newId }: EventParts, { id, organiser }: CalendarMeeting) =>
  keepLink(store, id, { owner: organiser, transaction: newId(), told: {}, invited: [] }, absent)

const keepLink = async (
  store: Store,
  id: string,
  link: CalendarLink,
  seen: number,
): Promise<Known | undefined> => {
  const { ok } = await store.commit([put(calendarLinks, id, link, seen)])
  const stored = ok ? await store.get(calendarLinks, id) : undefined
  return stored && { link: stored.document, version: stored.version }
}

/** What can be changed in the calendar and comes back from it. */
const comingBack = ['start', 'end', 'location'] as const

/** What the calendar itself has changed is no news to it. */
export const noteEvent = async (
  { store }: Pick<EventParts, 'store'>,
  meeting: CalendarMeeting,
): Promise<void> => {
  const stored = await store.get(calendarLinks, meeting.id)
  const fields = fieldsOf(meeting)
  if (!stored || !fields || stored.document.owner !== meeting.organiser) return
  const known = Object.fromEntries(comingBack.map((name) => [name, fields[name]]))
  const told = { ...stored.document.told, ...asTold(known) }
  await store.commit([put(calendarLinks, meeting.id, { ...stored.document, told }, stored.version)])
}

const idSchema = z.object({ id: z.string() })
const listSchema = z.object({ value: z.array(idSchema) })

/** The event that an earlier attempt made without our getting to know. */
const findEvent = async (
  graph: Graph,
  { id, organiser }: CalendarMeeting,
): Promise<{ readonly ok: true; readonly event: string | undefined } | Problem> => {
  const value = id.replaceAll("'", "''")
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${meetingProperty}' and ep/value eq '${value}')`
  const path = `/users/${encodeURIComponent(organiser)}/events?$select=id&$filter=${encodeURIComponent(filter)}`
  const answer = await graph.ask('calendars', { method: 'GET', path })
  if (answer.kind !== 'ok') return problemOf(answer, 'no-calendar')
  const list = listSchema.safeParse(answer.body)
  return list.success ? { ok: true, event: list.data.value[0]?.id } : unreachable
}

/** The same transaction makes one event, however often it is asked for. */
const createEvent = async (
  { graph, store }: EventParts,
  meeting: CalendarMeeting,
  fields: Fields,
  known: Known | undefined,
  found: string | undefined,
): Promise<CalendarSaved> => {
  if (!known) return unreachable
  const { link, version } = known
  const answer = found
    ? { kind: 'ok' as const, body: { id: found } }
    : await graph.ask('calendars', {
        method: 'POST',
        path: `/users/${encodeURIComponent(link.owner)}/events`,
        body: {
          ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
          attendees: attendeesOf(meeting),
          transactionId: link.transaction,
          singleValueExtendedProperties: [{ id: meetingProperty, value: meeting.id }],
        },
        repeatable: true,
      })
  if (answer.kind !== 'ok') return problemOf(answer, 'no-calendar')
  const created = idSchema.safeParse(answer.body)
  if (!created.success) return unreachable
  const kept = { told: asTold(fields), invited: invitedBy(meeting) }
  await store.commit([put(calendarLinks, meeting.id, { ...link, ...kept, event: created.data.id }, version)])
  return { ok: true, told: 1 }
}

const changeEvent = async (
  parts: EventParts,
  meeting: CalendarMeeting,
  fields: Fields,
  known: Known & { readonly event: string },
): Promise<CalendarSaved> => {
  const { link, event } = known
  const path = eventPath(link.owner, event)
  const differing = Object.entries(asTold(fields)).filter(([name, print]) => link.told[name] !== print)
  let now: Known | undefined = known
  if (differing.length > 0) {
    const body = Object.fromEntries(differing.map(([name]) => [name, fields[name]]))
    const answer = await parts.graph.ask('calendars', { method: 'PATCH', path, body })
    if (answer.kind !== 'ok') return problemOf(answer, 'deleted')
    const told = { ...link.told, ...Object.fromEntries(differing) }
    now = await keepLink(parts.store, meeting.id, { ...link, told }, known.version)
  }
  if (!now) return unreachable
  const invited = await inviteOthers(parts, meeting, path, now)
  if (typeof invited !== 'number') return invited
  return { ok: true, told: invited + (differing.length > 0 ? 1 : 0) }
}

/**
 * Asked for alone, a change of attendees is mailed to those who changed and nobody else (Microsoft Learn, "Update
 * event"). Graph replaces the whole list: it is read first, so that answers and who was added by hand stay.
 */
const inviteOthers = async (
  { graph, store }: EventParts,
  meeting: CalendarMeeting,
  path: string,
  { link, version }: Known,
): Promise<number | Problem> => {
  const [before, wanted] = [link.invited, invitedBy(meeting)]
  const removed = new Set(before.filter((print) => !wanted.includes(print)))
  const added = wanted.filter((print) => !before.includes(print))
  if (removed.size === 0 && added.length === 0) return 0
  const read = await graph.ask('calendars', { method: 'GET', path: `${path}?$select=id,attendees` })
  if (read.kind !== 'ok') return problemOf(read, 'deleted')
  const event = graphEventSchema.safeParse(read.body)
  if (!event.success) return unreachable
  const present = (event.data.attendees ?? []).filter((attendee) => !removed.has(printOf(attendee)))
  const attendees = [...present, ...missingFrom(present, attendeesOf(meeting), added)]
  const answer = await graph.ask('calendars', { method: 'PATCH', path, body: { attendees } })
  if (answer.kind !== 'ok') return problemOf(answer, 'deleted')
  await store.commit([put(calendarLinks, meeting.id, { ...link, invited: wanted }, version)])
  return 1
}

const missingFrom = (
  present: readonly GraphAttendee[],
  wanted: readonly GraphAttendee[],
  added: readonly string[],
): readonly GraphAttendee[] => {
  const there = new Set(present.map(printOf))
  return wanted.filter((attendee) => {
    const print = printOf(attendee)
    return added.includes(print) && !there.has(print)
  })
}

const invitedBy = (meeting: CalendarMeeting): string[] => attendeesOf(meeting).map(printOf).toSorted()

const printOf = (attendee: GraphAttendee): string => fingerprint(addressOf(attendee))

const asTold = (fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, fingerprint(JSON.stringify(value))]),
  )

/** Tells equal from different, and keeps neither words nor people beside the meeting itself. */
const fingerprint = (text: string): string => createHash('sha256').update(text).digest('base64url')
