import { DateTime } from 'luxon'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Arranging } from './arranging.ts'
import { withException } from './cancel-meeting.ts'
import { changeMeeting } from './change-meeting.ts'
import type { Meeting } from './meeting.ts'
import { occurrenceOn } from './occurrence.ts'
import { readLine } from './read-line.ts'
import { readSpan } from './read-span.ts'
import { type Refusal, refuse } from './refusal.ts'

type Moving = { readonly id: string; readonly date: string; readonly to: string }

/** Moves one day of a meeting to what a line says: "1/12 9h-10h phòng 303"; what it does not say stays. */
export const moveOccurrence = (
  parts: Arranging,
  turn: Turn,
  { id, date, to }: Moving,
): Promise<Meeting | Refusal> =>
  changeMeeting(parts, turn.person, { id, action: 'meeting.day-moved', details: { date } }, (meeting) => {
    if (meeting.cancelled) return refuse('cancelled')
    const occurrence = occurrenceOn(meeting, date)
    if (!occurrence) return refuse('no-such-date', { date })
    const now = turn.now.setZone(meeting.zone)
    const line = readLine(to, turn.language, now.isValid ? now : turn.now)
    if (!line.ok) return line
    const { day, time, endTime = '', place } = line.values
    const start = {
      day: day || occurrence.start.toISODate(),
      time: time || occurrence.start.toFormat('HH:mm'),
    }
    const span = readSpan(
      { ...start, endDay: '', endTime: endTime || endAfter(occurrence, start) },
      meeting.zone,
      turn.now,
    )
    if (isRefused(span)) return span
    return withException(meeting, { kind: 'moved', date, ...span, ...(place && { place: { vi: place } }) })
  })

/** It lasts as long as it would have. */
const endAfter = (
  { start, end }: { readonly start: DateTime<true>; readonly end: DateTime<true> },
  moved: { readonly day: string; readonly time: string },
): string =>
  DateTime.fromISO(`${moved.day}T${moved.time}`, { zone: start.zone }).plus(end.diff(start)).toFormat('HH:mm')
