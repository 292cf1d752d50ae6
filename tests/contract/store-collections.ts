import { z } from 'zod'
import type { Collection } from '../../src/core/store/store.ts'

/** A document with every kind of index: one key, perhaps none, several. */
export type Thing = {
  readonly name: string
  readonly rank?: number | undefined
  readonly tags: readonly string[]
}

export const things: Collection<Thing> = {
  name: 'things',
  schema: z.object({ name: z.string(), rank: z.number().optional(), tags: z.array(z.string()) }),
  indexes: {
    name: (thing) => thing.name,
    rank: (thing) => thing.rank,
    tag: (thing) => thing.tags,
  },
}

export type Counter = { readonly value: number }

export const counters: Collection<Counter> = {
  name: 'counters',
  schema: z.object({ value: z.number() }),
  indexes: {},
}

/** What a store has to be opened with for the contract. */
export const contractCollections = [things, counters]

export const aThing = (overrides: Partial<Thing> = {}): Thing => ({ name: 'thing', tags: [], ...overrides })
