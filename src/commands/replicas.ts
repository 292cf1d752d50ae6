import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { environmentWith, readConfig } from '../config.ts'
import { startPlayground } from '../serve.ts'
import { anOfflineBot } from './offline-bot.ts'
import { createRoundRobin } from './round-robin.ts'
import { runCommand } from './run-command.ts'

const usage = `Usage: REDIS_URL=redis://127.0.0.1:6379 npm run -s replicas -- <number>
Starts so many replicas of Loa behind one port (PORT), with the playground before them. Ctrl+C ends all of them.`

type Replica = { readonly name: string; readonly process: ChildProcess; readonly address: URL }

/** A process of its own, as `npm start` starts it, on a port of its own. Rejects when it ends before it listens. */
const startReplica = async (name: string, publicUrl: string): Promise<Replica> => {
  const main = fileURLToPath(new URL('../main.mjs', import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: environmentWith({ PORT: '0', PLAYGROUND: 'off', REPLICA: name, PUBLIC_URL: publicUrl }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<URL>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(`${name} ${line}`)
      const endpoint = /"event":"started","endpoint":"([^"]+)"/.exec(line)?.[1]
      if (endpoint !== undefined) resolve(new URL(endpoint))
    })
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened.`)))
  })
  return { name, process: child, address }
}

const isAlive = ({ process: { exitCode, signalCode } }: Replica) => exitCode === null && signalCode === null

const startReplicas = async (count: number): Promise<void> => {
  const config = readConfig()
  if (config.redis === undefined) throw new Error(`Replicas share a Redis: REDIS_URL is not set.\n${usage}`)
  const front = `http://127.0.0.1:${config.port}`
  const names = Array.from({ length: count }, (_, index) => `replica-${index + 1}`)
  const replicas = await Promise.all(names.map((name) => startReplica(name, config.publicUrl ?? front)))
  for (const { name, process: child } of replicas)
    child.once('exit', (code, signal) => console.log(`${name} has ended (${signal ?? code}).`))
  const server = createRoundRobin(() => replicas.filter(isAlive).map(({ address }) => address))
  server.listen(config.port, '127.0.0.1')
  await once(server, 'listening')
  const playground = await openPlayground(config, `${front}/api/messages`)
  console.log(`\n  ${count} replicas of Loa listen at ${front}. Open the playground: ${playground}\n`)
  const stop = async () => {
    const alive = replicas.filter(isAlive)
    for (const { process: child } of alive) child.kill('SIGTERM')
    await Promise.all(alive.map(({ process: child }) => once(child, 'exit')))
    process.exit()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** Its people and commands are read as a bot without a transport has them. */
const openPlayground = async (config: ReturnType<typeof readConfig>, endpoint: string): Promise<string> => {
  const bot = await anOfflineBot(config.dataFolder)
  const simulator = await startPlayground(bot, config.dataFolder, endpoint, config.playgroundPort ?? 0)
  await bot.close()
  return simulator.playground
}

await runCommand(usage, () => {
  const count = Number(process.argv[2])
  return Number.isInteger(count) && count >= 1 && count <= 16 ? () => startReplicas(count) : undefined
})
