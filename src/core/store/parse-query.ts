import { z } from 'zod'
import { Failure } from '../errors/failure.ts'
import type { AnyCollection, IndexKey, Query } from './store.ts'

/** A place in an index: entries order by key, then id. */
export type Position = { readonly key: IndexKey; readonly id: string }

/** A query that was checked: `limit` is said, `after` is read. */
export type ParsedQuery = Pick<Query, 'index' | 'equals' | 'from' | 'to'> & {
  readonly descending: boolean
  readonly limit: number
  readonly after?: Position
}

const defaultLimit = 100
const maximalLimit = 1_000

export const isIndexKey = (key: unknown): key is IndexKey =>
  typeof key === 'string' ? key.isWellFormed() : Number.isFinite(key)

/** Throws `unknown-index` or `bad-query`. */
export const parseQuery = (
  collection: Pick<AnyCollection, 'name' | 'indexes'>,
  query: Query,
): ParsedQuery => {
  const { index, equals, from, to, descending = false, limit = defaultLimit, after } = query
  const ids = { collection: collection.name, index }
  if (!Object.hasOwn(collection.indexes, index))
    throw new Failure('unknown-index', `the collection ${collection.name} has no index ${index}`, { ids })

  const bad = (reason: string) => new Failure('bad-query', reason, { ids })
  if (!Number.isInteger(limit) || limit < 1 || limit > maximalLimit)
    throw bad(`a page has 1 to ${maximalLimit} documents`)
  if (equals !== undefined && (from !== undefined || to !== undefined)) throw bad('equals stands alone')
  if (![equals, from, to].every((key) => key === undefined || isIndexKey(key)))
    throw bad('a key can not be ordered')

  const position = after === undefined ? undefined : readCursor(after)
  if (after !== undefined && position === undefined) throw bad('the cursor is of no page')
  return {
    index,
    descending,
    limit,
    ...(equals !== undefined && { equals }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(position && { after: position }),
  }
}

/** What `Page.next` holds when a page ends at this place. */
export const cursorAfter = ({ key, id }: Position): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

const cursorSchema = z.tuple([z.union([z.string(), z.number()]).refine(isIndexKey), z.string()])

const readCursor = (cursor: string): Position | undefined => {
  try {
    const [key, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { key, id }
  } catch {
    return undefined
  }
}
