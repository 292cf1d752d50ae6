import { Failure } from '../../core/errors/failure.ts'
import { defaultConcurrency, defaultLeaseMs, type Jobs, roundKey } from '../../core/jobs/jobs.ts'
import { assertJobKey, writePayload } from '../../core/jobs/payload.ts'
import { type RetryAfter, retryAfter } from '../../core/jobs/retry-after.ts'
import { workedKind } from '../../core/jobs/run-job.ts'
import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'
import { openDatabase, translatingLocks } from './database.ts'
import { createDispatcher } from './jobs-dispatch.ts'
import { openJobsTable } from './jobs-table.ts'

type SqliteJobsOptions = {
  /** The store's file, or one of its own; its directory exists. */
  readonly file: string
  readonly clock: Clock
  readonly log: Log
  readonly leaseMs?: number
  /** How often is looked for what other processes have enqueued, in milliseconds. */
  readonly pollMs?: number
  readonly retryAfter?: RetryAfter
}

/**
 * Jobs in the store's own SQLite file, over a connection of their own, for any number of processes of one machine.
 * A timer goes off when the next one is due. Without an fsync at each commit: a killed process loses nothing, and
 * what a power cut takes the sweep makes anew, as it does with any wake-up.
 */
export const openSqliteJobs = (options: SqliteJobsOptions): Jobs => {
  const database = openDatabase(options.file)
  database.pragma('synchronous = NORMAL')
  const now = () => options.clock().toMillis()
  const table = translatingLocks(() => openJobsTable(database, now(), options.retryAfter ?? retryAfter))
  const dispatcher = createDispatcher({
    table,
    clock: options.clock,
    log: options.log,
    leaseMs: options.leaseMs ?? defaultLeaseMs,
    pollMs: options.pollMs ?? 1_000,
  })
  const whileOpen = (change: () => void): void => {
    if (!database.open) throw new Failure('jobs-closed', 'the jobs were stopped')
    translatingLocks(change)
    dispatcher.look()
  }
  return {
    enqueue: async (kind, key, payload, runAt) => {
      assertJobKey(key)
      const text = writePayload(kind, payload)
      whileOpen(() => table.put(kind.name, key, text, runAt.toMillis()))
    },
    cancel: async ({ name }, key) => {
      assertJobKey(key)
      whileOpen(() => table.cancel(name, key, now()))
    },
    every: async (kind, everyMs) =>
      whileOpen(() => table.putRound(kind.name, roundKey, writePayload(kind, null), now(), everyMs)),
    work: (kind, handler, { concurrency = defaultConcurrency } = {}) =>
      dispatcher.add(workedKind(kind, handler, options.log), concurrency),
    stop: async () => {
      await dispatcher.stop()
      database.close()
    },
  }
}
