import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { batches, toBatch } from '../../src/core/delivery/batch.ts'
import { allOf, type Delivery, deliveries } from '../../src/core/delivery/delivery.ts'
import { runs } from '../../src/core/delivery/run.ts'
import { absent, put, type Store } from '../../src/core/store/store.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts'
import { chatOf, knowChats, someone } from '../builders/a-broadcast.ts'
import { aSimulatedOrganisation } from '../builders/a-simulated-organisation.ts'
import { batch, inFlight, openLedger } from './ledger-of-a-kill.ts'

const script = fileURLToPath(new URL('./send-batches.ts', import.meta.url))
const kills = 10

type Stage = { readonly sim: Simulator; readonly folder: string; readonly count: number }

/** A batch that waits for somebody to send it, and a platform that takes its time. */
const aStage = async (count: number, delayMs: number): Promise<Stage> => {
  const people = Array.from({ length: count }, (_, index) => someone(index))
  const sim = await startSimulator({
    ...aSimulatedOrganisation,
    people,
    botEndpoint: 'http://127.0.0.1:9/api/messages',
    port: 0,
    judge: () => ({ applied: true, delayMs }),
  })
  const folder = await mkdtemp(join(tmpdir(), 'loa-kill-'))
  onTestFinished(async () => {
    await sim.close()
    await rm(folder, { recursive: true })
  })
  await inLedger(folder, async (store) => {
    await knowChats(
      store,
      people.map(({ id, account }) => [account, chatOf(sim, id)]),
    )
    const request = { id: batch, source: 'notices', operation: 'send', whenUnsure: 'hold' } as const
    await store.commit([put(batches, batch, toBatch(request, systemClock), absent)])
  })
  return { sim, folder, count }
}

const inLedger = async <T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = openLedger(folder)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

type Sending = { readonly child: ChildProcess; says(line: 'working' | 'finished'): Promise<void> }

const startSending = ({ folder, count }: Stage): Sending => {
  const child = spawn(process.execPath, [script, folder, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = { working: Promise.withResolvers<void>(), finished: Promise.withResolvers<void>() }
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'working' || line === 'finished') said[line].resolve()
  })
  return { child, says: (line) => said[line].promise }
}

const end = async ({ child }: Sending, signal: 'SIGKILL' | 'SIGTERM') => {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

const runOf = (folder: string) =>
  inLedger(folder, async (store) => {
    const run = await store.get(runs, batch)
    if (!run) throw new Error('the batch was never begun')
    return run.document
  })

const allDeliveries = async (store: Store) => {
  const found: Delivery[] = []
  let after: string | undefined
  do {
    const page = await store.find(deliveries, { ...allOf(batch), limit: 1_000, ...(after && { after }) })
    found.push(...page.items.map(({ document }) => document))
    after = page.next
  } while (after)
  return found
}

/** By the simulator's count. Returns how many of the ledger's lines are in each state. */
const expectTruth = async ({ sim, folder, count }: Stage) => {
  const rows = await inLedger(folder, allDeliveries)
  const stateOf = new Map(
    rows.map(({ recipient, state }) => [recipient.kind === 'person' ? recipient.account : '', state]),
  )
  expect(rows).toHaveLength(count)
  expect(stateOf.size).toBe(count)
  for (let index = 0; index < count; index += 1) {
    const { id, account } = someone(index)
    const received = sim.received(sim.conversationId(id, 'personal')).length
    expect(received).toBeLessThanOrEqual(1)
    if (received === 0) expect(['unknown', 'failed', 'skipped']).toContain(stateOf.get(account))
    if (stateOf.get(account) === 'delivered') expect(received).toBe(1)
  }
  const { counts } = await runOf(folder)
  for (const state of ['delivered', 'unknown', 'failed', 'skipped'] as const)
    expect(counts[state]).toBe(rows.filter((row) => row.state === state).length)
  return counts
}

it(`nobody is lost and nobody has it twice when the sender is killed ${kills} times`, async () => {
  const stage = await aStage(3_000, 40)
  let underWay = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const sending = startSending(stage)
    await sending.says('working')
    await pause(Math.random() * 200)
    await end(sending, 'SIGKILL')
    const run = await runOf(stage.folder)
    expect(run.counts.queued).toBeGreaterThan(0)
    expect(run.sending.length).toBeLessThanOrEqual(inFlight)
    underWay += run.sending.length
  }
  const sending = startSending(stage)
  await sending.says('finished')
  await end(sending, 'SIGTERM')
  const counts = await expectTruth(stage)
  expect(counts.unknown).toBe(underWay)
  expect(counts.delivered).toBe(3_000 - underWay)
})

it('nothing is unknown when the sender is asked to end, and the next one goes on', async () => {
  const stage = await aStage(600, 60)
  const first = startSending(stage)
  await first.says('working')
  await end(first, 'SIGTERM')
  const resting = await runOf(stage.folder)
  expect(resting).toMatchObject({ sending: [], counts: { sending: 0, unknown: 0 } })
  expect(resting.counts.queued).toBeGreaterThan(0)
  const second = startSending(stage)
  await second.says('finished')
  await end(second, 'SIGTERM')
  expect(await expectTruth(stage)).toMatchObject({ delivered: 600, unknown: 0 })
})
