import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { absent, type Change, type Collection, put, remove, type Store, type Stored } from './store.ts'

/** Ids that documents of other files may name. */
export type KnownIds = Readonly<Record<'people' | 'units' | 'sites', ReadonlySet<string>>>

/**
 * A collection that the organisation keeps in a file of its own: a JSON list of documents, each with its `id`.
 * `parse` throws a `bad-data` Failure that names the file, the place in it and the reason; what it returns writes
 * the documents, so that every file is read before anything is written.
 */
export type DataFile = {
  readonly file: `${string}.json`
  readonly parse: (content: unknown, known: KnownIds) => (store: Store) => Promise<void>
}

/** `check` says what is wrong with a document in view of the others ("unit: there is none of this id"), or nothing. */
export const dataFile = <D extends { id: string }>(
  file: `${string}.json`,
  collection: Collection<D>,
  check?: (document: D, known: KnownIds) => string | undefined,
): DataFile => ({
  file,
  parse: (content, known) => {
    const documents = parseDocuments(file, collection.schema, content)
    documents.forEach((document, index) => {
      const wrong = check?.(document, known)
      if (wrong) throw badData(file, `[${index}].${wrong}`)
    })
    return (store) => importDocuments(store, collection, documents)
  },
})

/** Documents of a data file, each with an id of its own. */
export const parseDocuments = <D extends { id: string }>(
  file: string,
  schema: z.ZodType<D>,
  content: unknown,
): readonly D[] => {
  const documents = parseDocument(file, z.array(schema), content)
  const seen = new Set<string>()
  documents.forEach(({ id }, index) => {
    if (seen.has(id)) throw badData(file, `[${index}].id: "${id}" stands there twice`)
    seen.add(id)
  })
  return documents
}

/** What a data file holds. Throws `bad-data` naming the file, the first place that is wrong, and why. */
export const parseDocument = <D>(file: string, schema: z.ZodType<D>, content: unknown): D => {
  const parsed = schema.safeParse(content)
  if (!parsed.success) throw badData(file, issueOf(parsed.error))
  return parsed.data
}

/**
 * Makes a collection hold just what its file holds. Commits in batches: a start that is cut short is finished by
 * the next, since what already agrees is left alone.
 */
const importDocuments = async <D extends { id: string }>(
  store: Store,
  collection: Collection<D>,
  documents: readonly D[],
): Promise<void> => {
  const stored = new Map((await all(store, collection)).map((item) => [item.id, item]))
  const changes: Change[] = []
  for (const document of documents) {
    const known = stored.get(document.id)
    stored.delete(document.id)
    if (known && JSON.stringify(known.document) === JSON.stringify(document)) continue
    changes.push(put(collection, document.id, document, known?.version ?? absent))
  }
  for (const gone of stored.values()) changes.push(remove(collection, gone.id, gone.version))
  for (let start = 0; start < changes.length; start += 500)
    await commitOrFail(store, changes.slice(start, start + 500))
}

/** Every collection in reach of an import has an index of this name over the ids. */
export const byId = { id: (document: { id: string }) => document.id }

const all = async <D extends { id: string }>(
  store: Store,
  collection: Collection<D>,
): Promise<Stored<D>[]> => {
  const items: Stored<D>[] = []
  let after: string | undefined
  do {
    const page = await store.find(collection, { index: 'id', limit: 1_000, ...(after && { after }) })
    items.push(...page.items)
    after = page.next
  } while (after)
  return items
}

const commitOrFail = async (store: Store, changes: readonly Change[]) => {
  const committed = await store.commit(changes)
  if (!committed.ok)
    throw new Failure('import-conflict', 'another process changed the data during the import')
}

const badData = (file: string, reason: string) => new Failure('bad-data', `${file}: ${reason}`)

const issueOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  return issue ? `${z.core.toDotPath(issue.path)}: ${issue.message}` : error.message
}
