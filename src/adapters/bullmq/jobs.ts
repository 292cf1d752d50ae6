import { defaultConcurrency, defaultLeaseMs, type Jobs, roundKey } from '../../core/jobs/jobs.ts'
import { assertJobKey, writePayload } from '../../core/jobs/payload.ts'
import { type RetryAfter, retryAfter } from '../../core/jobs/retry-after.ts'
import { workedKind } from '../../core/jobs/run-job.ts'
import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'
import { createCalmErrors } from './calm-errors.ts'
import { type BullmqParts, type ConnectRedis, patienceMs } from './parts.ts'
import { createQueues, createRounds } from './queues.ts'
import { makeWish, takeBack } from './wishes.ts'
import { within } from './within.ts'
import { createWorkers } from './workers.ts'

type BullmqJobsOptions = {
  readonly connect: ConnectRedis
  readonly clock: Clock
  readonly log: Log
  /** Begins every key; its hash tag keeps a queue on one node of a cluster. */
  readonly prefix?: string
  readonly leaseMs?: number
  readonly retryAfter?: RetryAfter
  /** How often every process says again which rounds there are, in milliseconds. */
  readonly sayAgainMs?: number
}

/**
 * Jobs on BullMQ, a queue for each kind, shared by all replicas. A killed replica's job is taken over when its lease
 * has run out and the next look for stalled ones sees it: after a lease and a quarter, about. What a Redis loses that
 * was not on its disk, the sweep makes anew.
 */
export const createBullmqJobs = (options: BullmqJobsOptions): Jobs => {
  const { clock, log } = options
  const calm = createCalmErrors(log, clock)
  const parts: BullmqParts = { connect: options.connect, prefix: options.prefix ?? '{loa}:jobs', clock, calm }
  const queues = createQueues(parts)
  const rounds = createRounds(queues, calm, options.sayAgainMs ?? 60_000)
  const workers = createWorkers(parts, queues, {
    leaseMs: options.leaseMs ?? defaultLeaseMs,
    retryAfter: options.retryAfter ?? retryAfter,
  })
  const now = () => clock().toMillis()
  return {
    enqueue: async (kind, key, payload, runAt) => {
      assertJobKey(key)
      const wish = { payload: writePayload(kind, payload), at: runAt.toMillis() }
      await within(patienceMs, makeWish(queues.of(kind.name), key, wish, now()))
    },
    cancel: async ({ name }, key) => {
      assertJobKey(key)
      if (key === roundKey) await rounds.cancel(name)
      await within(patienceMs, takeBack(queues.of(name), key, now()))
    },
    every: async ({ name }, everyMs) => rounds.every(name, everyMs),
    work: (kind, handler, { concurrency = defaultConcurrency } = {}) =>
      workers.start(workedKind(kind, handler, log), concurrency),
    stop: async () => {
      rounds.stop()
      await workers.stop()
      await queues.close()
    },
  }
}
