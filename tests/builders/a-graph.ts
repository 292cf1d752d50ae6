import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { onTestFinished } from 'vitest'
import { graphCollections } from '../../src/adapters/graph/connect-graph.ts'
import { createGraph, type Graph } from '../../src/adapters/graph/graph.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import { type GraphOptions, type GraphStandIn, startGraph } from '../../src/simulator/graph/start-graph.ts'
import { aLog } from './a-log.ts'

export type AGraph = {
  readonly standIn: GraphStandIn
  readonly graph: Graph
  readonly store: Store
  readonly clock: Clock
  readonly log: ReturnType<typeof aLog>
  /** What the client would have waited, in milliseconds; the clock goes on by it at once. */
  readonly waits: readonly number[]
  /** Lets time pass. */
  pass(duration: { readonly minutes: number }): void
}

/** The real client and store, and the stand-in that they talk to over HTTP. */
export const aGraph = async (options: GraphOptions = {}): Promise<AGraph> => {
  let now = DateTime.fromISO('2026-11-20T08:00:00+07:00', { setZone: true }) as DateTime<true>
  const clock = () => now
  const waits: number[] = []
  const wait = async (ms: number): Promise<void> => {
    waits.push(ms)
    now = now.plus({ milliseconds: ms })
  }
  const standIn = await startGraph({ clock, ...options })
  const store = await aDirectoryStore()
  const log = aLog()
  const credential = { getToken: async () => ({ token: standIn.token, expiresOnTimestamp: 0 }) }
  onTestFinished(() => standIn.close())
  return {
    standIn,
    graph: createGraph({ credential, baseUrl: standIn.baseUrl, clock, log, wait }),
    store,
    clock,
    log,
    waits,
    pass: (duration) => {
      now = now.plus(duration)
    },
  }
}

const aDirectoryStore = async (): Promise<Store> => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-graph-'))
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: graphCollections,
  })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return store
}
