import { DateTime } from 'luxon'
import type { DayItem } from '../../core/conversation/feature.ts'

/** One line of a day with its times on the person's own clock. */
export type Entry = {
  readonly item: DayItem
  readonly start: DateTime<true>
  readonly end: DateTime<true>
  readonly state: 'done' | 'now' | 'ahead'
}

/** Lines whose time cannot be read are left out: the rest of the day is worth more. A notice is never over. */
export const entriesOf = (items: readonly DayItem[], now: DateTime<true>): readonly Entry[] =>
  items.flatMap((item) => {
    const start = DateTime.fromISO(item.start, { zone: now.zone })
    const end = DateTime.fromISO(item.end ?? item.start, { zone: now.zone })
    if (!start.isValid || !end.isValid) return []
    return [{ item, start, end, state: stateOf(item, start, end, now) }]
  })

const stateOf = (
  { kind }: DayItem,
  start: DateTime<true>,
  end: DateTime<true>,
  now: DateTime<true>,
): Entry['state'] => {
  if (kind === 'notice' || start > now) return 'ahead'
  return end > now ? 'now' : 'done'
}
