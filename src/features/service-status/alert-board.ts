import { absent, type Change, type Collection, put, type Store, type Stored } from '../../core/store/store.ts'

/** Documents of one collection as they were read, and as they will be once all that came in is settled. */
export type Board<D> = {
  get(id: string): D | undefined
  set(id: string, document: D): void
  /** Reads what is not known yet. */
  load(ids: Iterable<string>): Promise<void>
  entries(): Iterable<readonly [string, D]>
  /** Ids of those that were not there before. */
  isNew(id: string): boolean
  changed(): readonly string[]
  changes(): readonly Change[]
}

export const createBoard = <D>(store: Pick<Store, 'getMany'>, collection: Collection<D>): Board<D> => {
  const documents = new Map<string, D>()
  const versions = new Map<string, number>()
  const touched = new Set<string>()
  const know = ({ id, version, document }: Stored<D>) => {
    if (versions.has(id)) return
    versions.set(id, version)
    documents.set(id, document)
  }
  return {
    get: (id) => documents.get(id),
    set: (id, document) => {
      documents.set(id, document)
      touched.add(id)
    },
    load: async (ids) => {
      const unknown = [...new Set(ids)].filter((id) => !versions.has(id))
      for (const stored of await store.getMany(collection, unknown)) know(stored)
    },
    entries: () => documents.entries(),
    isNew: (id) => !versions.has(id),
    changed: () => [...touched],
    changes: () =>
      [...touched].flatMap((id) => {
        const document = documents.get(id)
        return document === undefined ? [] : [put(collection, id, document, versions.get(id) ?? absent)]
      }),
  }
}
