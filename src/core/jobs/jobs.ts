import type { DateTime } from 'luxon'
import type { z } from 'zod'
import { Failure } from '../errors/failure.ts'

/** What can be woken: its name (a stable id in kebab case) and the shape of what a wake-up carries. */
export type JobKind<Payload> = { readonly name: string; readonly schema: z.ZodType<Payload> }

/** Throws `bad-job-kind` for a name that is not in kebab case: queues are named after it. */
export const jobKind = <Payload>(name: string, schema: z.ZodType<Payload>): JobKind<Payload> => {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(name)) throw new Failure('bad-job-kind', `${name} names no kind of job`)
  return { name, schema }
}

/** A wake-up as its handler gets it; `attempt` is 1 at first and grows each time that the handler has thrown. */
export type Job<Payload> = { readonly key: string; readonly payload: Payload; readonly attempt: number }

/**
 * May run twice for one wake-up: a process can die after the work and before that is noted, and what is wished in the
 * moment in which a job of its key ends may both follow that job and come by itself.
 */
export type JobHandler<Payload> = (job: Job<Payload>) => Promise<void>

/**
 * Wake-ups at a time. A job says that it is time to look, and no more: the truth is in the store, where the handler
 * finds out what is due, and from where a sweep makes anew whatever wake-up is missing.
 *
 * A kind and a key have one wish at most: that of the last `enqueue` or `cancel`. A key never runs twice at the same
 * time, over all processes, as long as these can renew what they hold.
 */
export type Jobs = {
  /**
   * Wakes the handler of the kind at `runAt`, at once where that is past. The same key again moves the wake-up that
   * has not begun to the new time and payload; while one of the key runs, the new one follows it.
   * Throws `bad-payload`, `bad-job-key` (1 to 300 characters, well-formed), `jobs-closed`, and where the backend does
   * not answer, so that nobody knows whether it has the wish, `jobs-unavailable` or `store-locked`.
   */
  enqueue<Payload>(
    kind: JobKind<Payload>,
    key: string,
    payload: Payload,
    runAt: DateTime<true>,
  ): Promise<void>
  /** Takes the wish back. What runs already goes on to its end, but is not tried again. */
  cancel(kind: JobKind<unknown>, key: string): Promise<void>
  /**
   * Wakes the handler again and again, in one process of all each time, at once at first. Every process says so at
   * its start; the last `everyMs` counts. A round never overlaps another one, and those that nobody was there for
   * are not made up for.
   */
  every(kind: JobKind<null>, everyMs: number): Promise<void>
  /**
   * Begins to work, once for a kind, several jobs at a time (`concurrency`, 4 when not said). A handler that throws
   * is called again, later each time, until it succeeds or its key is cancelled; what a killed process held is taken
   * over when its lease has run out.
   */
  work<Payload>(
    kind: JobKind<Payload>,
    handler: JobHandler<Payload>,
    options?: { readonly concurrency?: number },
  ): void
  /** Begins nothing any more, waits for what runs, and lets go of the connection. */
  stop(): Promise<void>
}

/** Jobs that one process runs of a kind at a time where `work` does not say. */
export const defaultConcurrency = 4

/** How long a job belongs to a process that does not say that it lives, in milliseconds. */
export const defaultLeaseMs = 20_000

/** The key of the wake-ups that `every` makes. */
export const roundKey = 'round'
