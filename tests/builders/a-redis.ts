import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'

export type RedisOptions = {
  readonly policy?: 'noeviction' | 'allkeys-lru'
  readonly appendonly?: 'yes' | 'no'
  readonly appendfsync?: 'always' | 'everysec' | 'no'
  readonly password?: string
  readonly replicaOf?: { readonly port: number }
  /** Folder for the data, which is then the caller's to remove: a small file system, for one. */
  readonly folder?: string
  /** A cluster of this one server, which has all the slots. */
  readonly cluster?: boolean
  /** More settings, as on the command line: `['--cluster-enabled', 'yes']`. */
  readonly more?: readonly string[]
}

export type StartedRedis = {
  readonly port: number
  readonly url: string
  readonly folder: string
  /** kill -9, as a crash would. */
  kill(): Promise<void>
  /** On the same port and folder, after `kill` or `stop`; resolves when it answers. */
  restart(): Promise<void>
  /** Stands still (SIGSTOP) or goes on (SIGCONT). */
  freeze(): void
  thaw(): void
  /** A bare client for the test's own questions; it ends with the server. */
  client(): Redis
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

/** A real redis-server on a free port of loopback, in a folder of its own, with its file synced at every write. */
export const aRedis = async (options: RedisOptions = {}): Promise<StartedRedis> => {
  const port = await freePort()
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'loa-redis-'))
  const clients: Redis[] = []
  const endWithUs = () => {
    child.kill('SIGKILL')
  }
  const more = [...(options.cluster ? await clusterSettings() : []), ...(options.more ?? [])]
  const start = () => startServer(port, settings(port, folder, { ...options, more }), options.password)
  let child = await start()
  process.once('exit', endWithUs)

  const client = () => {
    const opened = connect(port, options.password)
    clients.push(opened)
    return opened
  }
  if (options.cluster) await takeAllSlots(client())
  return {
    port,
    url: `redis${options.cluster ? '+cluster' : ''}://${options.password ? `:${encodeURIComponent(options.password)}@` : ''}127.0.0.1:${port}`,
    folder,
    kill: () => end(child),
    restart: async () => {
      child = await start()
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    client,
    stop: async () => {
      for (const opened of clients) opened.disconnect()
      await end(child)
      process.off('exit', endWithUs)
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A sentinel alone, which takes a server for dead after half a second; its name for it is `loa`. */
export const aSentinel = async (primary: StartedRedis): Promise<{ url: string; stop(): Promise<void> }> => {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'loa-sentinel-'))
  const file = join(folder, 'sentinel.conf')
  writeFileSync(
    file,
    `port ${port}
bind 127.0.0.1
dir ${folder}
sentinel monitor loa 127.0.0.1 ${primary.port} 1
sentinel down-after-milliseconds loa 500
sentinel failover-timeout loa 3000
`,
  )
  const child = await startServer(port, [file, '--sentinel'])
  return {
    url: `redis+sentinel://127.0.0.1:${port}/loa`,
    stop: async () => {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const startServer = async (
  port: number,
  args: readonly string[],
  password?: string,
): Promise<ChildProcess> => {
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stdout.on('data', (text) => said.push(String(text)))
  child.stderr.on('data', (text) => said.push(String(text)))
  const ended = once(child, 'exit').then(() => {
    throw new Error(`redis-server ended:\n${said.join('')}`)
  })
  await Promise.race([answers(port, password), ended])
  ended.catch(() => undefined)
  return child
}

const settings = (port: number, folder: string, options: RedisOptions): string[] => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
  ...['--maxmemory-policy', options.policy ?? 'noeviction'],
  ...['--appendonly', options.appendonly ?? 'yes', '--appendfsync', options.appendfsync ?? 'always'],
  ...(options.password ? ['--requirepass', options.password, '--masterauth', options.password] : []),
  ...(options.replicaOf ? ['--replicaof', '127.0.0.1', String(options.replicaOf.port)] : []),
  ...(options.more ?? []),
]

const answers = async (port: number, password: string | undefined): Promise<void> => {
  const client = connect(port, password)
  try {
    await client.ping()
  } finally {
    client.disconnect()
  }
}

const connect = (port: number, password: string | undefined): Redis => {
  const client = new Redis({
    host: '127.0.0.1',
    port,
    maxRetriesPerRequest: null,
    retryStrategy: () => 20,
    ...(password && { password }),
  })
  client.on('error', () => undefined)
  return client
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

const clusterSettings = async () => [
  ...['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
  ...['--cluster-port', String(await freePort())],
]

const takeAllSlots = async (client: Redis): Promise<void> => {
  await client.cluster('ADDSLOTSRANGE', 0, 16_383)
  while (!(await client.cluster('INFO')).includes('cluster_state:ok')) await pause(50)
}
