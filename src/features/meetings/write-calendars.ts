import { put, remove, type Stored } from '../../core/store/store.ts'
import type { CalendarProblem, CalendarSaved, FollowedCalendars } from '../../core/time/calendar-port.ts'
import type { Arranging } from './arranging.ts'
import { calendarWrites } from './calendar-write.ts'
import { describeForCalendar } from './describe-for-calendar.ts'
import { storedMeetings } from './meeting.ts'
import { takeFromCalendar } from './take-from-calendar.ts'

/** Meetings told in one round. */
const atOnce = 20

/** For so long nobody else tells a meeting that one has taken. */
const leaseMs = 300_000

/** Failures after which a calendar is given up: about four days of them. */
const mostAttempts = 100

type Write = Stored<{ readonly due: number; readonly attempts: number }>

/** Tells the calendars of organisers what was arranged in chat, each meeting by one process at a time. */
export const writeCalendars = async (parts: Arranging): Promise<void> => {
  const { store, clock, calendars } = parts
  if (!calendars) return
  const due = { index: 'due', to: clock().toMillis() + 1, limit: atOnce }
  for (const write of (await store.find(calendarWrites, due)).items) {
    const claimed = await claim(parts, write)
    if (claimed) await settle(parts, claimed, await tell(parts, calendars, claimed.id))
  }
}

const claim = async (
  { store, clock }: Arranging,
  { id, version, document }: Write,
): Promise<Write | undefined> => {
  const taken = { due: clock().toMillis() + leaseMs, attempts: document.attempts + 1 }
  const { ok } = await store.commit([put(calendarWrites, id, taken, version)])
  return ok ? store.get(calendarWrites, id) : undefined
}

/** The meeting as it is stored by now: whoever changed it since is told along. */
const tell = async (parts: Arranging, calendars: FollowedCalendars, id: string): Promise<CalendarSaved> => {
  const meeting = (await parts.store.get(storedMeetings, id))?.document
  if (!meeting) return calendars.cancel(id)
  if (meeting.cancelled) {
    const { vi, [parts.organisation.language]: words = vi } = meeting.cancelReason ?? { vi: '' }
    return calendars.cancel(id, words)
  }
  const described = await describeForCalendar(parts, meeting)
  if (!described) return { ok: false, reason: 'no-calendar' }
  const saved = await calendars.save(described)
  if (saved.ok) await calendars.follow(described.organiser)
  return saved
}

/** What time may mend is tried again, the rest is left: the chat has the meeting all the same. */
const mayMend: Readonly<Record<CalendarProblem, boolean>> = {
  unreachable: true,
  'not-granted': true,
  'no-calendar': false,
  deleted: false,
  'unsupported-repeat': false,
}

const settle = async (
  parts: Arranging,
  { id, version, document }: Write,
  saved: CalendarSaved,
): Promise<void> => {
  const { store, clock, calendars } = parts
  const { attempts } = document
  if (!saved.ok && mayMend[saved.reason] && attempts < mostAttempts) {
    const due = clock().toMillis() + pauseMs(attempts)
    return void (await store.commit([put(calendarWrites, id, { due, attempts }, version)]))
  }
  // Lost to a change that came meanwhile: that is told next.
  const { ok } = await store.commit([remove(calendarWrites, id, version)])
  // What came from the calendar while it was being told was put off until now.
  if (ok && calendars) await takeFromCalendar(parts, calendars, id)
}

const pauseMs = (attempts: number): number => Math.min(30_000 * 2 ** Math.min(attempts - 1, 10), 3_600_000)
