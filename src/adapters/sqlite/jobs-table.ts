import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { RetryAfter } from '../../core/jobs/retry-after.ts'
import { prepareSettle } from './jobs-settle.ts'

/** A job that this process holds: nobody else takes it before the lease has run out, or is let go. */
export type LeasedJob = {
  readonly kind: string
  readonly key: string
  readonly payload: string
  readonly revision: number
  readonly attempts: number
  readonly lease: string
}

/**
 * One row for each kind and key. Times are milliseconds since 1970.
 * - due: when it is wished; NULL where a running job was cancelled, hence nothing is to follow it.
 * - every: milliseconds between the rounds of what comes again and again; NULL for others.
 * - revision: grows with every wish, so that a job that ends sees whether something was wished meanwhile.
 * - lease, leased_until: who runs it, and until when that counts without a sign of life.
 */
const table = `
  CREATE TABLE IF NOT EXISTS jobs (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    payload TEXT NOT NULL,
    due INTEGER,
    every INTEGER,
    revision INTEGER NOT NULL DEFAULT 1,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    leased_until INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, key)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS jobs_ready ON jobs (kind, max(due, leased_until)) WHERE due IS NOT NULL;
`

/** The jobs of a file beside its documents. It is no part of the store's format: a program without it is not bothered. */
export const openJobsTable = (database: Database, now: number, retryAfter: RetryAfter) => {
  database.exec(table)
  database.prepare('DELETE FROM jobs WHERE due IS NULL AND leased_until <= ?').run(now)
  return {
    ...prepareWishes(database),
    ...prepareLeases(database),
    settle: prepareSettle(database, retryAfter),
  }
}

const prepareWishes = (database: Database) => {
  const put = database.prepare<[string, string, string, number]>(
    `INSERT INTO jobs (kind, key, payload, due) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET
       payload = excluded.payload, due = excluded.due, revision = revision + 1, attempts = 0`,
  )
  const putRound = database.prepare<[string, string, string, number, number]>(
    `INSERT INTO jobs (kind, key, payload, due, every) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET
       every = excluded.every, due = min(coalesce(due, excluded.due), excluded.due + excluded.every)`,
  )
  const drop = database.prepare<[string, string, number]>(
    'DELETE FROM jobs WHERE kind = ? AND key = ? AND leased_until <= ?',
  )
  const wishNothing = database.prepare<[string, string]>(
    'UPDATE jobs SET due = NULL, every = NULL, revision = revision + 1 WHERE kind = ? AND key = ?',
  )
  const cancel = database.transaction((kind: string, key: string, now: number) => {
    if (drop.run(kind, key, now).changes === 0) wishNothing.run(kind, key)
  })
  return {
    put: (kind: string, key: string, payload: string, due: number) => {
      put.run(kind, key, payload, due)
    },
    /** Leaves the next round where it is, unless that is further away than `every`. */
    putRound: (kind: string, key: string, payload: string, now: number, every: number) => {
      putRound.run(kind, key, payload, now, every)
    },
    cancel: (kind: string, key: string, now: number) => {
      cancel.immediate(kind, key, now)
    },
  }
}

const prepareLeases = (database: Database) => {
  const next = database
    .prepare<[string], number>(
      `SELECT max(due, leased_until) FROM jobs WHERE kind = ? AND due IS NOT NULL
       ORDER BY max(due, leased_until) LIMIT 1`,
    )
    .pluck()
  const ready = database.prepare<[string, number, number], Omit<LeasedJob, 'lease'>>(
    `SELECT kind, key, payload, revision, attempts FROM jobs
     WHERE kind = ? AND due IS NOT NULL AND max(due, leased_until) <= ?
     ORDER BY max(due, leased_until) LIMIT ?`,
  )
  const hold = database.prepare<[string, number, string, string]>(
    'UPDATE jobs SET lease = ?, leased_until = ? WHERE kind = ? AND key = ?',
  )
  const prolong = database.prepare<[number, string, string, string]>(
    'UPDATE jobs SET leased_until = ? WHERE kind = ? AND key = ? AND lease = ?',
  )
  const take = database.transaction((kind: string, now: number, until: number, most: number) => {
    const lease = randomUUID()
    return ready.all(kind, now, most).map((row): LeasedJob => {
      hold.run(lease, until, row.kind, row.key)
      return { ...row, lease }
    })
  })
  const renew = database.transaction((jobs: readonly LeasedJob[], until: number) => {
    for (const { kind, key, lease } of jobs) prolong.run(until, kind, key, lease)
  })
  return {
    /** When the first job of the kind can be taken. */
    next: (kind: string): number | undefined => next.get(kind),
    /** Takes what is due, the longest waiting first. */
    take: (kind: string, now: number, until: number, most: number): readonly LeasedJob[] =>
      take.immediate(kind, now, until, most),
    renew: (jobs: readonly LeasedJob[], until: number) => {
      renew.immediate(jobs, until)
    },
  }
}
