import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { Failure } from '../../core/errors/failure.ts'
import { collectionsByName } from '../../core/store/known-collections.ts'
import { parseDocument } from '../../core/store/parse-document.ts'
import { indexEntries } from '../../core/store/prepare-changes.ts'
import type { AnyCollection } from '../../core/store/store.ts'
import { type EntriesText, entriesText, prepareEntries } from './index-entries.ts'

/** A collection that this program opened the file with; `numbers` are those of its indexes in the file. */
export type Catalogued = {
  readonly collection: AnyCollection
  readonly signature: string
  readonly numbers: ReadonlyMap<string, number>
}

export type Catalogue = ReadonlyMap<string, Catalogued>

/**
 * Enters the collections in the file, within the caller's transaction. Where the index functions are not those that
 * made the entries, makes the entries anew: that takes time, and `corrupt-document` is thrown for a document that
 * does not fit its schema, since an index that silently lacks one would be worse than a program that does not start.
 */
export const openCatalogue = (database: Database, collections: readonly AnyCollection[]): Catalogue => {
  const knownSignature = database
    .prepare<[string], string>('SELECT signature FROM collections WHERE name = ?')
    .pluck()
  const sign = database.prepare<[string, string]>(
    `INSERT INTO collections (name, signature) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET signature = excluded.signature`,
  )
  const enter = (collection: AnyCollection): Catalogued => {
    const signature = signatureOf(collection)
    const catalogued = { collection, signature, numbers: numberIndexes(database, collection) }
    if (knownSignature.get(collection.name) === signature) return catalogued
    rebuildEntries(database, catalogued)
    sign.run(collection.name, signature)
    return catalogued
  }
  const known = collectionsByName(collections)
  return new Map([...known].map(([name, collection]) => [name, enter(collection)]))
}

/**
 * Returns a check that the entries of a collection are still made by our index functions: a process of another
 * program version may have opened the file since. Throws `superseded-program`; only a restart helps.
 */
export const prepareSignatureCheck = (database: Database, catalogue: Catalogue) => {
  const current = database
    .prepare<[string], string>('SELECT signature FROM collections WHERE name = ?')
    .pluck()
  return (name: string): void => {
    if (current.get(name) === catalogue.get(name)?.signature) return
    throw new Failure('superseded-program', `another program version has re-indexed ${name}`, {
      ids: { collection: name },
    })
  }
}

const signatureOf = ({ indexes, revision = 0 }: AnyCollection): string => {
  const functions = Object.entries(indexes).map(([name, keysOf]) => [name, String(keysOf)])
  return createHash('sha256')
    .update(JSON.stringify([revision, functions.sort()]))
    .digest('hex')
}

const numberIndexes = (database: Database, { name, indexes }: AnyCollection): ReadonlyMap<string, number> => {
  const enter = database.prepare('INSERT OR IGNORE INTO indexes (collection, name) VALUES (?, ?)')
  for (const index of Object.keys(indexes)) enter.run(name, index)
  const entered = database.prepare<[string], { name: string; number: number }>(
    'SELECT name, number FROM indexes WHERE collection = ?',
  )
  return new Map(entered.all(name).map((row) => [row.name, row.number]))
}

/** Documents that are in memory at once while entries are made anew. */
const rebuildPage = 500

const rebuildEntries = (database: Database, { collection, numbers }: Catalogued): void => {
  const page = database.prepare<[string, string, number], { id: string; document: string }>(
    'SELECT id, document FROM documents WHERE collection = ? AND id > ? ORDER BY id LIMIT ?',
  )
  const note = database.prepare<[EntriesText, string, string]>(
    'UPDATE documents SET entries = ? WHERE collection = ? AND id = ?',
  )
  const moveEntries = prepareEntries(database)
  database
    .prepare('DELETE FROM entries WHERE number IN (SELECT number FROM indexes WHERE collection = ?)')
    .run(collection.name)
  const { name } = collection
  for (let rows = page.all(name, '', rebuildPage); rows.length > 0; ) {
    for (const { id, document } of rows) {
      const parsed = parseDocument(collection, id, document)
      const entries = entriesText(indexEntries(collection, id, parsed), numbers)
      note.run(entries, name, id)
      moveEntries(id, undefined, entries)
    }
    rows = page.all(name, rows.at(-1)?.id ?? '', rebuildPage)
  }
}
