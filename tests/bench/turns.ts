import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import people from '../../src/sample/people.json' with { type: 'json' }
import { type LocalIssuer, startLocalIssuer, tenant } from '../builders/local-issuer.ts'
import { type Contender, startContender } from './contender.ts'
import { type CountingConnector, startCountingConnector } from './counting-connector.ts'
import { applyLoad } from './load.ts'
import { type MeasuredSlice, median, share, summarise } from './statistics.ts'

/** The bots, each in a process of its own. The stock bot is the one that Loa is measured against. */
const bots = {
  loa: { script: '../../src/main.mjs', sends: true },
  stock: { script: 'bots/stock-echo.ts', sends: true },
  bare: { script: 'bots/bare-echo.ts', sends: false },
} as const

type BotName = keyof typeof bots
type PerBot<T> = Record<BotName, T>

const names = Object.keys(bots) as BotName[]
const levels = [1, 16, 64] as const

/** All bots run in turn in each round, so that what else the machine does hits them alike. */
const rounds = 4
const starts = 5
const sliceMs = 1_500
const warmUpMs = 2_000

const question = 'Điện thoại hôm nay có hoạt động bình thường không?'

/** Real activities over HTTP with tokens that are checked, and what comes back at the Connector counted. */
export const benchTurns = async (): Promise<object> => {
  const issuer = await startLocalIssuer()
  const connector = await startCountingConnector()
  const stateFolder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
  const start: StartBot = (name) =>
    startContender(
      fileURLToPath(new URL(bots[name].script, import.meta.url)),
      issuer.credentials,
      stateFolder,
    )
  try {
    const startUp = await measureStartUp(start)
    const contenders = await eachBot(start)
    try {
      return { ...(await measure({ issuer, connector, contenders })), ...startUp }
    } finally {
      await eachBot((name) => contenders[name].stop())
    }
  } finally {
    await connector.close()
    await issuer.close()
    await rm(stateFolder, { recursive: true })
  }
}

type StartBot = (name: BotName) => Promise<Contender>

/** Milliseconds from the start of the process to its first connection; the median of some starts, in turn. */
const measureStartUp = async (start: StartBot) => {
  const measured: PerBot<number[]> = { loa: [], stock: [], bare: [] }
  const processor: PerBot<number[]> = { loa: [], stock: [], bare: [] }
  for (let round = 0; round < starts; round += 1) {
    await eachBot(async (name) => {
      const contender = await start(name)
      measured[name].push(contender.startUpMs)
      processor[name].push(contender.cpuMs())
      await contender.stop()
    })
  }
  const medians = (values: PerBot<number[]>) => eachBot(async (name) => Math.round(median(values[name])))
  return {
    startUpMs: withRatio(await medians(measured)),
    startUpCpuMs: withRatio(await medians(processor)),
  }
}

type Arena = {
  readonly issuer: LocalIssuer
  readonly connector: CountingConnector
  readonly contenders: PerBot<Contender>
}

const measure = async (arena: Arena) => {
  await eachBot((name) => run(arena, name, 16, warmUpMs))
  const atOnce: Record<string, object> = {}
  for (const level of levels) {
    const slices: PerBot<MeasuredSlice[]> = { loa: [], stock: [], bare: [] }
    for (let round = 0; round < rounds; round += 1) {
      await eachBot(async (name) => {
        slices[name].push(await run(arena, name, level, sliceMs))
      })
    }
    atOnce[level] = report(slices)
  }
  const memory = await eachBot(async (name) => arena.contenders[name].memory())
  return { atOnce, memoryMB: withRatio(memory) }
}

const report = (slices: PerBot<readonly MeasuredSlice[]>) => {
  const loa = summarise(slices.loa)
  const stock = summarise(slices.stock)
  const bare = summarise(slices.bare)
  return {
    loa,
    stock,
    bare,
    loaToStock: {
      turnsPerSecond: share(loa.turnsPerSecond, stock.turnsPerSecond),
      p50: share(loa.p50, stock.p50),
      p99: share(loa.p99, stock.p99),
      cpuMsPerTurn: share(loa.cpuMsPerTurn, stock.cpuMsPerTurn),
    },
    stockToBare: share(stock.turnsPerSecond, bare.turnsPerSecond),
  }
}

/** Throws when a turn failed, or when the Connector did not get one message for each. */
const run = async (
  arena: Arena,
  name: BotName,
  concurrency: number,
  milliseconds: number,
): Promise<MeasuredSlice> => {
  const { issuer, connector, contenders } = arena
  const before = connector.received()
  const cpuBefore = contenders[name].cpuMs()
  const slice = await applyLoad({
    endpoint: contenders[name].endpoint,
    authorization: `Bearer ${issuer.token(connector.serviceUrl)}`,
    concurrency,
    milliseconds,
    body: (worker) => JSON.stringify(activity(connector.serviceUrl, worker)),
  })
  const expected = bots[name].sends ? slice.latencies.length : 0
  const received = connector.received() - before
  if (slice.failed > 0 || received !== expected)
    throw new Error(`${name}: ${slice.failed} turns failed, ${received} of ${expected} messages came`)
  if (name === 'loa' && !connector.last().includes('"AdaptiveCard"'))
    throw new Error('Loa answered without a card')
  return { ...slice, cpuMs: contenders[name].cpuMs() - cpuBefore }
}

/** What Teams sends when somebody writes to Loa; each worker is a person of the sample with a chat of their own. */
const activity = (serviceUrl: string, worker: number) => ({
  type: 'message',
  id: randomUUID(),
  timestamp: '2026-01-05T02:03:04.567Z',
  localTimestamp: '2026-01-05T09:03:04.567+07:00',
  localTimezone: 'Asia/Ho_Chi_Minh',
  channelId: 'msteams',
  serviceUrl,
  from: {
    id: `29:person-${worker}`,
    name: 'Nguyễn Văn A',
    aadObjectId: people[worker % people.length]?.account,
  },
  recipient: { id: '28:loa', name: 'Loa' },
  conversation: { id: `a:chat-${worker}`, conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  entities: [
    { type: 'clientInfo', locale: 'vi-VN', country: 'VN', platform: 'Windows', timezone: 'Asia/Ho_Chi_Minh' },
  ],
  locale: 'vi-VN',
  textFormat: 'plain',
  text: question,
})

const withRatio = (values: PerBot<number>) => ({ ...values, loaToStock: share(values.loa, values.stock) })

/** One bot after the other, never two at once. */
const eachBot = async <T>(work: (name: BotName) => Promise<T>): Promise<PerBot<T>> => {
  const results: [BotName, T][] = []
  for (const name of names) results.push([name, await work(name)])
  return Object.fromEntries(results) as PerBot<T>
}
