import { Failure } from '../../core/errors/failure.ts'
import type { Worked } from '../../core/jobs/run-job.ts'
import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'
import { translatingLocks } from './database.ts'
import type { LeasedJob, openJobsTable } from './jobs-table.ts'

type Parts = {
  readonly table: ReturnType<typeof openJobsTable>
  readonly clock: Clock
  readonly log: Log
  readonly leaseMs: number
  readonly pollMs: number
}

type Crew = {
  readonly worked: Worked
  readonly concurrency: number
  readonly running: Map<LeasedJob, Promise<void>>
}

/** Takes what is due whenever there is a hand free for it, runs it, and says while it runs that it is alive. */
export const createDispatcher = (parts: Parts) => {
  const { table, log, leaseMs } = parts
  const crews = new Map<string, Crew>()
  const now = () => parts.clock().toMillis()
  const bell = createBell(() => {
    attempt(() => [...crews.values()].forEach(takeDue))
    bell.ring(untilNext([...crews.values()], parts))
  })

  /** A locked file is tried again at the next look; a lease that could not be renewed is taken over. */
  const attempt = (work: () => void): void => {
    try {
      translatingLocks(work)
    } catch (cause) {
      log.error('jobs-failed', { code: cause instanceof Failure ? cause.code : undefined }, cause)
    }
  }
  const takeDue = ({ worked, concurrency, running }: Crew): void => {
    const free = concurrency - running.size
    const next = free > 0 ? table.next(worked.name) : undefined
    if (next === undefined || next > now()) return
    for (const job of table.take(worked.name, now(), now() + leaseMs, free))
      running.set(job, run(worked, job, running))
  }
  const run = async (worked: Worked, job: LeasedJob, running: Crew['running']): Promise<void> => {
    const done = await worked.run({ ...job, attempt: job.attempts + 1 })
    attempt(() => table.settle(job, done, now()))
    running.delete(job)
    bell.ring(0)
  }
  const renewing = setInterval(() => {
    const held = [...crews.values()].flatMap(({ running }) => [...running.keys()])
    if (held.length > 0) attempt(() => table.renew(held, now() + leaseMs))
  }, leaseMs / 4)

  return {
    add: (worked: Worked, concurrency: number): void => {
      if (crews.has(worked.name)) throw new Failure('duplicate-worker', `${worked.name} is worked on already`)
      crews.set(worked.name, { worked, concurrency, running: new Map() })
      bell.ring(0)
    },
    /** Something has changed: looks soon. */
    look: (): void => {
      if (crews.size > 0) bell.ring(0)
    },
    stop: async (): Promise<void> => {
      bell.silence()
      await Promise.all([...crews.values()].flatMap(({ running }) => [...running.values()]))
      clearInterval(renewing)
    },
  }
}

/** Milliseconds until somebody has to look again: for a job that is due then, or for what other processes did. */
const untilNext = (crews: readonly Crew[], { table, clock, pollMs }: Parts): number => {
  const idle = crews.filter(({ running, concurrency }) => running.size < concurrency)
  try {
    const times = idle.flatMap(({ worked }) => table.next(worked.name) ?? [])
    return Math.min(pollMs, Math.max(0, Math.min(...times) - clock().toMillis()))
  } catch {
    return pollMs
  }
}

/** One timer: the earliest of what was asked for. At 0 it still lets the event loop take up what came in meanwhile. */
const createBell = (answer: () => void) => {
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Immediate | undefined
  let silent = false
  const answerNow = () => {
    clearTimeout(timer)
    soon = undefined
    if (!silent) answer()
  }
  return {
    ring: (afterMs: number): void => {
      if (silent || soon) return
      clearTimeout(timer)
      if (afterMs <= 0) soon = setImmediate(answerNow)
      else timer = setTimeout(answerNow, afterMs)
    },
    silence: (): void => {
      silent = true
      clearTimeout(timer)
    },
  }
}
