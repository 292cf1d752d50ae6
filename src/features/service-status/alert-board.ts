import {
  absent,
  type Change,
  type Collection,
  keep,
  put,
  type Store,
  type Stored,
} from '../../core/store/store.ts'

/** Documents of one collection as they were read, and as they will be once all that came in is settled. */
export type Board<D> = {
  get(id: string): D | undefined
  /** Nothing is written of what is set to what it was; the commit only asserts that it still is. */
  set(id: string, document: D): void
  /** Reads what is not known yet. */
  load(ids: Iterable<string>): Promise<void>
  /** Ids of those that were not there before. */
  isNew(id: string): boolean
  /** Ids of those that are not what they were. */
  changed(): readonly string[]
  changes(): readonly Change[]
}

export const createBoard = <D>(store: Pick<Store, 'getMany'>, collection: Collection<D>): Board<D> => {
  const known = new Map<string, Stored<D>>()
  const documents = new Map<string, D>()
  const isChanged = (id: string, document: D) => document !== known.get(id)?.document
  return {
    get: (id) => documents.get(id) ?? known.get(id)?.document,
    set: (id, document) => {
      documents.set(id, document)
    },
    load: async (ids) => {
      const unknown = [...new Set(ids)].filter((id) => !known.has(id))
      for (const stored of await store.getMany(collection, unknown)) known.set(stored.id, stored)
    },
    isNew: (id) => !known.has(id),
    changed: () => [...documents].filter((entry) => isChanged(...entry)).map(([id]) => id),
    changes: () =>
      [...documents].map(([id, document]) => {
        const seen = known.get(id)?.version ?? absent
        return isChanged(id, document) ? put(collection, id, document, seen) : keep(collection, id, seen)
      }),
  }
}
