import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export type LoaProcess = {
  readonly process: ChildProcess
  /** Where Teams would post its activities. */
  readonly endpoint: string
  /** Address of the playground's page. */
  readonly playground: string
  /** Every line that the process has written. */
  readonly lines: readonly string[]
  /** Asks it to stop, and waits for its end; resolves to its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** `npm start` as a process of its own, on free ports and a store of its own; it ends with the test. */
export const startProcess = async (environment: Record<string, string> = {}): Promise<LoaProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-process-'))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.mjs'], {
    env: {
      ...process.env,
      PORT: '0',
      PLAYGROUND_PORT: '0',
      STATE_FOLDER: folder,
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(async () => {
    await stop(child, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const lines: string[] = []
  // It says the one to its log and the other to the person who started it, in whatever order they come through.
  let endpoint: string | undefined
  let playground: string | undefined
  const addresses = await new Promise<{ endpoint: string; playground: string }>((resolve, reject) => {
    const read = (line: string) => {
      lines.push(line)
      endpoint ??= /"event":"started","endpoint":"([^"]+)"/.exec(line)?.[1]
      playground ??= /playground: (http:\/\/127\.0\.0\.1:\d+\/\S*)$/.exec(line)?.[1]
      if (endpoint && playground) resolve({ endpoint, playground })
    }
    createInterface({ input: child.stdout }).on('line', read)
    createInterface({ input: child.stderr }).on('line', read)
    child.once('exit', () => reject(new Error(`it ended before it listened:\n${lines.join('\n')}`)))
  })
  return { process: child, ...addresses, lines, stop: (signal = 'SIGTERM') => stop(child, signal) }
}

const stop = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exited = once(child, 'exit')
  child.kill(signal)
  const [code] = await exited
  return code
}
