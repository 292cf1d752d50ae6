import { Failure } from '../../core/errors/failure.ts'
import { assertKnownCollection } from '../../core/store/known-collections.ts'
import { prepareChanges } from '../../core/store/prepare-changes.ts'
import type { AnyCollection, Store } from '../../core/store/store.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import type { RedisService } from './connect-redis.ts'
import { createFind } from './find-documents.ts'
import { groupCommits } from './group-commits.ts'
import { createReads } from './read-documents.ts'

/**
 * The store that several replicas share. Beyond the port: while Redis is away for some seconds everything rejects
 * with `store-away`, and a commit that does may have been made or not; with `store-full` it was not. The connection
 * is the caller's: `close` only waits for what runs.
 */
export const openRedisStore = async (
  service: RedisService,
  collections: readonly AnyCollection[],
): Promise<Store> => createStore(service, await openCatalogue(service.connection, collections))

const createStore = ({ connection, confirm }: RedisService, catalogue: Catalogue): Store => {
  const readMany = createReads(connection)
  const find = createFind(connection)
  const commits = groupCommits(connection, catalogue, confirm)
  const collections = new Map([...catalogue].map(([name, { collection }]) => [name, collection]))
  const underWay = new Set<Promise<unknown>>()
  let isOpen = true

  const assertOpen = () => {
    if (!isOpen) throw new Failure('store-closed', 'the store was closed')
  }
  const known = ({ name }: { readonly name: string }) => assertKnownCollection(collections, name)
  const noting = async <T>(task: Promise<T>): Promise<T> => {
    underWay.add(task)
    try {
      return await task
    } finally {
      underWay.delete(task)
    }
  }

  return {
    get: async (collection, id) => {
      assertOpen()
      known(collection)
      const [stored] = await noting(readMany(collection, [id]))
      return stored
    },
    getMany: async (collection, ids) => {
      assertOpen()
      known(collection)
      return noting(readMany(collection, ids))
    },
    find: async (collection, query) => {
      assertOpen()
      return noting(find(collection, known(collection), query))
    },
    commit: async (changes) => {
      assertOpen()
      const prepared = prepareChanges(changes, collections)
      return prepared.length === 0 ? { ok: true } : commits.commit(prepared)
    },
    close: async () => {
      isOpen = false
      await commits.flush()
      await Promise.allSettled(underWay)
    },
  }
}
