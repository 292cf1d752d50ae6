import type { Database } from 'better-sqlite3'
import type { AnyCollection, Page, Stored } from '../../core/store/store.ts'

/** Documents of one collection that are kept in memory at most, give or take a page. */
const capacity = 5_000

type Answer = Stored<unknown> | Page<unknown> | undefined
type Remembered = { readonly answers: Map<string, Answer>; documents: number }

/**
 * Answers what was read before from memory, for as long as the file has not changed: SQLite counts what other
 * connections commit (`data_version`), and `forget` is told what this one commits. Finding and parsing a page of
 * documents would take a hundred times as long. Readers share what they get, so it is frozen.
 */
export const rememberReads = (database: Database) => {
  const commitsElsewhere = database.prepare<[], number>('PRAGMA data_version').pluck()
  const byCollection = new Map<AnyCollection, Remembered>()
  const commitsSeen = oncePerRun(() => commitsElsewhere.get())
  let seen: number | undefined

  const rememberedOf = (collection: AnyCollection): Remembered => {
    const current = commitsSeen()
    if (current !== seen) byCollection.clear()
    seen = current
    const known = byCollection.get(collection)
    if (known && known.documents < capacity) return known
    const fresh = { answers: new Map(), documents: 0 }
    byCollection.set(collection, fresh)
    return fresh
  }

  return {
    /** `question` tells apart what is asked of a collection. What `read` throws is not remembered. */
    recall: <T extends Answer>(collection: AnyCollection, question: string, read: () => T): T => {
      const remembered = rememberedOf(collection)
      // The same question to the same collection was answered by the same `read`, hence by a T.
      if (remembered.answers.has(question)) return remembered.answers.get(question) as T
      const answer = frozen(read())
      remembered.answers.set(question, answer)
      remembered.documents += answer && 'items' in answer ? answer.items.length + 1 : 1
      return answer
    },
    /** Collections by name. */
    forget: (names: ReadonlySet<string>): void => {
      for (const collection of byCollection.keys())
        if (names.has(collection.name)) byCollection.delete(collection)
    },
  }
}

/**
 * Looks once for all that runs before the event loop takes up its next event: until then no news of another process's
 * commit can have come in, so nobody can miss it.
 */
const oncePerRun = <T>(look: () => T): (() => T) => {
  let found: { readonly value: T } | undefined
  return () => {
    if (!found) {
      found = { value: look() }
      process.nextTick(() => {
        found = undefined
      })
    }
    return found.value
  }
}

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
