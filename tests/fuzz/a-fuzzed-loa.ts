import { createHash, randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { readConfig } from '../../src/config.ts'
import { startLoa } from '../../src/serve.ts'
import { aLog } from '../builders/a-log.ts'
import { anActivity } from '../builders/an-activity.ts'
import { listenOnLoopback } from '../builders/listen-on-loopback.ts'
import { samplePerson, wednesday } from '../builders/loa.ts'
import { withinBounds } from './explore.ts'

/** Somebody of the sample organisation in each role. */
export const speakers = [
  'nguyen.thi.lan',
  'ivan.petrenko',
  'tran.thu.hoa',
  'pham.quoc.dung',
  'le.thanh.mai',
  'vo.minh.thu',
] as const

export const apiToken = 'a-token-of-the-fuzzer'
export const metricsToken = 'a-token-of-the-scraper'

export type Exchanged = {
  readonly status: number
  readonly body: unknown
  /** Cards of the answer: in the HTTP response first, then as they were said. */
  readonly cards: readonly unknown[]
}

export type FuzzedLoa = {
  /** `http://127.0.0.1:…` */
  readonly address: string
  /** Where the platform is talked to. */
  readonly serviceUrl: string
  /** Activities as the platform makes them, said by a person in the own chat. */
  activity(person: string, changes?: Readonly<Record<string, unknown>>): Record<string, unknown>
  /**
   * POSTs an activity and holds the answer against what is promised: a status that Teams takes, nothing logged as an
   * error, cards that are cards. Throws where it is not so.
   */
  exchange(activity: unknown): Promise<Exchanged>
  /** Any request; throws at a 5xx or where an error was logged. */
  request(path: string, init?: RequestInit): Promise<{ status: number; text: string; headers: Headers }>
  /** A file that the platform hands out: the content of the attachment that names it. */
  offer(bytes: Uint8Array): { downloadUrl: string }
  close(): Promise<void>
}

/** The whole of Loa in this process, on the sample organisation, with a platform that takes whatever is said. */
export const aFuzzedLoa = async (): Promise<FuzzedLoa> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-fuzz-'))
  const model = '.out/recogniser.model'
  if (existsSync(model)) copyFileSync(model, join(folder, 'recogniser.model'))
  const platform = await startPlatform()
  const log = aLog()
  const started = performance.now()
  const loa = await startLoa(
    readConfig(settingsIn(folder)),
    () => wednesday.plus(Math.round(performance.now() - started)) as DateTime<true>,
    log,
  )
  const address = new URL(loa.endpoint).origin

  const troubles = () => {
    const errors = log.lines.filter(({ level }) => level === 'error')
    log.lines.length = 0
    return errors.map(
      ({ event, cause }) => `${event}: ${cause instanceof Error ? cause.stack : String(cause)}`,
    )
  }
  const request: FuzzedLoa['request'] = (path, init) =>
    withinBounds(async () => {
      const response = await fetch(`${address}${path}`, { redirect: 'manual', ...init })
      const text = await response.text()
      const wrong = [
        ...troubles(),
        ...(response.status >= 500 && response.status !== 501 ? [`it is a ${response.status}`] : []),
      ]
      if (wrong.length > 0) throw new Error(wrong.join('\n'))
      return { status: response.status, text, headers: response.headers }
    })

  return {
    address,
    serviceUrl: platform.serviceUrl,
    activity: (person, changes = {}) => {
      const { account, name } = samplePerson(person)
      return anActivity({
        serviceUrl: platform.serviceUrl,
        from: { id: `29:${person}`, name, aadObjectId: account },
        conversation: { id: `a:${person}`, conversationType: 'personal' },
        ...changes,
      })
    },
    exchange: async (activity) => {
      platform.said.length = 0
      const sent = typeof activity === 'string' ? activity : JSON.stringify(activity)
      const { status, text } = await request('/api/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: sent,
      })
      if (![200, 202, 400, 403, 413, 501].includes(status)) throw new Error(`it is a ${status}`)
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      const cards = [...cardsIn(body), ...cardsIn(platform.said)]
      for (const card of cards) assertWhole(card, sent)
      return { status, body, cards }
    },
    request,
    offer: platform.offer,
    close: async () => {
      await loa.close()
      await platform.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const settingsIn = (folder: string): NodeJS.ProcessEnv => {
  const file = join(folder, 'clients.json')
  const scopes = ['announcements:write', 'announcements:release', 'announcements:read']
  const token = `sha256:${createHash('sha256').update(apiToken).digest('hex')}`
  writeFileSync(
    file,
    JSON.stringify([{ id: 'fuzz', name: 'Fuzz', token, scopes, requestsPerMinute: 10_000 }]),
  )
  return {
    PORT: '0',
    PLAYGROUND: 'off',
    STATE_FOLDER: folder,
    API_CLIENTS_FILE: file,
    METRICS_TOKEN: metricsToken,
  }
}

/** The Connector as far as it listens: everything is taken, and files are handed out as often as one likes. */
const startPlatform = async () => {
  const said: unknown[] = []
  const files = new Map<string, Uint8Array>()
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (file) return void response.end(file)
    void read(request).then((body) => {
      said.push(body)
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ id: randomUUID() }))
    })
  })
  const { address, close } = await listenOnLoopback(server)
  return {
    serviceUrl: `${address}/teams/`,
    said,
    offer: (bytes: Uint8Array) => {
      const path = `/files/${randomUUID()}`
      files.clear()
      files.set(path, bytes)
      return { downloadUrl: `${address}${path}` }
    },
    close,
  }
}

const read = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

/** Every Adaptive Card in what was sent. */
const cardsIn = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap(cardsIn)
  if (typeof value !== 'object' || value === null) return []
  if ('type' in value && value.type === 'AdaptiveCard') return [value]
  return Object.values(value).flatMap(cardsIn)
}

/** Teams cuts a message at 100 kB and shows what a template left behind as it is; what was sent may be said again. */
const assertWhole = (card: unknown, sent: string): void => {
  const text = JSON.stringify(card)
  if (text.length * 2 > 100_000) throw new Error(`a card of ${text.length * 2} bytes`)
  const left = /.{0,60}(\[object |"undefined|undefined"|\$\{(?!if)[a-z]).{0,60}/i.exec(text)
  if (left && !sent.includes(left[1] ?? '')) throw new Error(`a card says: ${left[0]}`)
}
