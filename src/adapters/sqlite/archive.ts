import type { Database } from 'better-sqlite3'
import {
  type Archive,
  type ArchivedDocument,
  type Floors,
  fillingId,
  fillings,
} from '../../core/store/archive.ts'
import { assertKnownCollection } from '../../core/store/known-collections.ts'
import { parseDocument } from '../../core/store/parse-document.ts'
import { indexEntries } from '../../core/store/prepare-changes.ts'
import type { AnyCollection } from '../../core/store/store.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { openDatabase, translatingLocks } from './database.ts'
import { type EntriesText, entriesText, prepareEntries } from './index-entries.ts'
import { createTables } from './schema.ts'

const batchSize = 500

/** The store of a file, as a whole. The file is made where there is none. */
export const openSqliteArchive = (options: {
  readonly file: string
  readonly collections: readonly AnyCollection[]
}): Archive => {
  const database = openDatabase(options.file)
  const catalogue = translatingLocks(() =>
    database
      .transaction(() => {
        createTables(database)
        return openCatalogue(database, options.collections)
      })
      .immediate(),
  )
  const write = prepareWrite(database, catalogue)
  return {
    isEmpty: async () =>
      database
        .prepare('SELECT EXISTS (SELECT 1 FROM documents WHERE collection <> ?)')
        .pluck()
        .get(fillings.name) === 0,
    floors: async () => readFloors(database),
    read: () => readAll(options.file),
    write: async (documents) => translatingLocks(() => write.immediate(documents)),
    raiseFloors: async (floors) => raiseFloors(database, floors),
    filling: async () => {
      const text = database
        .prepare<[string, string], string>('SELECT document FROM documents WHERE collection = ? AND id = ?')
        .pluck()
        .get(fillings.name, fillingId)
      return text && parseDocument(fillings, fillingId, text).from
    },
    markFilling: async (from) =>
      database.transaction(() => {
        database.prepare('DELETE FROM documents WHERE collection = ?').run(fillings.name)
        if (from !== undefined)
          database
            .prepare(
              "INSERT INTO documents (collection, id, version, document, entries) VALUES (?, ?, 1, ?, '[]')",
            )
            .run(fillings.name, fillingId, JSON.stringify({ from }))
      })(),
    close: async () => {
      database.close()
    },
  }
}

/** On a connection of its own, whose one transaction shows everything as it is at its beginning. */
async function* readAll(file: string): AsyncGenerator<readonly ArchivedDocument[]> {
  const database = openDatabase(file)
  try {
    database.exec('BEGIN')
    const page = database.prepare<[string, string, number], ArchivedDocument>(
      `SELECT collection, id, version, document AS text FROM documents
       WHERE (collection, id) > (?, ?) AND collection <> '${fillings.name}' ORDER BY collection, id LIMIT ?`,
    )
    for (let rows = page.all('', '', batchSize); rows.length > 0; ) {
      yield rows
      const last = rows.at(-1)
      rows = page.all(last?.collection ?? '', last?.id ?? '', batchSize)
    }
  } finally {
    database.close()
  }
}

const prepareWrite = (database: Database, catalogue: Catalogue) => {
  const versionOf = database.prepare<[string, string], { version: number; entries: EntriesText }>(
    'SELECT version, entries FROM documents WHERE collection = ? AND id = ?',
  )
  const put = database.prepare<[string, string, number, string, EntriesText]>(
    'INSERT OR REPLACE INTO documents (collection, id, version, document, entries) VALUES (?, ?, ?, ?, ?)',
  )
  const moveEntries = prepareEntries(database)
  const writeOne = ({ collection: name, id, version, text }: ArchivedDocument) => {
    const { collection, numbers } = assertKnownCollection(catalogue, name)
    const there = versionOf.get(name, id)
    if (there?.version === version) return
    const document = parseDocument<unknown>(collection, id, text)
    const entries = entriesText(indexEntries(collection, id, document), numbers)
    put.run(name, id, version, text, entries)
    moveEntries(id, there?.entries, entries)
  }
  return database.transaction((documents: readonly ArchivedDocument[]) => documents.forEach(writeOne))
}

const readFloors = (database: Database): Floors =>
  Object.fromEntries(
    database.prepare<[], [string, number]>('SELECT name, floor FROM collections WHERE floor > 0').raw().all(),
  )

const raiseFloors = (database: Database, floors: Floors): void => {
  const raise = database.prepare<[number, string]>(
    'UPDATE collections SET floor = max(floor, ?) WHERE name = ?',
  )
  for (const [name, floor] of Object.entries(floors)) raise.run(floor, name)
}
