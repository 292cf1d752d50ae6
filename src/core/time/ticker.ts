import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log/log.ts'

export type Ticking = {
  /** Waits for the round under way, and lets no other begin. */
  stop(): Promise<void>
}

/** Does a task again and again, `everyMs` after the end of the round before; what fails is logged and tried again. */
export const startTicking = (
  event: string,
  task: () => Promise<void>,
  everyMs: number,
  log: Log,
): Ticking => {
  const stopped = new AbortController()
  const rounds = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await task().catch((cause: unknown) => log.error(event, {}, cause))
      await pause(everyMs, undefined, { signal: stopped.signal }).catch(() => {})
    }
  }
  const running = rounds()
  return {
    stop: () => {
      stopped.abort()
      return running
    },
  }
}
