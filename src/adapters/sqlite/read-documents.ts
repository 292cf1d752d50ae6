import type { Database } from 'better-sqlite3'
import { parseDocument } from '../../core/store/parse-document.ts'
import { isDocumentId } from '../../core/store/prepare-changes.ts'
import type { Collection, Stored } from '../../core/store/store.ts'

export type DocumentRow = { readonly id: string; readonly version: number; readonly document: string }

export const toStored = <D>(
  collection: Collection<D>,
  { id, version, document }: DocumentRow,
): Stored<D> => ({
  id,
  version,
  document: parseDocument(collection, id, document),
})

/** `get` and `getMany` of the store; several documents come from one state of the file. */
export const prepareReads = (database: Database) => {
  const byId = database.prepare<[string, string], DocumentRow>(
    'SELECT id, version, document FROM documents WHERE collection = ? AND id = ?',
  )
  // Binding text replaces lone surrogates: such an id would find somebody else's document.
  const readRow = (collection: string, id: string) =>
    isDocumentId(id) ? byId.get(collection, id) : undefined
  const readRows = database.transaction((collection: string, ids: readonly string[]) =>
    ids.flatMap((id) => readRow(collection, id) ?? []),
  )

  return {
    get: <D>(collection: Collection<D>, id: string): Stored<D> | undefined => {
      const row = readRow(collection.name, id)
      return row && toStored(collection, row)
    },
    getMany: <D>(collection: Collection<D>, ids: readonly string[]): readonly Stored<D>[] =>
      readRows.deferred(collection.name, ids).map((row) => toStored(collection, row)),
  }
}
