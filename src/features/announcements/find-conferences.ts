import type { Turn } from '../../core/conversation/turn.ts'
import { findAll } from '../../core/store/every-document.ts'
import type { Store } from '../../core/store/store.ts'
import type { DateSlot, Slots } from '../../core/understanding/intent.ts'
import { type Conference, conferences, isConferenceKind, isWithin, yearOf } from './conference.ts'

/** What is asked for. `kind` is as the question has it: there may be no such kind. */
export type ConferenceFilter = {
  readonly kind?: string
  readonly year?: number
  readonly days?: Pick<DateSlot, 'text' | 'from' | 'to'>
  /** Number of its decision. */
  readonly decision?: string
}

export type FoundConferences = {
  readonly filter: ConferenceFilter
  /** What fits, the latest news first. */
  readonly matching: readonly Conference[]
  /** Everything that is published. */
  readonly all: readonly Conference[]
}

/** Nothing named: the latest. What is dated to be published later is not there yet. */
export const findConferences = async (store: Store, turn: Turn, slots: Slots): Promise<FoundConferences> => {
  const all = await publishedConferences(store, turn)
  const filter = filterOf(slots)
  return { filter, all, matching: select(all, filter) }
}

export const publishedConferences = (store: Store, { now }: Turn): Promise<Conference[]> =>
  conferencesBefore(store, now.plus({ days: 1 }).toISODate())

/** Those published before a day, the latest first; all there are when no day is given. */
export const conferencesBefore = (store: Store, day?: string): Promise<Conference[]> =>
  findAll(store, conferences, { index: 'published', ...(day !== undefined && { to: day }), descending: true })

/** A year as a date means the year that the news is about; a closer date goes before a year named beside it. */
const filterOf = ({ conference, meeting, decision, year, date }: Slots): ConferenceFilter => {
  const kind = conference ?? (meeting && (kindOfMeeting.get(meeting) ?? meeting))
  const named = date?.grain === 'year' ? Number(date.from.slice(0, 4)) : date ? undefined : year
  return {
    ...(kind && { kind }),
    ...(decision && { decision }),
    ...(named && { year: named }),
    ...(date && date.grain !== 'year' && { days: date }),
  }
}

/** "Hội nghị tổng kết" names a meeting to come and a conference that was. */
const kindOfMeeting = new Map([['year-end-conference', 'year-end']])

const select = (all: readonly Conference[], filter: ConferenceFilter): readonly Conference[] => {
  const { kind, year, days, decision } = filter
  if (!kind && !year && !days && !decision) return all.slice(0, 1)
  const inTime = all.filter(
    (conference) =>
      (year === undefined || yearOf(conference) === year) && (!days || isWithin(conference, days)),
  )
  const fitting = kind ? ofKind(inTime, kind) : inTime
  return decision ? under(decision, fitting, filter) : fitting
}

/**
 * What was held under a decision. A number that a conversation was about before does not stand in the way of what
 * is asked about now: beside a kind or time that it does not fit, it counts for nothing.
 */
const under = (
  decision: string,
  fitting: readonly Conference[],
  { kind, year, days }: ConferenceFilter,
): readonly Conference[] => {
  const held = fitting.filter((conference) => conference.decision.number === decision)
  return held.length === 0 && (kind || year || days) ? fitting : held
}

/** Those of the kind itself, else those that were held as one with another. */
const ofKind = (among: readonly Conference[], kind: string): readonly Conference[] => {
  if (!isConferenceKind(kind)) return []
  const own = among.filter((conference) => conference.kind === kind)
  return own.length > 0 ? own : among.filter(({ includes }) => includes.includes(kind))
}
