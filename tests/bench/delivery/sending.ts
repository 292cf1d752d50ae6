/**
 * A process that sends, with Loa's engine or with bare POSTs. Argument: JSON of `SendingOptions`. Each message
 * `{ run }` sends to the whole audience once and is answered with a `SendingResult`.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { z } from 'zod'
import { createRedisPacing } from '../../../src/adapters/redis/pacing.ts'
import { createConnection } from '../../../src/adapters/teams/connection.ts'
import { createTeamsSender } from '../../../src/adapters/teams/sender.ts'
import { loopbackServices } from '../../../src/adapters/teams/service-address.ts'
import { createOutbox } from '../../../src/core/delivery/create-outbox.ts'
import type { Counts } from '../../../src/core/delivery/outbox.ts'
import { createPacing, platformLimits, unlimited } from '../../../src/core/delivery/pacing.ts'
import type { Sender } from '../../../src/core/delivery/sender.ts'
import type { Log } from '../../../src/core/log/log.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import { accountOf, audience, chatOf, openBenchRedis, openBenchStore } from './audience.ts'

const optionsSchema = z.object({
  kind: z.enum(['engine', 'bare']),
  folder: z.string(),
  serviceUrl: z.string(),
  people: z.number(),
  limits: z.boolean(),
  /** One of several that share a Redis: which one; it sends a batch of its own to people of its own. */
  shared: z.object({ redis: z.string(), number: z.number() }).optional(),
})

export type SendingOptions = z.infer<typeof optionsSchema>

export type SendingResult = {
  readonly seconds: number
  /** From the wish to the first answer of the platform. */
  readonly firstSeconds: number
  readonly counts?: Counts
  /** Time of the processor, in seconds: less disturbed by what else the machine does. */
  readonly cpuSeconds: number
  /** The most resident memory so far, and what is really held (after a collection), in MB. */
  readonly memoryMB: number
  readonly heldMB: number
}

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'))
const silent: Log = { info: () => {}, warn: () => {}, error: console.error }
const cpuSeconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1e6
}
/** The process is started with --expose-gc. */
const heldMB = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return Math.round((heapUsed + external) / 104_857.6) / 10
}
const spent = (since: NodeJS.CpuUsage) => ({
  cpuSeconds: cpuSeconds(since),
  memoryMB: Math.round(process.resourceUsage().maxRSS / 1_024),
  heldMB: heldMB(),
})

const withFirst = (sender: Sender, note: () => void): Sender => ({
  ...sender,
  send: async (to, message) => {
    const outcome = await sender.send(to, message)
    note()
    return outcome
  },
})

/** What the engine works on: a store of its own, or a Redis that it shares. */
const openGround = async () => {
  const limits = options.limits ? platformLimits : unlimited
  const { folder, people, shared } = options
  if (!shared)
    return {
      store: openBenchStore(folder),
      pacing: createPacing(systemClock, limits),
      source: audience({ count: people }),
    }
  const { service, store } = await openBenchRedis(shared.redis, silent)
  const { connection } = service
  const pacing = createRedisPacing({ connection, clock: systemClock, log: silent, limits })
  const { number } = shared
  return {
    store,
    pacing,
    source: audience({ count: people, first: people * number, name: `notices-${number}` }),
  }
}

const createEngine = async () => {
  let first = 0
  const { store, pacing, source } = await openGround()
  const connection = createConnection()
  const sender = createTeamsSender({
    connection,
    accessToken: async () => 'token',
    allowsService: loopbackServices,
    clock: systemClock,
    log: silent,
  })
  const outbox = createOutbox({
    store,
    sender: withFirst(sender, () => {
      first ||= performance.now()
    }),
    sources: () => [source],
    pacing,
    partnersOf: async () => undefined,
    runner: source.name,
    clock: systemClock,
    random: Math.random,
    log: silent,
  })
  outbox.work()
  return async (run: number): Promise<SendingResult> => {
    const id = `${source.name}-${run}`
    first = 0
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    await outbox.start({ id, source: source.name, operation: 'send', whenUnsure: 'hold' })
    let progress = await outbox.progress(id)
    while (!progress?.finished && progress?.halted === undefined) {
      await wait(20)
      progress = await outbox.progress(id)
    }
    const seconds = (performance.now() - startedAt) / 1_000
    const firstSeconds = (first - startedAt) / 1_000
    return { seconds, firstSeconds, counts: progress.counts, ...spent(cpu) }
  }
}

/** Keep-alive POSTs of the same body, 50 at once, and nothing else. */
const createBare = async () => {
  const { origin } = new URL(options.serviceUrl)
  const pool = new Pool(origin, { connections: 50, pipelining: 1 })
  const content = await audience({ count: 1 }).message('', { kind: 'person', account: '', language: 'vi' })
  if (content.kind !== 'message') throw new Error('no message')
  const { card, summary } = content.message
  const body = JSON.stringify({
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  })
  const post = async (index: number) => {
    const { conversation } = chatOf(options.serviceUrl, { account: accountOf(index) })
    const answer = await pool.request({
      method: 'POST',
      path: `/v3/conversations/${encodeURIComponent(conversation)}/activities`,
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer token' },
      body,
    })
    await answer.body.text()
  }
  return async (): Promise<SendingResult> => {
    const cpu = process.cpuUsage()
    const startedAt = performance.now()
    let next = 0
    let first = 0
    const work = async () => {
      while (next < options.people) {
        await post(next++)
        first ||= performance.now()
      }
    }
    await Promise.all(Array.from({ length: 50 }, work))
    const seconds = (performance.now() - startedAt) / 1_000
    return { seconds, firstSeconds: (first - startedAt) / 1_000, ...spent(cpu) }
  }
}

const send = options.kind === 'engine' ? await createEngine() : await createBare()
const runSchema = z.object({ run: z.number() })
process.on('message', (message) => {
  void send(runSchema.parse(message).run).then((result) => process.send?.(result))
})
process.once('disconnect', () => process.exit())
process.send?.({ ready: true })
