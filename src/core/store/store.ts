import type { z } from 'zod'

/**
 * What an index may hold. Strings order by code point (the order of their UTF-8 bytes; JavaScript's `<` differs for
 * characters beyond U+FFFF) and have no lone surrogate; numbers are finite and order by value. The two never share
 * an index.
 */
export type IndexKey = string | number

/**
 * A named set of documents of one shape. A document goes through JSON and its schema before it is stored: what is
 * read is what the schema makes of that. An index is a pure function of the document; `undefined` or an empty list
 * keeps the document out of it, several keys put it there several times.
 */
export type Collection<Document> = {
  readonly name: string
  readonly schema: z.ZodType<Document>
  readonly indexes: Readonly<
    Record<string, (document: Document) => IndexKey | readonly IndexKey[] | undefined>
  >
  /**
   * To be raised when something that an index function *calls* answers differently than before: a store sees for
   * itself that the text of an index function has changed, but not that of its callees. 0 when not said.
   */
  readonly revision?: number
}

/**
 * A document as it was read: `version` is what a later change of it has to name. Versions are 1 or more, grow with
 * every put and are never used again for the id, not even after a removal. Readers may share it: it may be frozen.
 */
export type Stored<Document> = { readonly id: string; readonly version: number; readonly document: Document }

/** Version of a document that is not there: the change that creates it names this one. */
export const absent = 0

/** One change of a commit. Each names the version that its author saw; `keep` only asserts it. */
export type Change =
  | {
      readonly kind: 'put'
      readonly collection: AnyCollection
      readonly id: string
      readonly seen: number
      readonly document: unknown
    }
  | {
      readonly kind: 'remove'
      readonly collection: AnyCollection
      readonly id: string
      readonly seen: number
    }
  | { readonly kind: 'keep'; readonly collection: AnyCollection; readonly id: string; readonly seen: number }

/** A collection whose document type is forgotten, as a list of mixed changes needs it. */
export type AnyCollection = Pick<Collection<never>, 'name' | 'indexes' | 'revision'> & {
  readonly schema: z.ZodType
}

/**
 * One index: all of it, one key (`equals`, alone), or a range (`from` included, `to` excluded), in the order of key,
 * then id. Anything else is a `bad-query` Failure.
 */
export type Query = {
  readonly index: string
  readonly equals?: IndexKey
  readonly from?: IndexKey
  readonly to?: IndexKey
  readonly descending?: boolean
  /** Documents a page, 1 to 1,000; 100 when not said. */
  readonly limit?: number
  /** `next` of the page before. Pages are stable: what is not written meanwhile is neither skipped nor repeated. */
  readonly after?: string
}

/** `next` is there when something follows. */
export type Page<Document> = { readonly items: readonly Stored<Document>[]; readonly next?: string }

export type Committed =
  | { readonly ok: true }
  | { readonly ok: false; readonly conflict: { readonly collection: string; readonly id: string } }

/**
 * Documents in named collections, with one atomic operation. Bookings, states, ledgers and the audit chain are
 * all built on `commit`; nothing more is promised, so that SQLite and Redis can both keep it. A collection or an
 * index that the store was not opened with is an `unknown-collection` or `unknown-index` Failure.
 */
export type Store = {
  /** undefined: there is none of this id. Rejects with `corrupt-document` when it does not fit its schema. */
  get<D>(collection: Collection<D>, id: string): Promise<Stored<D> | undefined>
  /** Those that are there, in the order of the ids asked for. */
  getMany<D>(collection: Collection<D>, ids: readonly string[]): Promise<readonly Stored<D>[]>
  find<D>(collection: Collection<D>, query: Query): Promise<Page<D>>
  /**
   * All or nothing: the first change whose `seen` is not the stored version is the conflict, and nothing is changed.
   * When it resolves, the changes are on disk. Rejects, with nothing changed, with `bad-commit` (one document twice,
   * an id that is empty or holds a lone surrogate) or `bad-document` (it does not fit its schema, or JSON).
   */
  commit(changes: readonly Change[]): Promise<Committed>
  /** Waits for what runs, then lets the files and connections go. */
  close(): Promise<void>
}

export const put = <D>(collection: Collection<D>, id: string, document: D, seen: number): Change => ({
  kind: 'put',
  collection,
  id,
  seen,
  document,
})

export const remove = <D>(collection: Collection<D>, id: string, seen: number): Change => ({
  kind: 'remove',
  collection,
  id,
  seen,
})

/** Asserts in a commit that a document has not moved, without changing it. */
export const keep = <D>(collection: Collection<D>, id: string, seen: number): Change => ({
  kind: 'keep',
  collection,
  id,
  seen,
})
