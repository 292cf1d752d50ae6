import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { openSqliteJobs } from './adapters/sqlite/jobs.ts'
import { collections, openStore } from './compose.ts'
import type { Config, RedisConfig } from './config.ts'
import { createPacing, limitsOf, type Pacing } from './core/delivery/pacing.ts'
import type { Jobs } from './core/jobs/jobs.ts'
import type { Log } from './core/log/log.ts'
import { createMemoryEphemeral, type Ephemeral } from './core/store/ephemeral.ts'
import type { Store } from './core/store/store.ts'
import type { Clock } from './core/time/clock.ts'

/** What Loa remembers, what wakes it, and what it shares with its replicas. */
export type Backend = {
  readonly store: Store
  readonly ephemeral: Ephemeral
  readonly jobs: Jobs
  readonly pacing: Pacing
  /** Of this process, among those that send: the same after a restart where that is known. */
  readonly replica: string
  /** When what works on it has stopped. */
  close(): Promise<void>
}

type Settings = Pick<Config, 'stateFolder' | 'redis' | 'replica' | 'messagesPerSecond'>

/** Throws a Failure that says what is wrong with the Redis in the settings, and what to do. */
export const openBackend = async (settings: Settings, clock: Clock, log: Log): Promise<Backend> => {
  mkdirSync(settings.stateFolder, { recursive: true })
  return settings.redis ? openShared(settings.redis, settings, clock, log) : openOwn(settings, clock, log)
}

/** One file for one process. */
const openOwn = (
  { stateFolder, replica = 'loa', messagesPerSecond }: Settings,
  clock: Clock,
  log: Log,
): Backend => {
  const file = join(stateFolder, 'loa.sqlite')
  const store = openStore(file)
  return {
    store,
    ephemeral: createMemoryEphemeral(clock),
    jobs: openSqliteJobs({ file, clock, log }),
    pacing: createPacing(clock, limitsOf(messagesPerSecond)),
    replica,
    close: store.close,
  }
}

/** A Redis for all replicas; loaded only where there is one. */
const openShared = async (
  redis: RedisConfig,
  { replica, messagesPerSecond }: Settings,
  clock: Clock,
  log: Log,
): Promise<Backend> => {
  const { connectRedis } = await import('./adapters/redis/connect-redis.ts')
  const { openRedisStore } = await import('./adapters/redis/store.ts')
  const { createRedisEphemeral } = await import('./adapters/redis/ephemeral.ts')
  const { createRedisPacing } = await import('./adapters/redis/pacing.ts')
  const { createBullmqJobs } = await import('./adapters/bullmq/jobs.ts')
  const service = await connectRedis({ ...redis, log })
  const { connection } = service
  const store = await openRedisStore(service, collections)
  return {
    store,
    ephemeral: createRedisEphemeral(connection),
    jobs: createBullmqJobs({ connect: service.connectPatiently, clock, log, prefix: connection.keys.jobs }),
    pacing: createRedisPacing({ connection, clock, log, limits: limitsOf(messagesPerSecond) }),
    replica: replica ?? `${hostname()}-${process.pid}`,
    close: async () => {
      await store.close()
      await service.close()
    },
  }
}
