import { Failure } from '../errors/failure.ts'
import { assertKnownCollection } from './known-collections.ts'
import { acceptDocument } from './parse-document.ts'
import { isIndexKey } from './parse-query.ts'
import type { AnyCollection, Change, IndexKey } from './store.ts'

/** A place of a document in an index of its collection. */
export type IndexEntry = readonly [index: string, key: IndexKey]

type Target = { readonly collection: string; readonly id: string; readonly seen: number }

/** A change that any backend can write down: checked, the document as JSON text, its index entries without repetition. */
export type PreparedChange =
  | (Target & { readonly kind: 'put'; readonly text: string; readonly entries: readonly IndexEntry[] })
  | (Target & { readonly kind: 'remove' | 'keep' })

/** Throws what `Store.commit` promises for bad input, before a backend is touched. */
export const prepareChanges = (
  changes: readonly Change[],
  known: ReadonlyMap<string, AnyCollection>,
): readonly PreparedChange[] => {
  assertDistinct(changes)
  return changes.map((change) => prepareChange(change, assertKnownCollection(known, change.collection.name)))
}

const prepareChange = (change: Change, collection: AnyCollection): PreparedChange => {
  const target = { collection: collection.name, id: change.id, seen: change.seen }
  if (!isDocumentId(change.id))
    throw new Failure('bad-commit', 'an id is empty or malformed', { ids: target })
  if (change.kind !== 'put') return { ...target, kind: change.kind }
  const document = acceptDocument(collection, change.id, change.document)
  return {
    ...target,
    kind: 'put',
    text: JSON.stringify(document),
    entries: indexEntries(collection, change.id, document),
  }
}

/** `document` has been through the collection's schema. Throws `bad-document` when a key can not be ordered. */
export const indexEntries = (
  collection: AnyCollection,
  id: string,
  document: unknown,
): readonly IndexEntry[] =>
  Object.entries(collection.indexes).flatMap(([index, keysOf]) => {
    // AnyCollection has forgotten the document's type; its schema, which the document went through, has not.
    const keys = new Set([keysOf(document as never) ?? []].flat())
    return [...keys].map((key): IndexEntry => {
      if (isIndexKey(key)) return [index, key]
      throw new Failure('bad-document', `a key of the index ${index} can not be ordered`, {
        ids: { collection: collection.name, id, index },
      })
    })
  })

/** No other id is ever stored: what a store compares as UTF-8 must not change on the way. */
export const isDocumentId = (id: string): boolean => id !== '' && id.isWellFormed()

const assertDistinct = (changes: readonly Change[]) => {
  const seen = new Map<string, Set<string>>()
  for (const { collection, id } of changes) {
    const ids = seen.get(collection.name) ?? new Set()
    if (ids.has(id))
      throw new Failure('bad-commit', 'a commit changes a document twice', {
        ids: { collection: collection.name, id },
      })
    seen.set(collection.name, ids.add(id))
  }
}
