import type { Database } from 'better-sqlite3'
import { Failure } from '../../core/errors/failure.ts'

/** Raised with every change of the tables below; kept in the file as user_version. */
const format = 1

/**
 * - collections: `signature` says which index functions the entries were made with; `floor` is the highest version
 *   that was ever removed, above which new documents start, so that no version comes back.
 * - indexes: a number for each index, never given to another one; keeps the entries small.
 * - documents: `entries` is what the document has in the table entries, as JSON [[number, key], …], so that a change
 *   or removal takes out just those, whatever program version wrote them.
 * - documents: a table with row ids, since long documents inside of the key's own tree slow down every look past them.
 * - entries: `key` and `id` have no type, hence no conversion: SQLite orders numbers by value, before all text by its
 *   UTF-8 bytes, before all blobs. `find` leans on that.
 */
const tables = `
  CREATE TABLE IF NOT EXISTS collections (
    name TEXT PRIMARY KEY,
    signature TEXT NOT NULL,
    floor INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS indexes (
    number INTEGER PRIMARY KEY,
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (collection, name)
  );
  CREATE TABLE IF NOT EXISTS documents (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    entries TEXT NOT NULL,
    PRIMARY KEY (collection, id)
  );
  CREATE TABLE IF NOT EXISTS entries (
    number INTEGER NOT NULL,
    key NOT NULL,
    id NOT NULL,
    PRIMARY KEY (number, key, id)
  ) WITHOUT ROWID;
`

/** To be called within a transaction. Throws `newer-store` for a file that a later program version has written. */
export const createTables = (database: Database): void => {
  const found = Number(database.pragma('user_version', { simple: true }))
  if (found > format)
    throw new Failure('newer-store', `the file has format ${found}, this program knows ${format}`, {
      ids: { found, format },
    })
  if (found === format) return
  database.exec(tables)
  database.pragma(`user_version = ${format}`)
}
