import type { ConnectionOptions } from 'bullmq'
import type { Clock } from '../../core/time/clock.ts'

/** A connection of ioredis, of one server or a cluster, without a key prefix of its own. */
export type RedisConnection = ConnectionOptions & {
  on(event: 'error', listener: (error: unknown) => void): unknown
  duplicate(...options: never[]): unknown
  connect(): Promise<unknown>
  disconnect(): void
}

/**
 * Opens a connection that waits for Redis (with ioredis's own queue for commands, and without a time-out of the
 * socket, since a worker's command blocks for seconds). `maxRetriesPerRequest`: how often a command is tried again
 * while Redis is away; `null`, for ever, is what workers need.
 */
export type ConnectRedis = (options: { readonly maxRetriesPerRequest: number | null }) => RedisConnection

/** What queues and workers share. `calm` takes the errors of connections. */
export type BullmqParts = {
  readonly connect: ConnectRedis
  readonly prefix: string
  readonly clock: Clock
  readonly calm: (error: unknown) => void
}

/** How long a wish waits for Redis until `jobs-unavailable` is thrown, and a stop for what Redis does not answer. */
export const patienceMs = 5_000
