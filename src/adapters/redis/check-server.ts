import { Failure } from '../../core/errors/failure.ts'
import type { Log } from '../../core/log/log.ts'
import type { Client } from './client.ts'
import { isReply } from './failures.ts'

/** How what was written comes to be safe, beyond what the server does before it answers. */
export type Durability = {
  /** The server syncs its file every second: it is asked to say when it has (WAITAOF). */
  readonly waitForDisk: boolean
}

/** What a server says of itself. */
export type ServerFacts = {
  /** The text of INFO. */
  info(): Promise<string>
  /** undefined: the server does not let us see it. */
  setting(name: string): Promise<string | undefined>
}

export const factsOf = (client: Client): ServerFacts => ({
  info: () => client.info(),
  setting: async (name) => {
    try {
      const answer: unknown = await client.config('GET', name)
      return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined
    } catch (error) {
      if (isReply(error)) return undefined
      throw error
    }
  },
})

/** ZRANGE BYLEX; also what BullMQ recommends. */
const oldestVersion = [6, 2] as const
/** WAITAOF. */
const saysWhenSynced = [7, 2] as const

/**
 * Reads what the server is like, and throws a Failure that says what to do where Loa can not keep its promises on
 * it: `redis-too-old`, `redis-is-replica`, `redis-evicts`, `redis-loses-data` (not with `mayLoseData`). A managed
 * server that forbids CONFIG is asked by INFO, as far as that goes.
 */
export const checkServer = async (
  server: ServerFacts,
  options: { readonly mayLoseData: boolean; readonly log: Log },
): Promise<Durability> => {
  const info = readInfo(await server.info())
  const version = (info.get('redis_version') ?? '0').split('.').map(Number)
  if (!isAtLeast(version, oldestVersion))
    throw new Failure(
      'redis-too-old',
      `Redis is version ${version.join('.')}; Loa needs ${oldestVersion.join('.')} or later`,
    )
  if (info.get('role') === 'slave')
    throw new Failure(
      'redis-is-replica',
      'this Redis is a replica, which takes no writes: give the address of its primary, or of the sentinels',
    )
  assertNoEviction(info.get('maxmemory_policy') ?? (await server.setting('maxmemory-policy')))
  if (options.mayLoseData) return { waitForDisk: false }
  return assertDurable(
    server,
    options.log,
    info.get('aof_enabled') === '1',
    isAtLeast(version, saysWhenSynced),
  )
}

const assertNoEviction = (policy: string | undefined) => {
  if (policy === undefined || policy === 'noeviction') return
  throw new Failure(
    'redis-evicts',
    `Redis throws data away when its memory is full (maxmemory-policy ${policy}): set maxmemory-policy noeviction in redis.conf, or CONFIG SET maxmemory-policy noeviction`,
  )
}

const assertDurable = async (
  server: ServerFacts,
  log: Log,
  appends: boolean,
  canWait: boolean,
): Promise<Durability> => {
  if (!appends)
    throw losesData(
      'Redis keeps its data in memory only (appendonly no): set appendonly yes and appendfsync always in redis.conf',
    )
  const sync = await server.setting('appendfsync')
  if (sync === undefined) log.warn('redis-config-forbidden', { setting: 'appendfsync' })
  if (sync === 'always') return { waitForDisk: false }
  if (sync === 'no')
    throw losesData(
      'Redis leaves it to the system when to write to disk (appendfsync no): set appendfsync always',
    )
  if (canWait) return { waitForDisk: true }
  if (sync === undefined) return { waitForDisk: false }
  throw losesData(
    'Redis writes to disk every second (appendfsync everysec) and before version 7.2 can not say when it has: set appendfsync always in redis.conf, or CONFIG SET appendfsync always',
  )
}

const losesData = (what: string) =>
  new Failure(
    'redis-loses-data',
    `${what}; or set REDIS_MAY_LOSE_DATA=yes, and after a crash of Redis people may get a message twice`,
  )

const readInfo = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\r\n').flatMap((line) => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : []
    }),
  )

const isAtLeast = (version: readonly number[], wanted: readonly number[]): boolean => {
  const place = wanted.findIndex((part, at) => (version[at] ?? 0) !== part)
  return place === -1 || (version[place] ?? 0) > (wanted[place] ?? 0)
}
