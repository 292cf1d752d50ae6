import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { IndexEntry } from '../../core/store/prepare-changes.ts'
import type { IndexKey } from '../../core/store/store.ts'

/** The entries of one document as the column `documents.entries` holds them. */
export type EntriesText = string

const listSchema = z.array(z.tuple([z.number(), z.union([z.string(), z.number()])]))
const none: EntriesText = '[]'

/** `numbers` gives each index of the document's collection its number in the table indexes. */
export const entriesText = (
  entries: readonly IndexEntry[],
  numbers: ReadonlyMap<string, number>,
): EntriesText => JSON.stringify(entries.map(([index, key]) => [numbers.get(index), key]))

/** Returns how to move a document from the entries that it had to those that it has, writing the difference alone. */
export const prepareEntries = (database: Database) => {
  const insert = database.prepare<[number, IndexKey, string]>(
    'INSERT INTO entries (number, key, id) VALUES (?, ?, ?)',
  )
  const drop = database.prepare<[number, IndexKey, string]>(
    'DELETE FROM entries WHERE number = ? AND key = ? AND id = ?',
  )

  return (id: string, before: EntriesText | undefined, after: EntriesText | undefined): void => {
    if (before === after) return
    const old = readEntries(before ?? none)
    const next = readEntries(after ?? none)
    for (const [text, [number, key]] of old) if (!next.has(text)) drop.run(number, key, id)
    for (const [text, [number, key]] of next) if (!old.has(text)) insert.run(number, key, id)
  }
}

const readEntries = (text: EntriesText) =>
  new Map(listSchema.parse(JSON.parse(text)).map((entry) => [JSON.stringify(entry), entry]))
