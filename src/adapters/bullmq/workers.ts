import { Worker } from 'bullmq'
import { Failure } from '../../core/errors/failure.ts'
import type { RetryAfter } from '../../core/jobs/retry-after.ts'
import type { Worked } from '../../core/jobs/run-job.ts'
import { type BullmqParts, patienceMs, type RedisConnection } from './parts.ts'
import { processJob } from './process-job.ts'
import type { Queues } from './queues.ts'
import type { Wish } from './wishes.ts'
import { within } from './within.ts'

/** A process that died as often as this with a job is a surprise that should not cost the job. */
const endlessStalls = 1_000_000

/** A worker for each kind: one connection for all, and one more each that BullMQ makes to wait on. */
export const createWorkers = (
  parts: BullmqParts,
  queues: Queues,
  { leaseMs, retryAfter }: { readonly leaseMs: number; readonly retryAfter: RetryAfter },
) => {
  const { prefix, clock, calm } = parts
  const workers = new Map<string, Worker<Wish, void, string>>()
  const running = new Set<Promise<boolean>>()
  let connection: RedisConnection | undefined

  const connect = (): RedisConnection => {
    const opened = parts.connect({ maxRetriesPerRequest: null })
    opened.on('error', calm)
    connection = opened
    return opened
  }
  /** Known here, so that a stop waits for what runs for as long as it takes, but not so for Redis. */
  const counted = ({ name, run }: Worked): Worked => ({
    name,
    run: (job) => {
      const ran = run(job)
      running.add(ran)
      return ran.finally(() => running.delete(ran))
    },
  })
  return {
    start: (worked: Worked, concurrency: number): void => {
      const { name } = worked
      if (workers.has(name)) throw new Failure('duplicate-worker', `${name} is worked on already`)
      const worker = new Worker<Wish, void, string>(
        name,
        processJob(counted(worked), queues.of(name), clock),
        {
          connection: connection ?? connect(),
          prefix,
          concurrency,
          lockDuration: leaseMs,
          stalledInterval: leaseMs / 4,
          maxStalledCount: endlessStalls,
          settings: { backoffStrategy: retryAfter },
        },
      )
      worker.on('error', calm)
      workers.set(name, worker)
    },
    stop: async (): Promise<void> => {
      const closing = Promise.all([...workers.values()].map((worker) => worker.close()))
      while (running.size > 0) await Promise.all(running)
      await within(patienceMs, closing).catch(calm)
      connection?.disconnect()
    },
  }
}
