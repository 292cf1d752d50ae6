import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import { roundKey } from '../../core/jobs/jobs.ts'
import type { Worked } from '../../core/jobs/run-job.ts'
import type { Clock } from '../../core/time/clock.ts'
import { isKept, makeWish, type Wish, type WishQueue } from './wishes.ts'

type WishJob = Job<Wish, void, string>

/** What a worker does with a job: what it throws tells BullMQ what becomes of it. */
export const processJob =
  (worked: Worked, queue: WishQueue, clock: Clock) =>
  async (job: WishJob, token?: string): Promise<void> => {
    const now = clock().toMillis()
    // A scheduler's job only says that a round is due: as a wish with a key it can not overlap the round before.
    if (job.repeatJobKey) return makeWish(queue, roundKey, { payload: 'null', at: now }, now)
    const { payload, at } = job.data
    if (payload === undefined) return
    if (at > now && !job.opts.delay) return putOff(job, at, token)
    const key = job.deduplicationId ?? ''
    const done = await worked.run({ key, payload, attempt: job.attemptsMade + 1 })
    if (done) return
    if (await isKept(queue, key)) throw new UnrecoverableError('another wish follows')
    throw new Error('job-failed')
  }

/**
 * A wish that was made while its key ran comes without a delay (see `makeWish`). All others come when BullMQ says: to
 * put these off as well would pass them to and fro between replicas whose clocks differ.
 */
const putOff = async (job: WishJob, at: number, token: string | undefined): Promise<never> => {
  await job.moveToDelayed(at, token)
  throw new DelayedError()
}
