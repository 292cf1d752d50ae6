import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { createBullmqJobs } from '../../src/adapters/bullmq/jobs.ts'
import { openSqliteJobs } from '../../src/adapters/sqlite/jobs.ts'
import { type Jobs, jobKind } from '../../src/core/jobs/jobs.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis } from '../builders/a-redis.ts'
import { median, share } from './statistics.ts'

const jobsARound = 2_000
/** Enqueued at a time. */
const abreast = 50
const concurrency = 4
const rounds = 9

const errands = jobKind('errands', z.strictObject({ campaign: z.string(), page: z.int() }))
const payload = (page: number) => ({ campaign: 'c-2026-11', page })

/** A contender: enqueues jobs that are due at once, and works on them in the same process. */
type Contender = {
  readonly enqueue: (key: string, page: number) => Promise<unknown>
  /** To be called once; `done` at each job. */
  readonly work: (done: () => void) => void
  readonly stop: () => Promise<unknown>
}

/** Jobs a second from the first enqueued to the last done: the port on both backends, and BullMQ by itself. */
export const benchJobs = async (): Promise<object> => {
  const server = await aRedis({ appendfsync: 'everysec' })
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-'))
  const connect = (options: { maxRetriesPerRequest: number | null }) => new Redis(server.url, options)
  const [log, clock] = [aLog(), systemClock]
  const contenders = {
    bullmqAlone: bullmqAlone(() => connect({ maxRetriesPerRequest: null })),
    portOnBullmq: thePort(createBullmqJobs({ connect, log, clock })),
    portOnSqlite: thePort(openSqliteJobs({ file: join(folder, 'loa.db'), log, clock })),
  }
  try {
    const rates = await race(Object.values(contenders))
    const [alone = 0, onBullmq = 0, onSqlite = 0] = rates
    return {
      jobsARound,
      rounds,
      jobsASecond: { bullmqAlone: alone, portOnBullmq: onBullmq, portOnSqlite: onSqlite },
      portToBullmqAlone: share(onBullmq, alone),
    }
  } finally {
    await Promise.all(Object.values(contenders).map(({ stop }) => stop()))
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Each in turn in every round, the first of which only warms up; the median rate of each. */
const race = async (contenders: readonly Contender[]): Promise<readonly number[]> => {
  const runs = contenders.map((contender) => ({ run: runner(contender), rates: [] as number[] }))
  for (let round = 0; round <= rounds; round++)
    for (const { run, rates } of round % 2 ? runs : runs.toReversed()) {
      const seconds = await run(round)
      if (round > 0) rates.push(Math.round(jobsARound / seconds))
    }
  return runs.map(({ rates }) => median(rates))
}

const runner = ({ enqueue, work }: Contender) => {
  let left = 0
  let over = () => {}
  work(() => {
    left--
    if (left === 0) over()
  })
  return async (round: number): Promise<number> => {
    left = jobsARound
    const done = new Promise<void>((resolve) => {
      over = resolve
    })
    const start = performance.now()
    for (let page = 0; page < jobsARound; page += abreast)
      await Promise.all(
        Array.from({ length: abreast }, (_, at) => enqueue(`r${round}-p${page + at}`, page + at)),
      )
    await done
    return (performance.now() - start) / 1_000
  }
}

const thePort = (jobs: Jobs): Contender => ({
  enqueue: (key, page) => jobs.enqueue(errands, key, payload(page), DateTime.now()),
  work: (done) => jobs.work(errands, async () => done(), { concurrency }),
  stop: () => jobs.stop(),
})

/** The same raw work: a key that makes a job idempotent, retries, and nothing kept of what is done. */
const bullmqAlone = (connect: () => Redis): Contender => {
  const [forQueue, forWorker] = [connect(), connect()]
  const prefix = '{alone}'
  const queue = new Queue('errands', {
    connection: forQueue,
    prefix,
    defaultJobOptions: {
      attempts: 10,
      backoff: { type: 'exponential', delay: 1_000 },
      removeOnComplete: true,
    },
  })
  const workers: Worker[] = []
  return {
    enqueue: (key, page) => queue.add('errands', payload(page), { jobId: key }),
    work: (done) => {
      workers.push(new Worker('errands', async () => done(), { connection: forWorker, prefix, concurrency }))
    },
    stop: async () => {
      await Promise.all([...workers.map((worker) => worker.close()), queue.close()])
      forQueue.disconnect()
      forWorker.disconnect()
    },
  }
}
