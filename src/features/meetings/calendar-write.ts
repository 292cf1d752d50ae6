import { z } from 'zod'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import { absent, type Change, type Collection, put } from '../../core/store/store.ts'

/** A meeting whose calendar has to hear what became of it; the id is the meeting's. */
const calendarWriteSchema = z.strictObject({
  /** When it is told or, after a failure, told again: milliseconds since 1970. */
  due: z.number(),
  attempts: z.int().min(0),
})

export const calendarWrites: Collection<z.infer<typeof calendarWriteSchema>> = {
  name: 'meeting-calendar-writes',
  schema: calendarWriteSchema,
  indexes: { due: ({ due }) => due },
}

/** To be committed with a change of the meeting: its calendar is told afterwards, so that nobody waits for it. */
export const calendarChanges = async (
  { store, clock, calendars }: Pick<FeatureParts, 'store' | 'clock' | 'calendars'>,
  meeting: string,
): Promise<readonly Change[]> => {
  if (!calendars) return []
  const seen = (await store.get(calendarWrites, meeting))?.version ?? absent
  return [put(calendarWrites, meeting, { due: clock().toMillis(), attempts: 0 }, seen)]
}
