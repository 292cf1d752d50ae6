import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import type { Connection } from '../../src/adapters/redis/connection.ts'
import { createRoundRobin } from '../../src/commands/round-robin.ts'
import type { Collection } from '../../src/core/store/store.ts'
import type { Judge } from '../../src/simulator/connector/judge.ts'
import type { SimulatedPerson } from '../../src/simulator/organisation.ts'
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts'
import { chatOf } from './a-broadcast.ts'
import { aLog } from './a-log.ts'
import { aSimulatedOrganisation } from './a-simulated-organisation.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'

type Options = {
  /** The address of Redis as each replica is told it. */
  readonly redisUrls: readonly string[]
  /** The address by which the test itself reaches Redis. */
  readonly ownUrl: string
  /** Members of the unit that broadcasts go to. */
  readonly people: number
  readonly messagesPerSecond: number
}

export type Replica = {
  readonly name: string
  isAlive(): boolean
  /** Starts it, again after `kill`; resolves when it listens. */
  start(): Promise<void>
  kill(): Promise<void>
  /** Every line of its log, over all its lives. */
  readonly lines: readonly string[]
}

export type Replicas = {
  readonly sim: Simulator
  readonly all: readonly Replica[]
  readonly people: readonly SimulatedPerson[]
  /** Somebody to whom no broadcast goes. */
  readonly asker: SimulatedPerson
  /** What the replicas have in Redis, by id. */
  documents<D>(collection: Collection<D>): Promise<ReadonlyMap<string, D>>
  /** When the next look for what is due will be, over all replicas; milliseconds since 1970. */
  nextRound(): Promise<number>
  /** Requests to the platform about members of the unit. */
  sent(): number
  /** A program releases an announcement of this title to the unit. */
  release(title: string): Promise<void>
  close(): Promise<void>
}

const asker: SimulatedPerson = { id: 'asker', account: 'account-asker', name: 'Asker', roles: ['staff'] }

