import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import type { Collection, Store } from './store.ts'

/** A document as a backend keeps it, for moving it to another: its version goes with it, since cards carry versions. */
export type ArchivedDocument = {
  readonly collection: string
  readonly id: string
  readonly version: number
  /** JSON. */
  readonly text: string
}

/** The highest version that was ever removed, by collection: new documents start above it. */
export type Floors = Readonly<Record<string, number>>

const fillingSchema = z.strictObject({ from: z.string() })

/** Has the one document `fillingId` while a store is being filled: until that is done, it is no store to work on. */
export const fillings: Collection<z.infer<typeof fillingSchema>> = {
  name: 'filling',
  schema: fillingSchema,
  indexes: {},
}

export const fillingId = 'store'

/** Throws `half-filled` for a store whose restoring or migration has not ended. */
export const assertFilled = async (store: Pick<Store, 'get'>): Promise<void> => {
  const filling = await store.get(fillings, fillingId)
  if (filling)
    throw new Failure(
      'half-filled',
      `The store is half filled from ${filling.document.from}: do that again until it has ended, or start with an empty store.`,
    )
}

/** A whole store, apart from what it may hold of other programs; for back-ups and moves, while nobody else needs it. */
export type Archive = {
  isEmpty(): Promise<boolean>
  floors(): Promise<Floors>
  /** Every document but `fillings`, in batches of a few hundred, in no particular order, all as they were at one moment. */
  read(): AsyncIterable<readonly ArchivedDocument[]>
  /**
   * Puts documents in, each with its version; what is there already in that version is left alone, so that it may be
   * done again. Rejects with `unknown-collection` or `corrupt-document` for what this program cannot keep.
   */
  write(documents: readonly ArchivedDocument[]): Promise<void>
  raiseFloors(floors: Floors): Promise<void>
  /** Of what the store is being filled with; undefined: it is not. */
  filling(): Promise<string | undefined>
  markFilling(from: string | undefined): Promise<void>
  close(): Promise<void>
}

/** How many documents a collection has, and a checksum of them that does not depend on their order. */
export type Tally = Readonly<Record<string, { readonly documents: number; readonly checksum: string }>>

export type Tallying = { add(documents: readonly ArchivedDocument[]): void; result(): Tally }

/** The checksum is the sum of the SHA-256 of the documents, modulo 2^256. */
export const startTally = (): Tallying => {
  const sums = new Map<string, { documents: number; sum: bigint }>()
  return {
    add: (documents) => {
      for (const document of documents) {
        const before = sums.get(document.collection) ?? { documents: 0, sum: 0n }
        sums.set(document.collection, {
          documents: before.documents + 1,
          sum: (before.sum + hashOf(document)) % modulus,
        })
      }
    },
    result: () =>
      Object.fromEntries(
        [...sums]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, { documents, sum }]) => [
            name,
            { documents, checksum: sum.toString(16).padStart(64, '0') },
          ]),
      ),
  }
}

const modulus = 1n << 256n

const hashOf = ({ collection, id, version, text }: ArchivedDocument): bigint => {
  const hash = createHash('sha256').update(JSON.stringify([collection, id, version, text]))
  return BigInt(`0x${hash.digest('hex')}`)
}

/** The first collection in which two tallies differ. */
export const findDifference = (a: Tally, b: Tally): string | undefined =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].find(
    (name) => a[name]?.documents !== b[name]?.documents || a[name]?.checksum !== b[name]?.checksum,
  )
