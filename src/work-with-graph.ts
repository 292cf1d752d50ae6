import type { ConnectedGraph } from './adapters/graph/connect-graph.ts'
import type { Feature } from './core/conversation/feature.ts'
import { installLacking } from './core/delivery/install-lacking.ts'
import type { Jobs } from './core/jobs/jobs.ts'
import type { Log } from './core/log/log.ts'
import type { Store } from './core/store/store.ts'
import type { Clock } from './core/time/clock.ts'
import { sweepWith } from './sweep-with.ts'

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly features: readonly Feature[]
  /** Whose batches tell who lacks the app. */
  readonly sources: readonly string[]
}

/** How often it is looked for people whom nothing reaches because they lack the app, in milliseconds. */
const installEveryMs = 600_000

/** Follows the directory and calendars, and installs Loa for those who lack it. */
export const workWithGraph = (graph: ConnectedGraph, parts: Parts, jobs: Jobs): void => {
  const { features, log } = parts
  graph
    .work(jobs, async (account, changes) => {
      for (const feature of features) await feature.calendarChanged?.(account, changes)
    })
    .catch((cause: unknown) => log.error('graph-not-started', {}, cause))
  if (!graph.canInstall) return
  const sweep = () => installLacking({ ...parts, install: graph.install })
  sweepWith(jobs, 'installations', sweep, log, installEveryMs)
}
