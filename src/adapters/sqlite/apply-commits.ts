import type { Database } from 'better-sqlite3'
import type { PreparedChange } from '../../core/store/prepare-changes.ts'
import { absent, type Committed } from '../../core/store/store.ts'
import { type Catalogue, prepareSignatureCheck } from './catalogue.ts'
import { type EntriesText, entriesText, prepareEntries } from './index-entries.ts'

type CurrentRow = { readonly version: number; readonly entries: EntriesText }

/**
 * Applies commits one after the other in a single transaction, so that all share one fsync. IMMEDIATE takes the
 * write lock first: what is compared can not move before it is written. A commit in conflict has written nothing,
 * hence needs no savepoint; anything that throws takes the whole group back.
 */
export const prepareCommits = (database: Database, catalogue: Catalogue) => {
  const applyOne = prepareCommit(database, catalogue)
  const applyAll = database.transaction((commits: readonly (readonly PreparedChange[])[]) =>
    commits.map(applyOne),
  )
  return (commits: readonly (readonly PreparedChange[])[]): readonly Committed[] =>
    applyAll.immediate(commits)
}

const prepareCommit = (database: Database, catalogue: Catalogue) => {
  const assertSignature = prepareSignatureCheck(database, catalogue)
  const current = database.prepare<[string, string], CurrentRow>(
    'SELECT version, entries FROM documents WHERE collection = ? AND id = ?',
  )
  const write = prepareWrites(database, catalogue)

  return (changes: readonly PreparedChange[]): Committed => {
    const collections = new Set(changes.map(({ collection }) => collection))
    collections.forEach(assertSignature)
    const rows = changes.map(({ collection, id }) => current.get(collection, id))
    const conflict = changes.find(({ seen }, place) => seen !== (rows[place]?.version ?? absent))
    if (conflict) return { ok: false, conflict: { collection: conflict.collection, id: conflict.id } }
    changes.forEach((change, place) => {
      write(change, rows[place])
    })
    return { ok: true }
  }
}

const prepareWrites = (database: Database, catalogue: Catalogue) => {
  const insert = database.prepare<[string, string, string, string, EntriesText]>(
    `INSERT INTO documents (collection, id, version, document, entries)
     VALUES (?, ?, (SELECT floor FROM collections WHERE name = ?) + 1, ?, ?)`,
  )
  const change = database.prepare<[string, EntriesText, string, string]>(
    'UPDATE documents SET version = version + 1, document = ?, entries = ? WHERE collection = ? AND id = ?',
  )
  const drop = database.prepare<[string, string]>('DELETE FROM documents WHERE collection = ? AND id = ?')
  const raiseFloor = database.prepare<[number, string]>(
    'UPDATE collections SET floor = max(floor, ?) WHERE name = ?',
  )
  const moveEntries = prepareEntries(database)

  return (next: PreparedChange, row: CurrentRow | undefined): void => {
    const { kind, collection, id } = next
    if (kind === 'put') {
      const entries = entriesText(next.entries, catalogue.get(collection)?.numbers ?? new Map())
      if (row) change.run(next.text, entries, collection, id)
      else insert.run(collection, id, collection, next.text, entries)
      moveEntries(id, row?.entries, entries)
    }
    if (kind === 'remove' && row) {
      drop.run(collection, id)
      raiseFloor.run(row.version, collection)
      moveEntries(id, row.entries, undefined)
    }
  }
}
