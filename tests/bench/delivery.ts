import { rm } from 'node:fs/promises'
import { seedStore } from './delivery/audience.ts'
import { benchChatUnderLoad } from './delivery/chat-under-load.ts'
import { type Child, startChild } from './delivery/child.ts'
import type { PlatformCounts, PlatformOptions } from './delivery/platform.ts'
import { benchReplicas } from './delivery/replicas.ts'
import type { SendingOptions, SendingResult } from './delivery/sending.ts'
import { median, share } from './statistics.ts'

/** The limit of the platform, in requests a second. */
const limit = 50

/** Each figure against its target, all on loopback; some minutes. Names given after `delivery` are run alone. */
export const benchDelivery = async (names: readonly string[]): Promise<object> => {
  const figures: Record<string, object> = {}
  // `--replicas 3` is what issue 5 calls it.
  const wanted = names.map((name) => name.replace(/^--/, '')).filter((name) => !/^\d+$/.test(name))
  for (const [name, bench] of Object.entries(benches))
    if (wanted.length === 0 || wanted.includes(name)) figures[name] = await bench()
  return figures
}

type Arena = {
  readonly platform: Child
  readonly serviceUrl: string
  readonly folder: string
  readonly people: number
}

/** A platform and a store that knows everybody's chat; both are gone afterwards. */
const inArena = async <T>(options: PlatformOptions, work: (arena: Arena) => Promise<T>): Promise<T> => {
  const platform = await startChild('platform.ts', options)
  const { serviceUrl } = platform.greeting as { serviceUrl: string }
  const folder = await seedStore(serviceUrl, options.people)
  try {
    return await work({ platform, serviceUrl, folder, people: options.people })
  } finally {
    await platform.stop()
    await rm(folder, { recursive: true })
  }
}

const startSending = (
  { serviceUrl, folder, people }: Arena,
  kind: SendingOptions['kind'],
  limits = false,
): Promise<Child> => startChild('sending.ts', { kind, folder, serviceUrl, people, limits })

/** Sends to everybody once. Throws when somebody has no message, or two: a figure of that is worth nothing. */
const sendOnce = async ({ platform, people }: Arena, sending: Child, run: number) => {
  const result = (await sending.ask({ run })) as SendingResult
  const counts = (await platform.ask('forget')) as PlatformCounts
  if (counts.reached !== people || counts.twice > 0)
    throw new Error(`${counts.reached} of ${people} were reached, ${counts.twice} of them twice`)
  if (result.counts && result.counts.delivered !== people)
    throw new Error(`the ledger has ${result.counts.delivered} of ${people} as delivered`)
  return { ...result, ...counts }
}

/** 3,000 recipients through the simulator, which enforces the platform's limits. */
const benchPaced = () =>
  inArena({ kind: 'simulator', people: 3_000, latencyMs: 5 }, async (arena) => {
    const sending = await startSending(arena, 'engine', true)
    const { seconds, requests, throttled } = await sendOnce(arena, sending, 0)
    await sending.stop()
    return {
      recipients: arena.people,
      seconds: rounded(seconds),
      shareOfTheLimit: rounded(arena.people / (seconds * limit)),
      answered429: rounded(throttled / requests),
      target: { shareOfTheLimit: '>= 0.97', answered429: '< 0.005' },
    }
  })

const rounds = 5

/** The engine with its ledger, and a bare loop of POSTs of the same body, in turns. */
const compare = (latencyMs: number, perRound: number) =>
  inArena({ kind: 'lean', people: perRound, latencyMs }, async (arena) => {
    const engine = await startSending(arena, 'engine')
    const bare = await startSending(arena, 'bare')
    const ratios: number[] = []
    const rates = { engine: [] as number[], bare: [] as number[] }
    for (let run = 0; run <= rounds; run += 1) {
      const own = await sendOnce(arena, engine, run)
      const other = await sendOnce(arena, bare, run)
      // The first round warms up.
      if (run === 0) continue
      ratios.push(other.seconds / own.seconds)
      rates.engine.push(perRound / own.seconds)
      rates.bare.push(perRound / other.seconds)
    }
    await engine.stop()
    await bare.stop()
    return {
      recipients: perRound * rounds,
      ratio: rounded(median(ratios)),
      ratios: ratios.map(rounded),
      perSecond: { engine: Math.round(median(rates.engine)), bare: Math.round(median(rates.bare)) },
    }
  })

const benchEngine = async () => ({
  latency20ms: { ...(await compare(20, 4_000)), target: '>= 0.8' },
  noLatency: { ...(await compare(0, 4_000)), target: '>= 0.4' },
})

const sendTo = (people: number) =>
  inArena({ kind: 'lean', people, latencyMs: 0 }, async (arena) => {
    const sending = await startSending(arena, 'engine')
    const result = await sendOnce(arena, sending, 0)
    await sending.stop()
    return result
  })

/** A process of its own for each audience. */
const benchMemory = async () => {
  const small = await sendTo(20_000)
  const large = await sendTo(100_000)
  return {
    heldMB: { 20000: small.heldMB, 100000: large.heldMB, ratio: share(large.heldMB, small.heldMB) },
    peakMB: { 20000: small.memoryMB, 100000: large.memoryMB, ratio: share(large.memoryMB, small.memoryMB) },
    target: 'ratio <= 1.3',
  }
}

/** From the wish to the first answer of the platform. */
const benchStart = async () => {
  const { firstSeconds } = await sendTo(100_000)
  return { recipients: 100_000, seconds: rounded(firstSeconds), target: '<= 2' }
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000

const benches = {
  paced: benchPaced,
  engine: benchEngine,
  memory: benchMemory,
  start: benchStart,
  replicas: benchReplicas,
  chatUnderLoad: benchChatUnderLoad,
}
