import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log/log.ts'
import type { Clock } from '../time/clock.ts'
import type { Bell } from './bell.ts'
import type { Dispatcher } from './dispatch.ts'

export type Working = {
  /** Sends nothing more, waits for what is under way and writes it down. */
  stop(): Promise<void>
}

type Parts = {
  readonly dispatcher: Dispatcher
  readonly bell: Bell
  readonly clock: Clock
  readonly log: Log
  readonly gatherMs: number
}

/** How long `stop` waits for what is under way: longer than a request may take. In milliseconds. */
const patience = 20_000

/** Moves all batches on, until it is stopped. */
export const startWork = (parts: Parts): Working => {
  const { dispatcher, bell, clock, log, gatherMs } = parts
  let stopAt = Number.POSITIVE_INFINITY

  const isOver = () =>
    stopAt < Number.POSITIVE_INFINITY && (dispatcher.isIdle() || clock().toMillis() > stopAt)
  const step = async () => {
    try {
      await dispatcher.cycle(stopAt < Number.POSITIVE_INFINITY)
    } catch (cause) {
      log.error('delivery-failed', {}, cause)
      await pause(1_000)
    }
  }
  /** Outcomes come one by one; written down together they cost the disk once. */
  const gather = async () => {
    const until = clock().toMillis() + gatherMs
    for (let now = clock().toMillis(); now < until && !dispatcher.isFull(); now = clock().toMillis())
      await bell.wait(until - now)
  }
  const loop = async () => {
    while (!isOver()) {
      await step()
      await bell.wait(Math.max(0, Math.min(dispatcher.wakeAt(), stopAt) - clock().toMillis()))
      await gather()
    }
    await step()
    await dispatcher.release()
  }

  const working = loop()
  return {
    stop: () => {
      stopAt = Math.min(stopAt, clock().toMillis() + patience)
      bell.ring()
      return working
    },
  }
}
