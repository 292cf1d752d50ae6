import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { createConnection } from '../../src/adapters/teams/connection.ts'
import { createTeamsSender } from '../../src/adapters/teams/sender.ts'
import { loopbackServices } from '../../src/adapters/teams/service-address.ts'
import { createOutbox, deliveryCollections } from '../../src/core/delivery/create-outbox.ts'
import { installations } from '../../src/core/delivery/install-lacking.ts'
import type { Outbox, Progress } from '../../src/core/delivery/outbox.ts'
import { createPacing, type PacingLimits, unlimited } from '../../src/core/delivery/pacing.ts'
import type { DeliverySettings } from '../../src/core/delivery/parts.ts'
import { type PersonalChat, personalChats } from '../../src/core/delivery/personal-chats.ts'
import { absent, put, type Store } from '../../src/core/store/store.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Judge } from '../../src/simulator/connector/judge.ts'
import type { SimulatedPerson } from '../../src/simulator/organisation.ts'
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts'
import { type ABatchSource, aBatchSource } from './a-batch-source.ts'
import { aLog } from './a-log.ts'
import { aSimulatedOrganisation } from './a-simulated-organisation.ts'

export const someone = (index: number): SimulatedPerson => ({
  id: `person-${index}`,
  account: `account-${String(index).padStart(6, '0')}`,
  name: `Người ${index}`,
  roles: ['staff'],
})

export const chatOf = (sim: Pick<Simulator, 'serviceUrl' | 'conversationId'>, id: string): PersonalChat => ({
  serviceUrl: sim.serviceUrl,
  conversation: sim.conversationId(id, 'personal'),
  bot: '28:loa',
  user: `29:${id}`,
  installed: true,
})

/** Writes down that these people's chats are known. */
export const knowChats = async (store: Store, chats: readonly (readonly [string, PersonalChat])[]) => {
  for (let start = 0; start < chats.length; start += 500)
    await store.commit(
      chats.slice(start, start + 500).map(([account, chat]) => put(personalChats, account, chat, absent)),
    )
}

/** Waits little where the platform would have one wait long, so that a test is over soon. */
export const quick: Partial<DeliverySettings> = {
  backoff: { firstMs: 20, mostMs: 200, attempts: 12 },
  tellMs: 50,
  scanMs: 100,
}

type Options = {
  readonly people?: number
  readonly judge?: Judge
  readonly limits?: PacingLimits
  readonly settings?: Partial<DeliverySettings>
  readonly answerMs?: number
}

export type Broadcast = {
  readonly sim: Simulator
  readonly store: Store
  readonly outbox: Outbox
  readonly source: ABatchSource
  readonly people: readonly SimulatedPerson[]
  /** How many messages a person really got, by the simulator's count. */
  received(person: SimulatedPerson): number
  /** Resolves when nobody waits any more, or the batch has stopped itself. */
  finished(batch: string): Promise<Progress>
}

/** The engine with its real store and sender, and the simulator that it sends to. */
export const aBroadcast = async (options: Options = {}): Promise<Broadcast> => {
  const people = Array.from({ length: options.people ?? 100 }, (_, index) => someone(index))
  const sim = await startSimulator({
    ...aSimulatedOrganisation,
    people,
    botEndpoint: 'http://127.0.0.1:9/api/messages',
    port: 0,
    ...(options.judge && { judge: options.judge }),
  })
  const folder = await mkdtemp(join(tmpdir(), 'loa-broadcast-'))
  const store = openSqliteStore({
    file: join(folder, 'loa.sqlite'),
    collections: [...deliveryCollections, installations, personalChats],
  })
  await knowChats(
    store,
    people.map(({ id, account }) => [account, chatOf(sim, id)]),
  )
  const log = aLog()
  const sender = createTeamsSender({
    connection: createConnection({ connectMs: 2_000, answerMs: options.answerMs ?? 2_000 }),
    accessToken: undefined,
    allowsService: loopbackServices,
    clock: systemClock,
    log,
  })
  const source = aBatchSource({
    count: people.length,
    at: (index) => ({ kind: 'person', account: someone(index).account, language: 'vi' }),
  })
  const outbox = createOutbox({
    store,
    sender,
    sources: () => [source],
    pacing: createPacing(systemClock, options.limits ?? unlimited),
    partnersOf: async () => undefined,
    runner: 'loa',
    clock: systemClock,
    random: Math.random,
    log,
    settings: { ...quick, ...options.settings },
  })
  const working = outbox.work()
  onTestFinished(async () => {
    await working.stop()
    await sender.close()
    await store.close()
    await sim.close()
    await rm(folder, { recursive: true })
  })
  return {
    sim,
    store,
    outbox,
    source,
    people,
    received: ({ id }) => sim.received(sim.conversationId(id, 'personal')).length,
    finished: (batch) => untilFinished(outbox, batch),
  }
}

export const untilFinished = async (outbox: Outbox, batch: string): Promise<Progress> => {
  for (;;) {
    const progress = await outbox.progress(batch)
    if (progress?.finished || progress?.halted !== undefined) return progress
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
