import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Credentials } from '../../src/adapters/teams/credentials.ts'
import { freePort } from '../builders/free-port.ts'
import { botEnvironment } from './bots/settings.ts'

/** A bot in a process of its own. */
export type Contender = {
  readonly endpoint: string
  /** From the start of the process to the first connection that it took, in milliseconds. */
  readonly startUpMs: number
  /** Resident memory at this moment, in MB. */
  memory(): number
  /** Processor time that it used so far, in milliseconds: what other load on the machine hardly changes. */
  cpuMs(): number
  stop(): Promise<void>
}

const longestStart = 30_000

/** Throws when the bot ends or does not listen in time. */
export const startContender = async (
  script: string,
  credentials: Credentials,
  stateFolder: string,
): Promise<Contender> => {
  const port = await freePort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...botEnvironment(credentials, port, stateFolder) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const kill = () => void child.kill()
  process.once('exit', kill)
  await untilListening(child, port)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    startUpMs: performance.now() - startedAt,
    memory: () => residentMemory(child.pid ?? 0),
    cpuMs: () => processorTime(child.pid ?? 0),
    stop: async () => {
      process.off('exit', kill)
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

const untilListening = async (child: ChildProcess, port: number): Promise<void> => {
  const giveUpAt = performance.now() + longestStart
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`the bot ended with ${child.exitCode}`)
    if (performance.now() > giveUpAt) throw new Error('the bot does not listen')
    await wait(5)
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })

const residentMemory = (pid: number): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 102.4) / 10
}

/** User and system time of /proc, in ticks of a hundredth of a second, are the 14th and 15th field. */
const processorTime = (pid: number): number => {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(afterName[11]) + Number(afterName[12])) * 10
}
