import { z } from 'zod'
import { absent, type Change, type Collection, put, type Store } from '../../core/store/store.ts'

const numberSchema = z.strictObject({ last: z.int().min(0) })

/** The last number that was given out, by what is counted: short names that can be typed. */
export const numbers: Collection<z.infer<typeof numberSchema>> = {
  name: 'meeting-numbers',
  schema: numberSchema,
  indexes: {},
}

/** The first of the next numbers, and the change that takes them: a commit of both conflicts where somebody else was faster. */
export const takeNumber = async (
  store: Pick<Store, 'get'>,
  of: 'meetings' | 'tasks',
  count = 1,
): Promise<{ readonly number: number; readonly change: Change }> => {
  const stored = await store.get(numbers, of)
  const number = (stored?.document.last ?? 0) + 1
  return { number, change: put(numbers, of, { last: number + count - 1 }, stored?.version ?? absent) }
}
