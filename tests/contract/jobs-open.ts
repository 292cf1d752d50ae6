import { Redis } from 'ioredis'
import { createBullmqJobs } from '../../src/adapters/bullmq/jobs.ts'
import { openSqliteJobs } from '../../src/adapters/sqlite/jobs.ts'
import type { Jobs } from '../../src/core/jobs/jobs.ts'
import type { Log } from '../../src/core/log/log.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { leaseMs, retryAfter } from './jobs-kinds.ts'

/** Opens the jobs of a backend at a file or an address. */
export const backends = {
  sqlite: (file: string, log: Log): Jobs =>
    openSqliteJobs({ file, log, leaseMs, retryAfter, clock: systemClock, pollMs: 50 }),
  bullmq: (address: string, log: Log): Jobs =>
    createBullmqJobs({
      connect: (options) => new Redis(address, { ...options, retryStrategy: () => 50 }),
      log,
      leaseMs,
      retryAfter,
      clock: systemClock,
      sayAgainMs: 300,
    }),
} as const satisfies Record<string, (place: string, log: Log) => Jobs>

export const isBackend = (name: string): name is keyof typeof backends => Object.hasOwn(backends, name)
