import { Failure } from '../../core/errors/failure.ts'
import { parseDocument } from '../../core/store/parse-document.ts'
import { isDocumentId } from '../../core/store/prepare-changes.ts'
import type { Collection, Stored } from '../../core/store/store.ts'
import type { Connection } from './connection.ts'
import { groupLength } from './group-length.ts'

/** `<version>\n<document as JSON>`. Throws `corrupt-document`. */
export const readDocument = (
  collection: { readonly name: string },
  id: string,
  value: string,
): { readonly version: number; readonly text: string } => {
  const line = value.indexOf('\n')
  const version = Number(value.slice(0, line))
  if (line < 1 || !Number.isSafeInteger(version) || version < 1)
    throw new Failure('corrupt-document', `a document of ${collection.name} has no version`, {
      ids: { collection: collection.name, id },
    })
  return { version, text: value.slice(line + 1) }
}

export const toStored = <D>(collection: Collection<D>, id: string, value: string): Stored<D> => {
  const { version, text } = readDocument(collection, id, value)
  return { id, version, document: parseDocument(collection, id, text) }
}

type Waiting = {
  readonly ids: readonly string[]
  readonly resolve: (values: readonly (string | null)[]) => void
  readonly reject: (error: unknown) => void
}

/** Ids in a command, unless one reader alone asks for more: bounds how long others wait for the server. */
const largestRead = 500

/**
 * Reads documents as they are stored. What is asked for in one turn of the event loop goes to the server as one
 * command for each collection; the documents of one call come from one moment.
 */
export const createReads = ({ run, keys }: Connection) => {
  const queues = new Map<string, Waiting[]>()

  const read = async (collection: string, group: readonly Waiting[]) => {
    try {
      const ids = group.flatMap((waiting) => waiting.ids)
      const values = await run((client) => client.hmget(keys.documents(collection), ...ids))
      let place = 0
      for (const waiting of group) {
        waiting.resolve(values.slice(place, place + waiting.ids.length))
        place += waiting.ids.length
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
  const readAll = () => {
    for (const [collection, queue] of queues)
      while (queue.length > 0)
        void read(
          collection,
          queue.splice(
            0,
            groupLength(queue, ({ ids }) => ids.length, largestRead),
          ),
        )
    queues.clear()
  }

  const ask = (collection: string, ids: readonly string[]): Promise<readonly (string | null)[]> =>
    new Promise((resolve, reject) => {
      if (queues.size === 0) setImmediate(readAll)
      const queue = queues.get(collection) ?? []
      queue.push({ ids, resolve, reject })
      queues.set(collection, queue)
    })

  /** Those that are there. An id that is no text has none: on the way it would become somebody else's. */
  return async <D>(collection: Collection<D>, wanted: readonly string[]): Promise<readonly Stored<D>[]> => {
    const ids = wanted.filter(isDocumentId)
    if (ids.length === 0) return []
    const values = await ask(collection.name, ids)
    return ids.flatMap((id, place) => {
      const value = values[place]
      return typeof value === 'string' ? [toStored(collection, id, value)] : []
    })
  }
}
