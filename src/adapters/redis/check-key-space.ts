import { Redis } from 'ioredis'
import { Failure } from '../../core/errors/failure.ts'
import type { Client } from './client.ts'
import type { Connection } from './connection.ts'

/** Raised with every change of what stands under the keys. */
const format = '1'

/**
 * Marks an empty key space as Loa's. Throws `redis-key-space` when another program has keys there, and
 * `newer-store` when another version of Loa has written it.
 */
export const checkKeySpace = async ({ run, client, keys }: Connection): Promise<void> => {
  const found = await run(() => client.get(keys.format))
  if (found === format) return
  if (found !== null) throw anotherFormat(found)
  const isUsed = await hasKeys(client, keys.root)
  const first = isUsed ? await client.get(keys.format) : await mark(client, keys.format)
  if (first === format) return
  if (first !== null) throw anotherFormat(first)
  throw new Failure(
    'redis-key-space',
    `another program has keys that begin with ${keys.root}: give Loa a name of its own (REDIS_NAMESPACE)`,
  )
}

/** Another replica may be first; then what it wrote is what counts. */
const mark = async (client: Client, key: string): Promise<string | null> => {
  await client.set(key, format, 'NX')
  return client.get(key)
}

const anotherFormat = (found: string) =>
  new Failure('newer-store', `the data in Redis has format ${found}, this program knows ${format}`)

/** The whole server is looked through, which happens once in the life of a key space. */
const hasKeys = async (client: Client, root: string): Promise<boolean> => {
  const pattern = `${root.replaceAll(/[[\]*?\\]/g, '\\$&')}*`
  for (const node of client instanceof Redis ? [client] : client.nodes('master')) {
    let cursor = '0'
    do {
      const [next, keys] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', 1_000)
      if (keys.length > 0) return true
      cursor = next
    } while (cursor !== '0')
  }
  return false
}
