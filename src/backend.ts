import { join } from 'node:path'
import { openSqliteJobs } from './adapters/sqlite/jobs.ts'
import { openStore } from './compose.ts'
import type { Config } from './config.ts'
import type { Jobs } from './core/jobs/jobs.ts'
import type { Log } from './core/log/log.ts'
import { createMemoryEphemeral, type Ephemeral } from './core/store/ephemeral.ts'
import type { Store } from './core/store/store.ts'
import type { Clock } from './core/time/clock.ts'

/** What Loa remembers, and what wakes it. */
export type Backend = {
  readonly store: Store
  readonly ephemeral: Ephemeral
  readonly jobs: Jobs
  /** The store last: what works on it has stopped by then. */
  close(): Promise<void>
}

/** One file for one process. */
export const openBackend = async (
  { stateFolder }: Pick<Config, 'stateFolder'>,
  clock: Clock,
  log: Log,
): Promise<Backend> => {
  const file = join(stateFolder, 'loa.sqlite')
  const store = openStore(file)
  const jobs = openSqliteJobs({ file, clock, log })
  return { store, ephemeral: createMemoryEphemeral(clock), jobs, close: store.close }
}
