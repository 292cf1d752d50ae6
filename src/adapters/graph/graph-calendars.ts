import type { Store } from '../../core/store/store.ts'
import type { Calendars } from '../../core/time/calendar-port.ts'
import type { Clock } from '../../core/time/clock.ts'
import { cancelEvent } from './cancel-event.ts'
import type { Graph } from './graph.ts'
import { findMeeting, readCalendar, readChanges } from './read-calendar.ts'
import { noteEvent, saveEvent } from './save-event.ts'

/** Calendars of the tenant. `newId` gives ids that were never given before. */
export const createGraphCalendars = (parts: {
  readonly graph: Graph
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
}): Calendars => ({
  read: (account, from, to) => readCalendar(parts, account, from, to),
  save: (meeting) => saveEvent(parts, meeting),
  cancel: (meeting, comment) => cancelEvent(parts, meeting, comment),
  changes: (account) => readChanges(parts, account),
  find: (meeting) => findMeeting(parts, meeting),
  noted: (meeting) => noteEvent(parts, meeting),
})
