import type { DateTime } from 'luxon'
import type { Localized } from '../../core/i18n/localized.ts'
import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import type { Person } from '../../core/people/person.ts'
import type { Store } from '../../core/store/store.ts'
import { fold } from '../../core/understanding/fold.ts'
import { expandInvited } from './expand-invited.ts'
import { findOccurrences } from './find-occurrences.ts'
import type { Meeting } from './meeting.ts'
import { type Occurrence, occurrencesBetween } from './occurrence.ts'

/** Another meeting at the same time that has the same room, or some of the same people. */
export type Clash = {
  /** The first of the other's occurrences that is in the way. */
  readonly other: Occurrence
  /** How many of the coming ones are. */
  readonly times: number
  readonly room: boolean
  readonly people: readonly Person[]
}

/** Occurrences and days ahead that are looked at: what lies further off will change before then. */
const mostOccurrences = 12
const daysAhead = 180

/** The coming occurrences of a meeting that are looked at for clashes and shown as the next ones. */
export const comingOccurrences = (meeting: Meeting, now: DateTime<true>): readonly Occurrence[] => {
  const [first] = occurrencesBetween(meeting, now, now.plus({ years: 6 })).slice(0, 1)
  if (!first) return []
  return occurrencesBetween(meeting, now, first.start.plus({ days: daysAhead }))
    .filter(({ state }) => state !== 'cancelled')
    .slice(0, mostOccurrences)
}

/** What else there is at the times of a meeting, each other meeting once, rooms first. */
export const findClashes = async (
  { store, directory }: { readonly store: Store; readonly directory: Directory },
  meeting: Meeting,
  now: DateTime<true>,
): Promise<readonly Clash[]> => {
  const coming = comingOccurrences(meeting, now)
  const [first, last] = [coming[0], coming.at(-1)]
  if (!first || !last) return []
  const others = await findOccurrences(
    store,
    { from: first.start, to: last.end },
    ({ id }) => id !== meeting.id,
  )
  const people = await expandInvited(directory, meeting)
  const clashes = new Map<string, Clash>()
  for (const other of others) {
    const own = other.state !== 'cancelled' && coming.find((one) => overlaps(one, other))
    if (!own) continue
    const known = clashes.get(other.meeting.id)
    const clash = known ?? (await clashOf(directory, own, other, people))
    if (clash) clashes.set(other.meeting.id, known ? { ...known, times: known.times + 1 } : clash)
  }
  return [...clashes.values()].sort((a, b) => Number(b.room) - Number(a.room))
}

const overlaps = (a: Occurrence, b: Occurrence): boolean => a.start < b.end && b.start < a.end

const clashOf = async (
  directory: Directory,
  own: Occurrence,
  other: Occurrence,
  invited: readonly Person[],
): Promise<Clash | undefined> => {
  const room = isSameRoom(own.place, other.place)
  const taken = new Set((await expandInvited(directory, other.meeting)).map(({ id }) => id))
  const people = invited.filter(({ id }) => taken.has(id))
  return room || people.length > 0 ? { other, times: 1, room, people } : undefined
}

/** By the number of the room where both have one, else by the wording in any language. */
const isSameRoom = (a: Localized | undefined, b: Localized | undefined): boolean => {
  if (!a || !b) return false
  const [here, there] = [inEveryLanguage(a), inEveryLanguage(b)]
  const [number, other] = [roomNumber(here), roomNumber(there)]
  if (number && other) return number === other
  return here.some((one) => there.some((two) => fold(one).trim() === fold(two).trim()))
}

const roomNumber = (wordings: readonly string[]): string | undefined =>
  wordings
    .map((wording) => /(?<![\p{L}\d])\p{L}?\d{2,4}\p{L}?(?![\p{L}\d])/u.exec(fold(wording))?.[0])
    .find(Boolean)
