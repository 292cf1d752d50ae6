import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'
import { graphCollections } from '../../src/adapters/graph/connect-graph.ts'
import { createGraph } from '../../src/adapters/graph/graph.ts'
import { createGraphDirectory } from '../../src/adapters/graph/graph-directory.ts'
import { syncDirectory } from '../../src/adapters/graph/sync-directory.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { type Role, roles } from '../../src/core/people/person.ts'
import { may, type Power, powersOf } from '../../src/core/people/powers.ts'
import type { Store } from '../../src/core/store/store.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { type GraphStandIn, startGraph } from '../../src/simulator/graph/start-graph.ts'
import type { Tenant } from '../../src/simulator/graph/tenant.ts'
import { median } from './statistics.ts'

/** What grows with the number of people shows between the two. */
const sizes = [1_000, 10_000] as const
const rounds = 7
const checksARound = 1_000_000
const lookUpsARound = 5_000

/**
 * Graph gives an app 8,000 resource units in 10 s in a tenant of more than 500 users, and takes 1 to 10 of them for a
 * request (Microsoft Learn, "throttling limits", identity and access): here each is one of 10.
 */
const limit = { requests: 800, ms: 10_000 }

const silentLog = { info: () => {}, warn: () => {}, error: () => {} }

/** What it takes to know who somebody is and what they may, and to sync the people that this is known of. */
export const benchRoles = async (): Promise<object> => {
  const synced = []
  let lookUp: object = {}
  for (const people of sizes) {
    const bench = await open(people)
    synced.push({ people, ...(await measureSync(bench)) })
    lookUp = { people, ...(await measureLookUp(bench.store, people)) }
    await bench.close()
  }
  return {
    mayMicroseconds: measureMay(),
    personByAccount: lookUp,
    synced,
    target: 'a role check <= 10 microseconds; 10,000 people <= 60 s, memory flat',
  }
}

type Bench = { readonly standIn: GraphStandIn; readonly store: Store; close(): Promise<void> }

const open = async (people: number): Promise<Bench> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-'))
  const store = openSqliteStore({ file: join(folder, 'loa.sqlite'), collections: graphCollections })
  const standIn = await startGraph({ limit, fill: (tenant) => fill(tenant, people) })
  return {
    standIn,
    store,
    close: async () => {
      await standIn.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Everybody in one group, and some in the group of each role. */
const fill = (tenant: Tenant, people: number): void => {
  const accounts = Array.from({ length: people }, (_, index) => accountOf(index))
  for (const [index, id] of accounts.entries())
    tenant.putUser({ id, displayName: `Person ${index}`, mail: `person.${index}@centre.example` })
  tenant.putGroup('everybody', 'Everybody', accounts)
  for (const role of given) tenant.putGroup(role, role, accounts.slice(0, 50))
}

const accountOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

const given: readonly Role[] = roles.filter((role) => role !== 'staff')

const measureSync = async ({ standIn, store }: Bench): Promise<object> => {
  const credential = { getToken: async () => ({ token: standIn.token, expiresOnTimestamp: 0 }) }
  const graph = createGraph({ credential, baseUrl: standIn.baseUrl, clock: systemClock, log: silentLog })
  const parts = { graph, store, clock: systemClock, log: silentLog }
  const heapBefore = heapMb()
  const from = performance.now()
  const { people, groups } = await syncDirectory(parts)
  const seconds = (performance.now() - from) / 1_000
  if (people.kind !== 'done' || groups.kind !== 'done') throw new Error('the sync did not come to its end')
  const requests = standIn.requests().length
  const again = performance.now()
  await syncDirectory(parts)
  return {
    seconds: rounded(seconds),
    requests,
    heapKeptMb: rounded(heapMb() - heapBefore),
    nothingNew: {
      milliseconds: rounded(performance.now() - again),
      requests: standIn.requests().length - requests,
    },
  }
}

setFlagsFromString('--expose-gc')
const collectGarbage = z.function({ input: [], output: z.unknown() }).parse(runInNewContext('gc'))

const heapMb = (): number => {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1_048_576
}

/** The person with the roles of the last sync, in microseconds. */
const measureLookUp = async (store: Store, people: number): Promise<object> => {
  const roleGroups = new Map(given.map((role) => [role as string, role]))
  const directory = createGraphDirectory(store, { people: [], units: [], sites: [] }, roleGroups)
  const taken: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    const from = performance.now()
    for (let made = 0; made < lookUpsARound; made += 1)
      await directory.personByAccount(accountOf((made * 7_919) % people))
    if (round >= 0) taken.push(((performance.now() - from) / lookUpsARound) * 1_000)
  }
  return { medianMicroseconds: rounded(median(taken)) }
}

/** Every role against every power. */
const measureMay = (): number => {
  const powers: readonly Power[] = [...new Set(roles.flatMap((role): readonly Power[] => powersOf[role]))]
  const people = roles.map((role) => ({ roles: [...new Set<Role>(['staff', role])] }))
  const pairs = people.flatMap((person) => powers.map((power) => ({ person, power })))
  const taken: number[] = []
  let allowed = 0
  for (let round = -1; round < rounds; round += 1) {
    const from = performance.now()
    for (let made = 0; made < checksARound; )
      for (const { person, power } of pairs) {
        if (may(person, power)) allowed += 1
        made += 1
      }
    if (round >= 0) taken.push(((performance.now() - from) / checksARound) * 1_000)
  }
  if (allowed === 0) throw new Error('nobody may do anything')
  return rounded(median(taken))
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
