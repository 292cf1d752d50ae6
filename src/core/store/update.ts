import { Failure } from '../errors/failure.ts'
import { absent, type Collection, put, remove, type Store } from './store.ts'

/** An attempt is only lost to a commit that went through, so a crowd of this size still gets past one document. */
const maximalAttempts = 1_000

/**
 * Reads a document, computes the next one and commits it; starts over when somebody else was faster. `change` gets
 * undefined when there is no such document, and returns undefined for there to be none; it may run several times.
 * Returns what it committed. Throws `contended` when every attempt lost.
 */
export const update = async <D>(
  store: Pick<Store, 'get' | 'commit'>,
  collection: Collection<D>,
  id: string,
  change: (document: D | undefined) => D | undefined,
): Promise<D | undefined> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt++) {
    const stored = await store.get(collection, id)
    const seen = stored?.version ?? absent
    const next = change(stored?.document)
    if (next === undefined && seen === absent) return undefined
    const move = next === undefined ? remove(collection, id, seen) : put(collection, id, next, seen)
    const committed = await store.commit([move])
    if (committed.ok) return next
  }
  throw new Failure('contended', `lost every race for a document of ${collection.name}`, {
    ids: { collection: collection.name, id },
  })
}