/** Loa's processes, as `npm start` starts them, on one Redis and behind one address; the simulator is Teams to them. */
export const someReplicas = async (options: Options): Promise<Replicas> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-replicas-'))
  const people = Array.from({ length: options.people }, (_, index) => member(index))
  writeOrganisation(folder, people)
  const replicas = options.redisUrls.map((url, index) =>
    createReplica(`replica-${index + 1}`, environmentOf(folder, url, options.messagesPerSecond)),
  )
  const front = await startFront(replicas)
  const { sim, sent } = await startTeams(people, `${front.address}/api/messages`)
  // The first trains what understands questions, and leaves it to the others.
  for (const replica of replicas.slice(0, 1)) await replica.start()
  await Promise.all(replicas.slice(1).map((replica) => replica.start()))
  const service = await connectRedis({
    url: options.ownUrl,
    namespace: 'main',
    mayLoseData: false,
    log: aLog(),
  })
  writeChats(folder, options.ownUrl, sim, people)
  return {
    sim,
    all: replicas,
    people,
    asker,
    documents: (collection) => readAll(service.connection, collection),
    nextRound: async () => {
      const rounds = `${service.connection.keys.jobs}:due-notices:repeat`
      return Number(await service.connection.run((client) => client.zscore(rounds, 'round')))
    },
    sent,
    release: (title) => release(front.address, title),
    close: async () => {
      await Promise.all(replicas.map(({ kill }) => kill()))
      await service.close()
      await sim.close()
      await front.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One address before those that live. */
const startFront = (replicas: readonly (Pick<Replica, 'isAlive'> & { address(): URL })[]) => {
  const server = createRoundRobin(() =>
    replicas.filter(({ isAlive }) => isAlive()).map((one) => one.address()),
  )
  // Else it ends a connection in the moment in which a test asks on it again.
  server.keepAliveTimeout = 60_000
  return listenOnLoopback(server)
}

/** The simulator, which takes a little time to answer and counts. */
const startTeams = async (people: readonly SimulatedPerson[], botEndpoint: string) => {
  let sent = 0
  const judge: Judge = ({ conversation }) => {
    if (conversation?.kind === 'personal' && conversation.members[0]?.id !== asker.id) sent += 1
    return { applied: true, delayMs: 30 }
  }
  const everybody = [...people, asker]
  const sim = await startSimulator({
    ...aSimulatedOrganisation,
    people: everybody,
    botEndpoint,
    port: 0,
    judge,
  })
  return { sim, sent: () => sent }
}

/** Everybody has spoken to Loa before. */
const writeChats = (
  folder: string,
  url: string,
  sim: Simulator,
  people: readonly SimulatedPerson[],
): void => {
  const file = join(folder, 'chats.json')
  writeFileSync(file, JSON.stringify(people.map(({ id, account }) => [account, chatOf(sim, id)])))
  execFileSync(process.execPath, ['tests/e2e/know-chats.ts', url, file])
}

const readAll = async <D>(
  { run, keys }: Connection,
  { name, schema }: Collection<D>,
): Promise<ReadonlyMap<string, D>> => {
  const found = await run((client) => client.hgetall(keys.documents(name)))
  const textOf = (value: string) => value.slice(value.indexOf('\n') + 1)
  return new Map(Object.entries(found).map(([id, value]) => [id, schema.parse(JSON.parse(textOf(value)))]))
}

const unit = 'fleet'

const member = (index: number): SimulatedPerson => ({
  id: `member-${index}`,
  account: `account-${String(index).padStart(6, '0')}`,
  name: `Người ${index}`,
  roles: ['staff'],
})

const token = 'may-release'

/** The sample's organisation with one more unit, and a program that may release to it. */
const writeOrganisation = (folder: string, people: readonly SimulatedPerson[]): void => {
  const data = join(folder, 'data')
  cpSync('src/sample', data, { recursive: true })
  append(join(data, 'units.json'), [
    { id: unit, name: { vi: 'Đội tàu', en: 'Fleet', ru: 'Флот' }, site: 'onshore', aliases: [] },
  ])
  append(
    join(data, 'people.json'),
    [...people.map((person) => ({ ...person, unit })), asker].map((person) => ({
      ...person,
      language: 'en',
    })),
  )
  const hash = createHash('sha256').update(token).digest('hex')
  const scopes = ['announcements:write', 'announcements:release']
  const client = { id: 'tests', name: 'Tests', token: `sha256:${hash}`, scopes }
  writeFileSync(join(folder, 'clients.json'), JSON.stringify([client]))
}

const append = (file: string, entries: readonly object[]): void => {
  const known = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(file, JSON.stringify([...known, ...entries]))
}

const environmentOf = (folder: string, redisUrl: string, messagesPerSecond: number) => ({
  PORT: '0',
  PLAYGROUND: 'off',
  DATA_FOLDER: join(folder, 'data'),
  STATE_FOLDER: join(folder, 'state'),
  API_CLIENTS_FILE: join(folder, 'clients.json'),
  LOG_LEVEL: 'info',
  REDIS_URL: redisUrl,
  MESSAGES_PER_SECOND: String(messagesPerSecond),
})

const createReplica = (name: string, environment: Readonly<Record<string, string>>) => {
  const lines: string[] = []
  let child: ChildProcess | undefined
  let endpoint = new URL('http://127.0.0.1:9')
  const isAlive = () => child !== undefined && child.exitCode === null && child.signalCode === null
  const endWithUs = () => {
    child?.kill('SIGKILL')
  }
  process.once('exit', endWithUs)
  return {
    name,
    lines,
    isAlive,
    address: () => endpoint,
    start: async () => {
      child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.mjs'], {
        env: { ...process.env, ...environment, REPLICA: name },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      endpoint = await untilListening(child, lines)
    },
    kill: async () => {
      if (!child || !isAlive()) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Throws with what it said when it ends before it listens. */
const untilListening = (child: ChildProcess, lines: string[]): Promise<URL> =>
  new Promise((resolve, reject) => {
    const read = (line: string) => {
      lines.push(line)
      const endpoint = /"event":"started","endpoint":"([^"]+)"/.exec(line)?.[1]
      if (endpoint !== undefined) resolve(new URL(endpoint))
    }
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', read)
    child.once('exit', () => reject(new Error(`it ended before it listened:\n${lines.join('\n')}`)))
  })

const answerSchema = z.looseObject({ state: z.string(), recipients: z.number().optional() })

const release = async (address: string, title: string): Promise<void> => {
  const response = await fetch(`${address}/api/announcements`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': title.replaceAll(' ', '-'),
    },
    body: JSON.stringify({
      kind: 'outage',
      main: 'en',
      content: { title: { en: title }, body: { en: 'From 14:00.' } },
      audience: { include: [{ kind: 'unit', unit }] },
      release: true,
    }),
  })
  const answer: unknown = await response.json()
  if (answerSchema.safeParse(answer).data?.state !== 'released')
    throw new Error(`it was not released: ${response.status} ${JSON.stringify(answer)}`)
}
