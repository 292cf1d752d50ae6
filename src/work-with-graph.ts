import type { ConnectedGraph } from './adapters/graph/connect-graph.ts'
import { askOnceAMinute } from './core/cloud/cloud-health.ts'
import type { Feature, FeatureParts } from './core/conversation/feature.ts'
import { installLacking } from './core/delivery/install-lacking.ts'
import { createSayInFeed } from './core/delivery/say-in-feed.ts'
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

/** What features have where there is a Graph. */
export const partsOfGraph = (
  { calendars, health, notify }: ConnectedGraph,
  parts: Pick<FeatureParts, 'store' | 'clock' | 'organisation'>,
): Pick<FeatureParts, 'calendars' | 'cloudHealth' | 'sayInFeed'> => ({
  calendars,
  cloudHealth: askOnceAMinute(health, parts.clock),
  sayInFeed: createSayInFeed(parts, notify),
})
