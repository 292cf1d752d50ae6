import type { Database } from 'better-sqlite3'
import { cursorAfter, type ParsedQuery, parseQuery } from '../../core/store/parse-query.ts'
import type { Collection, IndexKey, Page, Query } from '../../core/store/store.ts'
import type { Catalogued } from './catalogue.ts'
import { type DocumentRow, toStored } from './read-documents.ts'

type EntryRow = DocumentRow & { readonly key: IndexKey }

/** A place between entries, in SQLite's order: numbers, then text, then blobs, whether as key or as id. */
type Edge = readonly [key: IndexKey | Uint8Array, id: string | number | Uint8Array]

const beforeAll = Number.NEGATIVE_INFINITY
const afterAll = new Uint8Array()

type Bounds = [collection: string, number: number, ...low: Edge, ...high: Edge, limit: number]

/** `find` of the store, one statement a direction: every query is a stretch between two edges of one index. */
export const prepareFind = (database: Database) => {
  const ascending = prepareStretch(database, 'ASC')
  const descending = prepareStretch(database, 'DESC')

  return <D>(collection: Collection<D>, catalogued: Catalogued, query: Query): Page<D> => {
    const parsed = parseQuery(catalogued.collection, query)
    const statement = parsed.descending ? descending : ascending
    const number = catalogued.numbers.get(parsed.index) ?? 0
    // One more than asked for tells whether there is a next page.
    const rows = statement.all(collection.name, number, ...edges(parsed), parsed.limit + 1)
    const items = rows.slice(0, parsed.limit)
    const last = rows.length > parsed.limit ? items.at(-1) : undefined
    return {
      items: items.map((row) => toStored(collection, row)),
      ...(last && { next: cursorAfter(last) }),
    }
  }
}

const prepareStretch = (database: Database, direction: 'ASC' | 'DESC') =>
  database.prepare<Bounds, EntryRow>(`
    SELECT entries.key, documents.id, documents.version, documents.document
    FROM entries CROSS JOIN documents ON documents.collection = ? AND documents.id = entries.id
    WHERE entries.number = ? AND (entries.key, entries.id) > (?, ?) AND (entries.key, entries.id) < (?, ?)
    ORDER BY entries.key ${direction}, entries.id ${direction}
    LIMIT ?`)

const edges = ({ equals, from, to, after, descending }: ParsedQuery): [...Edge, ...Edge] => {
  const start = equals ?? from
  const low: Edge = start === undefined ? [beforeAll, beforeAll] : [start, beforeAll]
  const high: Edge = equals !== undefined ? [equals, afterAll] : [to ?? afterAll, beforeAll]
  if (!after) return [...low, ...high]
  const passed: Edge = [after.key, after.id]
  return descending ? [...low, ...passed] : [...passed, ...high]
}
