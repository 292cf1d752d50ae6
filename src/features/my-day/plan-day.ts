import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Entry, entriesOf } from './agenda.ts'

export type Day = {
  readonly now: Turn['now']
  readonly entries: readonly Entry[]
  /** Of the first later day that has something; looked for only when nothing is left of today. */
  readonly next: readonly Entry[]
}

/** How many days after today are looked through for what comes next. */
const lookAhead = 14

/** What all features know of the asker's day. */
export const planDay = async ({ day }: Pick<FeatureParts, 'day'>, turn: Turn): Promise<Day> => {
  const entries = entriesOf(await day(turn), turn.now)
  const isOver = entries.every(({ state }) => state === 'done')
  return { now: turn.now, entries, next: isOver ? await findNext(day, turn) : [] }
}

const findNext = async (day: FeatureParts['day'], turn: Turn): Promise<readonly Entry[]> => {
  for (let days = 1; days <= lookAhead; days += 1) {
    const now = turn.now.startOf('day').plus({ days })
    const entries = entriesOf(await day({ ...turn, now }), now).filter(({ item }) => item.kind !== 'notice')
    if (entries.length > 0) return entries
  }
  return []
}
