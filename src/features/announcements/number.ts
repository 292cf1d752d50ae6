import { z } from 'zod'
import { absent, type Change, type Collection, put, type Store } from '../../core/store/store.ts'

const counterSchema = z.strictObject({ last: z.int().min(0) })

/** How far announcements are numbered; has one document. */
export const numbers: Collection<z.infer<typeof counterSchema>> = {
  name: 'announcement-numbers',
  schema: counterSchema,
  indexes: {},
}

const counterId = 'last'

/** The next number and the change that takes it, which conflicts when somebody else took it meanwhile. */
export const nextNumber = async (
  store: Pick<Store, 'get'>,
): Promise<{ readonly id: string; readonly change: Change }> => {
  const stored = await store.get(numbers, counterId)
  const next = (stored?.document.last ?? 0) + 1
  return { id: String(next), change: put(numbers, counterId, { last: next }, stored?.version ?? absent) }
}
