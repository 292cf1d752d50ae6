import type { Database } from 'better-sqlite3'
import type { RetryAfter } from '../../core/jobs/retry-after.ts'
import type { LeasedJob } from './jobs-table.ts'

type Wish = {
  readonly due: number | null
  readonly every: number | null
  readonly revision: number
}

/** What becomes of the row; undefined: it goes. */
type Next = { readonly due: number; readonly attempts: number } | undefined

/** Notes how a run has ended. Does nothing where the lease was lost: whoever has it now says what becomes of the job. */
export const prepareSettle = (database: Database, retryAfter: RetryAfter) => {
  const current = database.prepare<[string, string, string], Wish>(
    'SELECT due, every, revision FROM jobs WHERE kind = ? AND key = ? AND lease = ?',
  )
  const drop = database.prepare<[string, string]>('DELETE FROM jobs WHERE kind = ? AND key = ?')
  const release = database.prepare<[number, number, string, string]>(
    'UPDATE jobs SET due = ?, attempts = ?, lease = NULL, leased_until = 0 WHERE kind = ? AND key = ?',
  )
  const settle = database.transaction((job: LeasedJob, done: boolean, now: number) => {
    const wish = current.get(job.kind, job.key, job.lease)
    if (!wish) return
    const next = nextOf(job, wish, done, now, retryAfter)
    if (next) release.run(next.due, next.attempts, job.kind, job.key)
    else drop.run(job.kind, job.key)
  })
  return (job: LeasedJob, done: boolean, now: number): void => {
    settle.immediate(job, done, now)
  }
}

const nextOf = (job: LeasedJob, wish: Wish, done: boolean, now: number, retryAfter: RetryAfter): Next => {
  const { due, every, revision } = wish
  if (due === null) return undefined
  if (revision !== job.revision) return { due, attempts: 0 }
  const round = every === null ? undefined : nextRound(due, every, now)
  if (done) return round === undefined ? undefined : { due: round, attempts: 0 }
  const again = now + retryAfter(job.attempts + 1)
  return { due: round === undefined ? again : Math.min(again, round), attempts: job.attempts + 1 }
}

/** The first time after now in step with the round before, so that rounds do not drift by their own length. */
const nextRound = (due: number, every: number, now: number): number =>
  due + every * Math.max(1, Math.floor((now - due) / every) + 1)
