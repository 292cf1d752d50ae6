import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { everyDocument } from './every-document.ts'
import { absent, type Change, type Collection, put, remove, type Store, type Stored } from './store.ts'

const importSchema = z.strictObject({ hashes: z.record(z.string(), z.string()) })

/** What a file was last seen to hold: the SHA-256 of each document by its id. The document's id is the collection's name. */
export const imports: Collection<z.infer<typeof importSchema>> = {
  name: 'imports',
  schema: importSchema,
  indexes: {},
}

type Identified = { readonly id: string }

/** Of one document: as its file has it, as it is stored, and the hash of what the file said the last time. */
type Sides<D> = {
  readonly filed: D | undefined
  readonly stored: Stored<D> | undefined
  readonly last: string | undefined
}

/**
 * Brings what a file says into its collection. What was changed, added or removed by other means since the last import
 * stays as it is: the file speaks for what nobody else has touched. Commits in batches, each with what it has seen of
 * the file: a start that is cut short is finished by the next.
 */
export const importDocuments = async <D extends Identified>(
  store: Store,
  collection: Collection<D>,
  documents: readonly D[],
): Promise<void> => {
  // Several replicas may start at once; whoever loses the race finds the work done.
  for (let attempt = 0; attempt < mostAttempts; attempt += 1)
    if (await bringIn(store, collection, documents)) return
  throw new Failure('import-conflict', 'other processes keep changing the data during the import')
}

const mostAttempts = 20

/** false: somebody else has changed something meanwhile. */
const bringIn = async <D extends Identified>(
  store: Store,
  collection: Collection<D>,
  documents: readonly D[],
): Promise<boolean> => {
  const record = await store.get(imports, collection.name)
  const stored = new Map((await all(store, collection)).map((item) => [item.id, item]))
  const filed = new Map(documents.map((document) => [document.id, document]))
  const hashes = new Map(Object.entries(record?.document.hashes ?? {}))
  // Before the first record, all that is there is from the file.
  const lastOf = (id: string) => (record ? hashes.get(id) : hashOf(stored.get(id)?.document))
  let version = record?.version ?? absent
  const ids = [...new Set([...filed.keys(), ...hashes.keys(), ...(record ? [] : stored.keys())])]
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize)
    const changes = batch.flatMap((id) =>
      changeOf(collection, id, { filed: filed.get(id), stored: stored.get(id), last: lastOf(id) }),
    )
    for (const id of batch) remember(hashes, id, filed.get(id))
    const next = { hashes: Object.fromEntries(hashes) }
    if (changes.length === 0 && sameHashes(next.hashes, record?.document.hashes)) continue
    const committed = await store.commit([...changes, put(imports, collection.name, next, version)])
    if (!committed.ok) return false
    version = (await store.get(imports, collection.name))?.version ?? absent
  }
  return true
}

const batchSize = 500

const changeOf = <D extends Identified>(
  collection: Collection<D>,
  id: string,
  { filed, stored, last }: Sides<D>,
): readonly Change[] => {
  if (hashOf(stored?.document) !== last) return []
  if (!filed) return stored ? [remove(collection, id, stored.version)] : []
  if (hashOf(filed) === last) return []
  return [put(collection, id, filed, stored?.version ?? absent)]
}

const remember = (hashes: Map<string, string>, id: string, filed: Identified | undefined): void => {
  const hash = hashOf(filed)
  if (hash === undefined) hashes.delete(id)
  else hashes.set(id, hash)
}

const hashOf = (document: Identified | undefined): string | undefined =>
  document && createHash('sha256').update(JSON.stringify(document)).digest('base64url')

const sameHashes = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>> = {}) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

const all = <D extends Identified>(store: Store, collection: Collection<D>): Promise<Stored<D>[]> =>
  Array.fromAsync(everyDocument(store, collection, { index: 'id' }))
