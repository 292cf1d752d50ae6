import { Cluster, type CommonRedisOptions, Redis } from 'ioredis'
import type { RedisAddress } from './address.ts'

export type Client = Redis | Cluster

/** A server that says nothing for so long, with a command waiting, is taken for gone; milliseconds. */
const silenceMs = 3_000
const connectMs = 2_000

/**
 * A command is sent once, now, or fails at once: nothing waits in a queue to be carried out long after its author
 * was told that it failed. `connection.ts` repeats what may be repeated. The client itself reconnects for ever.
 */
const impatient = {
  enableOfflineQueue: false,
  connectTimeout: connectMs,
  socketTimeout: silenceMs,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  lazyConnect: true,
  /** After a failover the connection may still lead to the server that was the primary. */
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
} satisfies CommonRedisOptions

/** What waits for Redis and is sent when it is there: for those who keep their own time, as BullMQ does. */
const patient = (maxRetriesPerRequest: number | null) =>
  ({
    ...impatient,
    enableOfflineQueue: true,
    // A worker's command blocks for seconds.
    socketTimeout: 15_000,
    maxRetriesPerRequest,
    autoResendUnfulfilledCommands: true,
    lazyConnect: false,
  }) satisfies CommonRedisOptions

type Manner = typeof impatient | ReturnType<typeof patient>

const retryMs = (times: number): number => Math.min(25 * 2 ** Math.min(times, 4), 250)

export const createPatientClient = (address: RedisAddress, maxRetriesPerRequest: number | null): Client =>
  createClient(address, patient(maxRetriesPerRequest))

export const createClient = (address: RedisAddress, manner: Manner = impatient): Client => {
  const { username, password, tls } = address
  const credentials = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: {} }),
  }
  const { enableOfflineQueue, ...manners } = manner
  const options = { ...manner, ...credentials, retryStrategy: retryMs }
  switch (address.kind) {
    case 'single':
      return new Redis({ ...options, ...address.host, db: address.database })
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: [...address.hosts],
        name: address.name,
        db: address.database,
        sentinelRetryStrategy: retryMs,
        sentinelCommandTimeout: silenceMs,
        enableTLSForSentinelMode: tls,
        ...(tls && { sentinelTLS: {} }),
        ...(address.sentinelPassword !== undefined && { sentinelPassword: address.sentinelPassword }),
      })
    case 'cluster':
      return new Cluster([...address.hosts], {
        enableOfflineQueue,
        lazyConnect: manner.lazyConnect,
        clusterRetryStrategy: retryMs,
        redisOptions: { ...manners, ...credentials },
      })
  }
}
