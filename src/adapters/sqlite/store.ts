import type { Database } from 'better-sqlite3'
import { Failure } from '../../core/errors/failure.ts'
import { assertKnownCollection } from '../../core/store/known-collections.ts'
import { prepareChanges } from '../../core/store/prepare-changes.ts'
import type { AnyCollection, Store } from '../../core/store/store.ts'
import { prepareCommits } from './apply-commits.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { openDatabase, translatingLocks } from './database.ts'
import { prepareFind } from './find-documents.ts'
import { groupCommits } from './group-commits.ts'
import { prepareReads } from './read-documents.ts'
import { rememberReads } from './remember-reads.ts'
import { createTables } from './schema.ts'

/**
 * The embedded store: one SQLite file (its directory exists) with its -wal and -shm beside it. Any number of
 * processes of one machine may open the same file. Reads are synchronous inside and take microseconds; a locked
 * file is waited for, five seconds at most, then `store-locked` is thrown.
 */
export const openSqliteStore = (options: {
  readonly file: string
  readonly collections: readonly AnyCollection[]
}): Store => {
  const database = openDatabase(options.file)
  try {
    const catalogue = translatingLocks(() => enterCollections(database, options.collections))
    return createStore(database, catalogue)
  } catch (error) {
    database.close()
    throw error
  }
}

const enterCollections = (database: Database, collections: readonly AnyCollection[]): Catalogue =>
  database
    .transaction(() => {
      createTables(database)
      return openCatalogue(database, collections)
    })
    .immediate()

const createStore = (database: Database, catalogue: Catalogue): Store => {
  const reads = prepareReads(database)
  const find = prepareFind(database)
  const applyAll = prepareCommits(database, catalogue)
  const memory = rememberReads(database)
  const commits = groupCommits((group) => {
    memory.forget(new Set(group.flat().map(({ collection }) => collection)))
    return translatingLocks(() => applyAll(group))
  })
  const collections = new Map([...catalogue].map(([name, { collection }]) => [name, collection]))

  const whileOpen = <T>(work: () => T): T => {
    if (!database.open) throw new Failure('store-closed', 'the store was closed')
    return translatingLocks(work)
  }
  const catalogued = ({ name }: { readonly name: string }) => assertKnownCollection(catalogue, name)

  return {
    get: async (collection, id) =>
      whileOpen(() => {
        catalogued(collection)
        return memory.recall(collection, `id ${id}`, () => reads.get(collection, id))
      }),
    getMany: async (collection, ids) =>
      whileOpen(() => {
        catalogued(collection)
        return reads.getMany(collection, ids)
      }),
    find: async (collection, query) =>
      whileOpen(() => {
        const known = catalogued(collection)
        return memory.recall(collection, JSON.stringify(query), () => find(collection, known, query))
      }),
    commit: async (changes) =>
      whileOpen(() => {
        const prepared = prepareChanges(changes, collections)
        return prepared.length === 0 ? { ok: true } : commits.commit(prepared)
      }),
    close: async () => {
      commits.flush()
      database.close()
    },
  }
}
