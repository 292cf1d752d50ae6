import { randomUUID } from 'node:crypto'
import type { JobsOptions, Queue } from 'bullmq'
import { Failure } from '../../core/errors/failure.ts'

/**
 * What a job of ours carries: the payload as JSON, and since when it is due, in milliseconds since 1970. Without a
 * payload it is the wish that nothing follows the job which runs.
 */
export type Wish = { readonly payload?: string; readonly at: number }

export type WishQueue = Queue<Wish, void, string>

/** Rounds in which another process may get in the way before it is a surprise. */
const rounds = 50

/**
 * Makes this the one wish of the key. BullMQ's deduplication knows which job has the key: it replaces that job while it
 * is delayed, and keeps the wish for when that job ends while it runs. One that waits for a free worker is left alone
 * by BullMQ: that one is taken out here, and the wish is made again.
 */
export const makeWish = async (queue: WishQueue, key: string, wish: Wish, now: number): Promise<void> => {
  const delay = Math.max(0, wish.at - now)
  for (let round = 0; round < rounds; round++) {
    const added = await add(queue, key, wish, delay)
    if (added.isNew) return
    if ((await queue.remove(added.id)) === 1) continue
    // It runs. BullMQ would count the delay from its end: the worker looks at the time instead (`putOff`).
    const kept = await add(queue, key, wish, 0)
    if (kept.isNew || (await isKept(queue, key))) return
  }
  throw crowded(queue)
}

const crowded = ({ name }: WishQueue) =>
  new Failure('jobs-unavailable', 'too many processes wish for one key', { ids: { kind: name } })

const add = async (queue: WishQueue, key: string, wish: Wish, delay: number) => {
  const jobId = randomUUID()
  const job = await queue.add(queue.name, wish, {
    jobId,
    delay,
    deduplication: { id: key, replace: true, keepLastIfActive: true },
  })
  return { id: job.id ?? jobId, isNew: job.id === jobId }
}

/** Whether a wish waits for the end of the job that runs: BullMQ has no call for that, hence the look at its key. */
export const isKept = async (queue: WishQueue, key: string): Promise<boolean> =>
  (await (await queue.getBackend().client).hexists(queue.toKey(`dn:${key}`), 'jid')) === 1

/** Takes the wish of the key back; of a job that runs, what was to follow it. */
export const takeBack = async (queue: WishQueue, key: string, now: number): Promise<void> => {
  let before: string | undefined
  for (let round = 0; round < rounds; round++) {
    const id = await queue.getDeduplicationJobId(key)
    if (!id) return
    // A key whose job is gone without it: BullMQ lets it go at the next wish, which is not what is wished here.
    if (id === before) await queue.removeDeduplicationKey(key)
    else if ((await queue.remove(id)) !== 1) return makeWish(queue, key, { at: now }, now)
    before = id
  }
  throw crowded(queue)
}

/** Never given up: what ends a job that fails is its key's next wish, or that it is taken back. */
const endlessAttempts = 1_000_000_000

export const jobOptions: JobsOptions = {
  attempts: endlessAttempts,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: true,
}
