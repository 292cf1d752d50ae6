import { Queue } from 'bullmq'
import { Failure } from '../../core/errors/failure.ts'
import { roundKey } from '../../core/jobs/jobs.ts'
import { type BullmqParts, patienceMs } from './parts.ts'
import { jobOptions, type Wish, type WishQueue } from './wishes.ts'
import { within } from './within.ts'

/** Retries of a command until it is given up; `patienceMs` is what the caller sees. */
const retries = 20

/** A queue for each kind, opened when it first is needed, all over one connection. */
export const createQueues = ({ connect, prefix, calm }: BullmqParts) => {
  const connection = connect({ maxRetriesPerRequest: retries })
  connection.on('error', calm)
  const queues = new Map<string, WishQueue>()
  let closed = false

  const open = (kind: string): WishQueue => {
    const streams = { events: { maxLen: 100 } }
    const queue: WishQueue = new Queue(kind, { connection, prefix, streams, defaultJobOptions: jobOptions })
    queue.on('error', calm)
    queues.set(kind, queue)
    return queue
  }
  return {
    /** Throws `jobs-closed`. */
    of: (kind: string): WishQueue => {
      if (closed) throw new Failure('jobs-closed', 'the jobs were stopped')
      return queues.get(kind) ?? open(kind)
    },
    close: async (): Promise<void> => {
      closed = true
      const closing = Promise.all([...queues.values()].map((queue) => queue.close()))
      await within(patienceMs, closing).catch(calm)
      connection.disconnect()
    },
  }
}

export type Queues = ReturnType<typeof createQueues>

/**
 * Rounds that come again and again. Each comes of the one before, so a Redis that has lost some would never make
 * another: every process says again, every so often, which rounds there are to be.
 */
export const createRounds = (queues: Queues, calm: BullmqParts['calm'], sayAgainMs: number) => {
  const known = new Map<string, number>()
  const say = async (kind: string, every: number): Promise<void> => {
    const template: { name: string; data: Wish; opts: typeof jobOptions } = {
      name: kind,
      data: { at: 0 },
      opts: jobOptions,
    }
    await within(patienceMs, queues.of(kind).upsertJobScheduler(roundKey, { every }, template))
  }
  const sayAll = () => Promise.all([...known].map(([kind, every]) => say(kind, every))).catch(calm)
  const timer = setInterval(() => void sayAll(), sayAgainMs)
  return {
    every: (kind: string, everyMs: number): Promise<void> => {
      known.set(kind, everyMs)
      return say(kind, everyMs)
    },
    cancel: async (kind: string): Promise<void> => {
      known.delete(kind)
      await within(patienceMs, queues.of(kind).removeJobScheduler(roundKey))
    },
    stop: (): void => clearInterval(timer),
  }
}
