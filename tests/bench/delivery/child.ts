import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that answers each message with one. */
export type Child = {
  /** What it said first. */
  readonly greeting: unknown
  ask(message: string | object): Promise<unknown>
  stop(): Promise<void>
}

/** Starts one of this folder's scripts. */
export const startChild = async (
  script: string,
  options: object,
  environment: Readonly<Record<string, string>> = {},
): Promise<Child> => {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ...environment },
  })
  const kill = () => void child.kill()
  process.once('exit', kill)
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${code}`)
  })
  failed.catch(() => undefined)
  const answer = () => Promise.race([once(child, 'message').then(([message]) => message), failed])
  return {
    greeting: await answer(),
    ask: (message) => {
      const answered = answer()
      child.send(message)
      return answered
    },
    stop: async () => {
      process.off('exit', kill)
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
