import { Failure } from '../errors/failure.ts'
import type { AnyCollection } from './store.ts'

/** Throws `duplicate-collection` when two collections go by one name. */
export const collectionsByName = (
  collections: readonly AnyCollection[],
): ReadonlyMap<string, AnyCollection> => {
  const known = new Map<string, AnyCollection>()
  for (const collection of collections) {
    const { name } = collection
    if (known.has(name))
      throw new Failure('duplicate-collection', `two collections are called ${name}`, { ids: { name } })
    known.set(name, collection)
  }
  return known
}

/** `known` are the collections that a store was opened with. Throws `unknown-collection`. */
export const assertKnownCollection = <T>(known: ReadonlyMap<string, T>, name: string): T => {
  const found = known.get(name)
  if (found === undefined)
    throw new Failure('unknown-collection', `the store was not opened with a collection ${name}`, {
      ids: { name },
    })
  return found
}
