import type { Turn } from '../../core/conversation/turn.ts'
import type { Arranging } from './arranging.ts'
import { changeMeeting } from './change-meeting.ts'
import type { Meeting, MeetingException } from './meeting.ts'
import { meetingDays } from './meeting.ts'
import { type Refusal, refuse } from './refusal.ts'

type Cancelling = {
  readonly id: string
  readonly date?: string | undefined
  readonly reason?: string | undefined
}

/** Calls off a meeting for good, or one day of it. */
export const cancelMeeting = (
  parts: Arranging,
  { person }: Turn,
  { id, date, reason = '' }: Cancelling,
): Promise<Meeting | Refusal> => {
  const action = date ? 'meeting.day-cancelled' : 'meeting.cancelled'
  return changeMeeting(parts, person, { id, action, details: { ...(date && { date }) } }, (meeting) => {
    if (meeting.cancelled) return refuse('cancelled')
    const words = reason.trim().slice(0, 300)
    if (!date || !meeting.repeat)
      return { ...meeting, cancelled: true, ...(words && { cancelReason: { vi: words } }) }
    return withException(meeting, { kind: 'cancelled', date, ...(words && { reason: { vi: words } }) })
  })
}

/** One day that differs from the rule, in the place of what was said of that day before. */
export const withException = (meeting: Meeting, exception: MeetingException): Meeting | Refusal => {
  const { date } = exception
  if (!meetingDays(meeting).has(date)) return refuse('no-such-date', { date })
  const before = meeting.exceptions.find((one) => one.date === date)
  if (before && JSON.stringify(before) === JSON.stringify(exception)) return refuse('nothing-changed')
  return { ...meeting, exceptions: [...meeting.exceptions.filter((one) => one !== before), exception] }
}
