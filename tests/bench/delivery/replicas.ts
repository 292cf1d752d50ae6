import { aRedis } from '../../builders/a-redis.ts'
import { share } from '../statistics.ts'
import { knowEverybody, openBenchRedis } from './audience.ts'
import { type Child, startChild } from './child.ts'
import type { PlatformCounts, PlatformOptions } from './platform.ts'
import type { SendingOptions, SendingResult } from './sending.ts'

/** The limit of the platform, in requests a second. */
const limit = 50
const replicas = 3

type Arena = {
  readonly platform: Child
  readonly start: (number: number, people: number, limits: boolean) => Promise<Child>
}

/** A platform, and a Redis that knows everybody's chat. */
const inArena = async <T>(options: PlatformOptions, work: (arena: Arena) => Promise<T>): Promise<T> => {
  const redis = await aRedis()
  const platform = await startChild('platform.ts', options)
  const { serviceUrl } = platform.greeting as { serviceUrl: string }
  const { service, store } = await openBenchRedis(redis.url, { info() {}, warn() {}, error: console.error })
  await knowEverybody(store, serviceUrl, options.people)
  await store.close()
  await service.close()
  const start = (number: number, people: number, limits: boolean) => {
    const shared = { redis: redis.url, number }
    const sending: SendingOptions = { kind: 'engine', folder: '', serviceUrl, people, limits, shared }
    return startChild('sending.ts', sending)
  }
  try {
    return await work({ platform, start })
  } finally {
    await platform.stop()
    await redis.stop()
  }
}

/** So many processes send to their part at the same time. Throws when somebody has no message, or two. */
const sendTogether = async (
  { platform, start }: Arena,
  options: { count: number; people: number; limits: boolean; rounds: number },
) => {
  const { count, limits, rounds } = options
  const people = options.people / count
  const processes = await Promise.all(
    Array.from({ length: count }, (_, number) => start(number, people, limits)),
  )
  const rates: number[] = []
  let counts: PlatformCounts | undefined
  let cpu: readonly number[] = []
  for (let run = 0; run < rounds; run += 1) {
    const startedAt = performance.now()
    const results = (await Promise.all(processes.map((child) => child.ask({ run })))) as SendingResult[]
    rates.push((options.people * 1_000) / (performance.now() - startedAt))
    counts = (await platform.ask('forget')) as PlatformCounts
    if (counts.reached !== options.people || counts.twice > 0)
      throw new Error(`${counts.reached} of ${options.people} were reached, ${counts.twice} of them twice`)
    cpu = results.map(({ cpuSeconds }) => Math.round(cpuSeconds * 10) / 10)
  }
  await Promise.all(processes.map((child) => child.stop()))
  return { rate: Math.max(...rates), counts, cpu }
}

/** Three processes, each with a batch of its own, through the simulator with the platform's limits. */
const benchPaced = () =>
  inArena({ kind: 'simulator', people: 3_000, latencyMs: 5 }, async (arena) => {
    const { rate, counts } = await sendTogether(arena, {
      count: replicas,
      people: 3_000,
      limits: true,
      rounds: 1,
    })
    return {
      recipients: 3_000,
      replicas,
      perSecond: Math.round(rate * 100) / 100,
      shareOfTheLimit: share(rate, limit),
      answered429: share(counts?.throttled ?? 0, counts?.requests ?? 1),
      target: { shareOfTheLimit: '>= 0.97', answered429: '< 0.005' },
    }
  })

/** Without the limit: one process, and three at once, on a platform that answers after 20 ms. The first round warms up. */
const benchSpread = async () => {
  const people = 6_000
  const measure = (count: number) =>
    inArena({ kind: 'lean', people, latencyMs: 20 }, (arena) =>
      sendTogether(arena, { count, people, limits: false, rounds: 3 }),
    )
  const one = await measure(1)
  const three = await measure(replicas)
  return {
    recipients: people,
    perSecond: { one: Math.round(one.rate), three: Math.round(three.rate) },
    ratio: share(three.rate, one.rate),
    cpuSeconds: { one: one.cpu, three: three.cpu },
  }
}

export const benchReplicas = async () => ({ paced: await benchPaced(), withoutLimit: await benchSpread() })
