import { z } from 'zod'
import type { Collection } from '../../src/core/store/store.ts'

export type Half = { readonly pair: number; readonly side: 'left' | 'right' }

/** Documents that are only ever committed two by two. */
export const halves: Collection<Half> = {
  name: 'halves',
  schema: z.object({ pair: z.number(), side: z.enum(['left', 'right']) }),
  indexes: { pair: (half) => half.pair, side: (half) => half.side },
}
