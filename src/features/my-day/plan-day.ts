import { DateTime } from 'luxon'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { DateSlot } from '../../core/understanding/intent.ts'
import { type Entry, entriesOf } from './agenda.ts'

type Source = Pick<FeatureParts, 'day'>

export type Day = {
  readonly now: Turn['now']
  readonly entries: readonly Entry[]
  /** Of the first later day that has something; looked for only when nothing is left of today. */
  readonly next: readonly Entry[]
}

/** How many days after today are looked through for what comes next. */
const lookAhead = 14

/** What all features know of the asker's day. */
export const planDay = async ({ day }: Source, turn: Turn): Promise<Day> => {
  const entries = entriesOf(await day(turn), turn.now)
  const isOver = entries.every(({ state }) => state === 'done')
  return { now: turn.now, entries, next: isOver ? await findNext(day, turn) : [] }
}

const findNext = async (day: FeatureParts['day'], turn: Turn): Promise<readonly Entry[]> => {
  for (let days = 1; days <= lookAhead; days += 1) {
    const entries = await entriesOn(day, turn, turn.now.startOf('day').plus({ days }))
    if (entries.length > 0) return entries
  }
  return []
}

/** What all features know of the asker's days, or of the hours of a day. */
export const planDays = async ({ day }: Source, turn: Turn, asked: DateSlot): Promise<readonly Entry[]> => {
  const { zone } = turn.now
  const from = DateTime.fromISO(`${asked.from}T${asked.time ?? '00:00'}`, { zone })
  const to = asked.time
    ? DateTime.fromISO(`${asked.to}T${asked.endTime ?? asked.time}`, { zone })
    : DateTime.fromISO(asked.to, { zone }).endOf('day')
  const found: Entry[] = []
  for (let date = from.startOf('day'); date.isValid && date <= to; date = date.plus({ days: 1 }))
    found.push(...(await entriesOn(day, turn, date)))
  // A moment, too, is within what goes on at it.
  return found.filter(({ start, end }) => start <= to && (end > from || start >= from))
}

/** Notices are of now, and no part of another day. */
const entriesOn = async (
  day: FeatureParts['day'],
  turn: Turn,
  date: DateTime<true>,
): Promise<readonly Entry[]> =>
  entriesOf(await day({ ...turn, now: date }), turn.now).filter(({ item }) => item.kind !== 'notice')
