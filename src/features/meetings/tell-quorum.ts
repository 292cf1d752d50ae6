import type { Arranging } from './arranging.ts'
import { attendanceOf } from './attendance.ts'
import type { Occurrence } from './occurrence.ts'

export const quorumKind = 'meetings.quorum'

/** Tells the organiser that enough people come to one time of a meeting: once, however often answers change. */
export const tellQuorum = async (parts: Arranging, occurrence: Occurrence): Promise<void> => {
  const { meeting, date } = occurrence
  if (meeting.quorum === undefined) return
  const { by } = await attendanceOf(parts, occurrence)
  if (by.yes.length < meeting.quorum) return
  const id = `meeting.${meeting.id}.quorum.${date}.${meeting.quorum}`
  await parts.notices.say({
    id,
    kind: quorumKind,
    people: [meeting.organiser],
    data: { meeting: meeting.id, date },
  })
}
