import type { DateTime } from 'luxon'
import { findAll } from '../../core/store/every-document.ts'
import type { Store } from '../../core/store/store.ts'
import { type Meeting, storedMeetings } from './meeting.ts'
import { nextOccurrence, type Occurrence, occurrencesBetween } from './occurrence.ts'

type Wanted = (meeting: Meeting) => boolean

/** Every occurrence of the wanted meetings that overlaps the stretch (`to` excluded), in the order of time. */
export const findOccurrences = async (
  store: Store,
  { from, to }: { readonly from: DateTime<true>; readonly to: DateTime<true> },
  wanted: Wanted,
): Promise<readonly Occurrence[]> =>
  (await findMeetings(store, from))
    .filter(wanted)
    .flatMap((meeting) => occurrencesBetween(meeting, from, to))
    .sort(byTime)

/** The first occurrence of the wanted meetings that is not over and not called off. */
export const findNext = async (
  store: Store,
  after: DateTime<true>,
  wanted: Wanted,
): Promise<Occurrence | undefined> =>
  (await findMeetings(store, after))
    .filter(wanted)
    .flatMap((meeting) => nextOccurrence(meeting, after) ?? [])
    .sort(byTime)[0]

/** The meetings that may still take place at or after a moment. */
export const findMeetings = (store: Store, after: DateTime<true>): Promise<readonly Meeting[]> =>
  findAll(store, storedMeetings, { index: 'until', from: after.minus({ days: 2 }).toISODate() })

const byTime = (a: Occurrence, b: Occurrence): number =>
  a.start.toMillis() - b.start.toMillis() || (a.meeting.id < b.meeting.id ? -1 : 1)
