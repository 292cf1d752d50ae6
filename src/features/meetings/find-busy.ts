import type { DateTime } from 'luxon'
import { DateTime as Time } from 'luxon'
import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Person } from '../../core/people/person.ts'
import type { FollowedCalendars } from '../../core/time/calendar-port.ts'
import type { Arranging } from './arranging.ts'
import { expandInvited } from './expand-invited.ts'
import { comingOccurrences } from './find-clashes.ts'
import { findOccurrences } from './find-occurrences.ts'
import type { Meeting } from './meeting.ts'
import type { Occurrence } from './occurrence.ts'

/** Somebody invited whose own calendar has something at that time; what it is nobody is told. */
export type Busy = { readonly person: Person; readonly start: DateTime<true>; readonly end: DateTime<true> }

/** Calendars, and times of a meeting that repeats, that are looked at. */
const mostPeople = 20
const mostTimes = 3

/** As long as somebody who waits for a preview is kept for it, in milliseconds. */
const patienceMs = 2_000

/** As far as calendars answer in time; nobody is said to be free. */
export const findBusy = async (
  parts: Pick<Arranging, 'store' | 'directory' | 'calendars'>,
  meeting: Meeting,
  now: DateTime<true>,
): Promise<readonly Busy[]> => {
  const { store, directory, calendars } = parts
  const coming = comingOccurrences(meeting, now).slice(0, mostTimes)
  const [first, last] = [coming[0], coming.at(-1)]
  if (!calendars || !first || !last) return []
  const known = await findOccurrences(store, { from: first.start, to: last.end }, () => true)
  const people = (await expandInvited(directory, meeting)).slice(0, mostPeople)
  const found = new Map<string, Busy>()
  const asking = people.map(async (person) => {
    const busy = await busyOf(calendars, person, coming, known)
    if (busy) found.set(person.id, busy)
  })
  await atMost(Promise.allSettled(asking), patienceMs)
  return people.flatMap(({ id }) => found.get(id) ?? [])
}

const busyOf = async (
  calendars: FollowedCalendars,
  person: Person,
  coming: readonly Occurrence[],
  known: readonly Occurrence[],
): Promise<Busy | undefined> => {
  const [from, to] = [coming[0]?.start.toUTC().toISO(), coming.at(-1)?.end.toUTC().toISO()]
  if (!from || !to) return undefined
  const read = await calendars.read(person.account, from, to)
  if (!read.ok) return undefined
  for (const { cancelled, free, title, ...entry } of read.entries) {
    const [start, end] = [Time.fromISO(entry.start), Time.fromISO(entry.end)]
    if (cancelled || free || !start.isValid || !end.isValid) continue
    if (known.some((one) => isCopyOf(one, title, start))) continue
    if (coming.some((one) => one.start < end && start < one.end)) return { person, start, end }
  }
  return undefined
}

/** A meeting of Loa's own as it stands in the calendars of those whom it invited: it clashes by itself already. */
const isCopyOf = ({ meeting, start }: Occurrence, title: string, at: DateTime<true>): boolean =>
  start.toMillis() === at.toMillis() && inEveryLanguage(meeting.title).includes(title)

const atMost = async (work: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
