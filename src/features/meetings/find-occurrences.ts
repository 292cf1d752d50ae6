import type { DateTime } from 'luxon'
import type { Store, Stored } from '../../core/store/store.ts'
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
export const findMeetings = async (store: Store, after: DateTime<true>): Promise<readonly Meeting[]> => {
  const found: Stored<Meeting>[] = []
  const from = after.minus({ days: 2 }).toISODate()
  let next: string | undefined
  do {
    const page = await store.find(storedMeetings, {
      index: 'until',
      from,
      limit: 1_000,
      ...(next && { after: next }),
    })
    found.push(...page.items)
    next = page.next
  } while (next)
  return found.map(({ document }) => document)
}

const byTime = (a: Occurrence, b: Occurrence): number =>
  a.start.toMillis() - b.start.toMillis() || (a.meeting.id < b.meeting.id ? -1 : 1)
