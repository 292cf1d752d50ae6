import type { Log } from '../../core/log/log.ts'
import { parseRedisAddress } from './address.ts'
import { checkKeySpace } from './check-key-space.ts'
import { checkServer, factsOf } from './check-server.ts'
import { type Client, createPatientClient } from './client.ts'
import { type Connection, createConnection, watchClient } from './connection.ts'
import { openGuard } from './guard.ts'
import { keysOf } from './keys.ts'
import { openClient } from './open-client.ts'

export type RedisSettings = {
  /** See `parseRedisAddress`. */
  readonly url: string
  /** Tells several programs on one server apart: letters, digits, - and _. */
  readonly namespace: string
  /** Start although a crash of the server may take back what was acknowledged. */
  readonly mayLoseData: boolean
  readonly log: Log
}

/** A server that was found fit, ready for `openRedisStore` and the others. */
export type RedisService = {
  readonly connection: Connection
  /** Resolves when all that was written before will not be lost. */
  readonly confirm: () => Promise<void>
  /** A connection of its own that waits for Redis while it is away; whoever asked for it ends it. */
  readonly connectPatiently: (options: { readonly maxRetriesPerRequest: number | null }) => Client
  close(): Promise<void>
}

/**
 * Connects and checks. Throws a Failure that says what to do: `bad-redis-address`, `redis-unreachable`,
 * `redis-password`, `redis-key-space`, `newer-store`, and those of `checkServer`.
 */
export const connectRedis = async (settings: RedisSettings): Promise<RedisService> => {
  const address = parseRedisAddress(settings.url)
  const keys = keysOf(settings.namespace)
  const client = await openClient(address)
  try {
    const connection = createConnection(client, keys)
    const durability = await checkServer(factsOf(client), settings)
    await checkKeySpace(connection)
    const stopWatching = watchClient(client, settings.log)
    const guard = await openGuard(address, durability, connection)
    return {
      connection,
      confirm: guard.confirm,
      connectPatiently: ({ maxRetriesPerRequest }) => createPatientClient(address, maxRetriesPerRequest),
      close: async () => {
        guard.close()
        stopWatching()
        client.disconnect()
      },
    }
  } catch (error) {
    client.disconnect()
    throw error
  }
}
