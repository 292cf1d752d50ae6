import type { DateTime } from 'luxon'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { applyHolidays, type HolidayClash } from './apply-holidays.ts'
import type { Arranging } from './arranging.ts'
import type { DraftValues } from './draft.ts'
import { type Busy, findBusy } from './find-busy.ts'
import { type Clash, findClashes } from './find-clashes.ts'
import type { Meeting } from './meeting.ts'
import { nextOccurrence, type Occurrence } from './occurrence.ts'
import { readDraft } from './read-draft.ts'
import type { Refusal } from './refusal.ts'

/** What would be saved, and what somebody should know before they do. */
export type Checked = {
  readonly meeting: Meeting
  readonly next: readonly Occurrence[]
  readonly clashes: readonly Clash[]
  /** By the calendars of those invited, where Loa may look. */
  readonly busy: readonly Busy[]
  readonly holidays: readonly HolidayClash[]
}

/** How much there is for which somebody has to give a reason. */
export const inTheWay = ({ clashes, busy }: Pick<Checked, 'clashes' | 'busy'>): number =>
  clashes.length + busy.length

/** Next dates that a preview names. */
const shownDates = 3

/** Typed fields read, and the meeting that they stand for laid beside all others and the public holidays. */
export const checkDraft = async (
  parts: Arranging,
  turn: Turn,
  values: DraftValues,
  base?: Meeting,
): Promise<Checked | Refusal> => {
  const read = await readDraft(parts, turn, values, base)
  if (isRefused(read)) return read
  const { meeting, clashes: holidays } = applyHolidays(read, values.holidays, turn.now)
  const [found, busy] = await Promise.all([
    findClashes(parts, meeting, turn.now),
    findBusy(parts, meeting, turn.now),
  ])
  return {
    meeting,
    next: nextDates(meeting, turn.now),
    clashes: found,
    busy,
    holidays,
  }
}

/** However far apart they are: of a yearly meeting as well. */
const nextDates = (meeting: Meeting, now: DateTime<true>): readonly Occurrence[] => {
  const dates: Occurrence[] = []
  for (let after = now; dates.length < shownDates; ) {
    const next = nextOccurrence(meeting, after)
    if (!next) break
    dates.push(next)
    after = next.end
  }
  return dates
}
