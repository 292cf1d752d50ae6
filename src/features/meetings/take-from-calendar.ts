import { DateTime } from 'luxon'
import { isRefused } from '../../core/errors/refused.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { CalendarChanges, CalendarEntry, FollowedCalendars } from '../../core/time/calendar-port.ts'
import type { Arranging } from './arranging.ts'
import { calendarWrites } from './calendar-write.ts'
import { changeMeeting } from './change-meeting.ts'
import { describeForCalendar } from './describe-for-calendar.ts'
import { findMeetings } from './find-occurrences.ts'
import { type Meeting, meetingSchema, storedMeetings } from './meeting.ts'
import { refuse } from './refusal.ts'
import { texts } from './texts.ts'

/** Takes over what an organiser has changed of Loa's meetings in their own calendar. */
export const takeCalendarChanges = async (
  parts: Arranging,
  account: string,
  changes: CalendarChanges,
): Promise<void> => {
  const { calendars } = parts
  if (!calendars || !changes.ok) return
  const touched = [...changes.changed, ...changes.removed].flatMap(({ meeting }) => meeting ?? [])
  // Where all was read, nothing says what was there before and is not any more.
  const own = changes.whole ? await comingMeetings(parts, account) : []
  for (const id of new Set([...touched, ...own])) await takeFromCalendar(parts, calendars, id)
}

const comingMeetings = async (
  { store, directory, clock }: Arranging,
  account: string,
): Promise<readonly string[]> => {
  const organiser = await directory.personByAccount(account)
  const coming = await findMeetings(store, clock())
  return coming.flatMap((meeting) =>
    meeting.organiser === organiser?.id && !meeting.cancelled ? meeting.id : [],
  )
}

/**
 * The meeting's entry as it stands now decides, not what was said of it: news come late and twice. What was changed
 * in chat and is not in the calendar yet goes first.
 */
export const takeFromCalendar = async (
  parts: Arranging,
  calendars: FollowedCalendars,
  id: string,
): Promise<void> => {
  const { store, directory } = parts
  const meeting = (await store.get(storedMeetings, id))?.document
  if (!meeting || meeting.cancelled || (await store.get(calendarWrites, id))) return
  const read = await calendars.find(id)
  const entry = read.ok ? read.entries[0] : undefined
  if (!entry && (read.ok || read.reason !== 'deleted')) return
  const organiser = await directory.person(meeting.organiser)
  if (!organiser || !next(parts, meeting, entry)) return
  const details = { from: 'calendar' }
  const action = !entry || entry.cancelled ? 'meeting.cancelled' : 'meeting.changed'
  const taken = await changeMeeting(parts, organiser, { id, action, details }, async (before) => {
    const after = before.cancelled ? undefined : next(parts, before, entry)
    if (!after) return refuse('nothing-changed')
    const described = await describeForCalendar(parts, after)
    if (described && entry) await calendars.noted(described)
    return after
  })
  if (isRefused(taken)) return
  const key = taken.cancelled ? 'calendar.taken.cancelled' : 'calendar.taken.changed'
  await parts.sayInFeed?.(organiser, 'reminders', (language) =>
    texts(language)(key, { title: inLanguage(taken.title, language) }),
  )
}

/** undefined: nothing that Loa keeps has changed, or it makes no meeting of the chat's kind. */
const next = (parts: Arranging, meeting: Meeting, entry: CalendarEntry | undefined): Meeting | undefined => {
  if (!entry || entry.cancelled) return { ...meeting, cancelled: true }
  const after = { ...meeting, ...timesOf(meeting, entry), ...placeOf(parts, meeting, entry) }
  const isSame = after.start === meeting.start && after.end === meeting.end && after.place === meeting.place
  if (isSame) return undefined
  const parsed = meetingSchema.safeParse(after)
  return parsed.success ? parsed.data : undefined
}

const timesOf = ({ zone }: Meeting, { start, end }: CalendarEntry) => ({
  start: wallClock(start, zone),
  end: wallClock(end, zone),
})

const wallClock = (iso: string, zone: string): string =>
  DateTime.fromISO(iso, { zone }).toFormat("yyyy-LL-dd'T'HH:mm")

/** A place that was taken out stays: a meeting has to have one. */
const placeOf = (
  { organisation: { language } }: Arranging,
  { place }: Meeting,
  entry: CalendarEntry,
): Pick<Meeting, 'place'> => {
  const words = (entry.place ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
  const known = place && inLanguage(place, language).replace(/\s+/g, ' ').trim()
  return words === '' || words === known ? {} : { place: { vi: words } }
}
