import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createPinoLog } from './adapters/log/pino-log.ts'
import type { RedisService } from './adapters/redis/connect-redis.ts'
import { openSqliteArchive } from './adapters/sqlite/archive.ts'
import { collections, openStore } from './compose.ts'
import type { Config, RedisConfig } from './config.ts'
import { Failure } from './core/errors/failure.ts'
import type { Archive } from './core/store/archive.ts'
import type { Store } from './core/store/store.ts'

/** What an address of a Redis does not say of itself. */
type RedisDefaults = Pick<RedisConfig, 'namespace' | 'mayLoseData'>

/** The store that Loa works on with these settings. Holds the password of Redis where there is one. */
export const storeAddress = ({ stateFolder, redis }: Pick<Config, 'stateFolder' | 'redis'>): string =>
  redis
    ? `${redis.url}${redis.url.includes('?') ? '&' : '?'}namespace=${redis.namespace}`
    : `sqlite:${join(stateFolder, 'loa.sqlite')}`

/**
 * The store at an address, as a whole: `sqlite:<file>`, or a Redis as in the settings, whose key space may follow as
 * `?namespace=<name>`. It is made where there is none. Throws `bad-address` for what is neither, and what
 * `connectRedis` throws.
 */
export const openArchive = (address: string, defaults?: RedisDefaults): Promise<Archive> =>
  openPlace(parseAddress(address, defaults))

const openPlace = async (place: Place): Promise<Archive> => {
  if (place.kind === 'sqlite') {
    mkdirSync(dirname(place.file), { recursive: true })
    return openSqliteArchive({ file: place.file, collections })
  }
  const { openRedisArchive } = await import('./adapters/redis/archive.ts')
  return openRedisArchive(await connect(place), collections)
}

/** As `openArchive`, to read from. Throws `no-store` where nothing is kept, and `half-filled`. */
export const openSource = async (address: string, defaults?: RedisDefaults): Promise<Archive> => {
  const place = parseAddress(address, defaults)
  if (place.kind === 'sqlite') assertThere(place.file)
  // Who only reads need not ask whether writing is safe.
  const archive = await openPlace(place.kind === 'redis' ? { ...place, mayLoseData: true } : place)
  try {
    const from = await archive.filling()
    if (from !== undefined)
      throw new Failure(
        'half-filled',
        `${withoutPassword(address)} is half filled from ${from}: finish that first.`,
      )
    if (await archive.isEmpty()) throw noStore(withoutPassword(address))
    return archive
  } catch (error) {
    await archive.close()
    throw error
  }
}

/** The store of the settings for a command to look into, without making one. Throws `no-store`. */
export const openExistingStore = async (config: Pick<Config, 'stateFolder' | 'redis'>): Promise<Store> => {
  const place = parseAddress(storeAddress(config), config.redis)
  if (place.kind === 'sqlite') {
    assertThere(place.file)
    return openStore(place.file)
  }
  const { openRedisStore } = await import('./adapters/redis/store.ts')
  const service = await connect(place)
  try {
    const { run, keys } = service.connection
    if ((await run((client) => client.exists(keys.catalogue))) === 0)
      throw noStore(withoutPassword(place.url))
    const store = await openRedisStore(service, collections)
    return { ...store, close: () => store.close().then(service.close) }
  } catch (error) {
    await service.close()
    throw error
  }
}

/** An address as it may be shown. */
export const withoutPassword = (address: string): string =>
  address.replace(/\/\/.*@/, '//').replace(/([?&]sentinelPassword=)[^&]*/, '$1…')

type Place = { readonly kind: 'sqlite'; readonly file: string } | ({ readonly kind: 'redis' } & RedisConfig)

const parseAddress = (
  address: string,
  { namespace, mayLoseData }: RedisDefaults = { namespace: 'main', mayLoseData: false },
): Place => {
  const file = /^sqlite:(.+)$/.exec(address)?.[1]
  if (file !== undefined) return { kind: 'sqlite', file }
  if (!/^rediss?(\+sentinel|\+cluster)?:\/\//.test(address))
    throw new Failure(
      'bad-address',
      `${withoutPassword(address)} is no store: sqlite:<file> or redis://<host>.`,
    )
  const query = new URLSearchParams(/\?(.*)$/.exec(address)?.[1])
  return {
    kind: 'redis',
    url: address,
    namespace: query.getAll('namespace').at(-1) ?? namespace,
    mayLoseData,
  }
}

/** Troubles of Redis are not part of what a command was asked for. */
const connect = async ({ url, namespace, mayLoseData }: RedisConfig): Promise<RedisService> => {
  const { connectRedis } = await import('./adapters/redis/connect-redis.ts')
  return connectRedis({ url, namespace, mayLoseData, log: createPinoLog('warn', process.stderr) })
}

const assertThere = (file: string): void => {
  if (!existsSync(file)) throw noStore(file)
}

const noStore = (where: string) => new Failure('no-store', `There is no store at ${where}.`)
