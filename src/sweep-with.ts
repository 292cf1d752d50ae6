import { z } from 'zod'
import { type Jobs, jobKind } from './core/jobs/jobs.ts'
import type { Log } from './core/log/log.ts'

/** How often the clock is looked at for what is scheduled and what expires, in milliseconds. */
const dueEveryMs = 5_000

/** One of all replicas looks at a time. */
export const sweepWith = (
  jobs: Pick<Jobs, 'work' | 'every'>,
  name: string,
  sweep: () => Promise<void>,
  log: Log,
  everyMs = dueEveryMs,
): void => {
  const due = jobKind(`due-${name}`, z.null())
  jobs.work(due, sweep, { concurrency: 1 })
  jobs
    .every(due, everyMs)
    .catch((cause: unknown) => log.error('rounds-not-started', { feature: name }, cause))
}
