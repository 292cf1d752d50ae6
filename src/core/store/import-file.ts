import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import { importDocuments } from './import-documents.ts'
import type { Collection, Store } from './store.ts'

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

/** Every collection in reach of an import has an index of this name over the ids. */
export const byId = { id: (document: { id: string }) => document.id }

const badData = (file: string, reason: string) => new Failure('bad-data', `${file}: ${reason}`)

const issueOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  return issue ? `${z.core.toDotPath(issue.path)}: ${issue.message}` : error.message
}
