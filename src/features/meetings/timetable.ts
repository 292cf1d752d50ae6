import type { DateTime } from 'luxon'
import type { AgendaItem } from './meeting.ts'
import type { Occurrence } from './occurrence.ts'

/** One item of an agenda with the time at which it is due, in the meeting's zone. */
export type TimedItem = {
  readonly item: AgendaItem
  readonly start: DateTime<true>
  /** Minutes that it takes, where they are known. */
  readonly minutes?: number
}

/**
 * When each item of an occurrence is due: at its own time (moved along when the meeting was moved), else when the
 * one before ends. An item without minutes lasts until the next one that has a time, the last one until the end.
 */
export const timetableOf = (occurrence: Occurrence): readonly TimedItem[] => {
  const { agenda } = occurrence.meeting
  let clock = occurrence.start
  return agenda.map((item, index) => {
    const start = item.at ? atTime(occurrence, item.at) : clock
    const following = agenda[index + 1]
    const until = following ? following.at && atTime(occurrence, following.at) : occurrence.end
    const minutes =
      item.minutes ?? (until && until > start ? until.diff(start, 'minutes').minutes : undefined)
    clock = start.plus({ minutes: minutes ?? 0 })
    return { item, start, ...(minutes !== undefined && { minutes }) }
  })
}

const atTime = ({ start, meeting }: Occurrence, at: string): DateTime<true> => {
  const minutes = minutesOf(at) - minutesOf(meeting.start.slice(11))
  return start.plus({ minutes: minutes < 0 ? minutes + 24 * 60 : minutes })
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
