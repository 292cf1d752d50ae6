import type { ConnectedGraph } from './adapters/graph/connect-graph.ts'
import type { Feature } from './core/conversation/feature.ts'
import type { createOutbox } from './core/delivery/create-outbox.ts'
import type { Jobs } from './core/jobs/jobs.ts'
import type { Log } from './core/log/log.ts'
import type { Store } from './core/store/store.ts'
import type { Clock } from './core/time/clock.ts'
import { startTicking } from './core/time/ticker.ts'
import { sweepWith } from './sweep-with.ts'
import { workWithGraph } from './work-with-graph.ts'

type Source = { readonly name: string }

type Parts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly graph: ConnectedGraph | undefined
  readonly features: readonly Feature[]
  readonly outbox: Pick<ReturnType<typeof createOutbox>, 'work'>
  readonly notices: { readonly source: Source; readonly start: () => Promise<void> }
  readonly announced: { readonly source: Source }
  /** Takes in what people have named or taught elsewhere. */
  readonly refresh: () => Promise<void>
}

/** How often each process looks for that, in milliseconds. */
const refreshEveryMs = 10_000

/** Delivers what was released, and does what the clock asks for, until it is stopped. */
export const startWork = (parts: Parts, jobs: Jobs): { stop(): Promise<void> } => {
  const { graph, features, outbox, notices, announced, log } = parts
  const delivering = outbox.work()
  const sweeps = [
    { name: 'notices', sweep: notices.start },
    ...features.flatMap(({ name, sweep }) => (sweep ? [{ name, sweep }] : [])),
    ...features.flatMap(({ name, rounds = [] }) =>
      rounds.map((round) => ({ name: `${name}-${round.name}`, sweep: round.run })),
    ),
  ]
  for (const { name, sweep } of sweeps) sweepWith(jobs, name, sweep, log)
  if (graph) workWithGraph(graph, { ...parts, sources: [announced.source.name, notices.source.name] }, jobs)
  const refreshing = startTicking('refresh-failed', parts.refresh, refreshEveryMs, log)
  return {
    stop: async () => {
      await refreshing.stop()
      await jobs.stop()
      await delivering.stop()
    },
  }
}
