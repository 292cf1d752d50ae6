import { Failure } from '../errors/failure.ts'
import type { Log } from '../log/log.ts'
import type { JobHandler, JobKind } from './jobs.ts'
import { readPayload } from './payload.ts'

/** A job as an adapter has taken it; the payload still is what `writePayload` made of it. */
export type TakenJob = { readonly key: string; readonly payload: string; readonly attempt: number }

/** A kind with the handler that works on it. `run` never throws: false says that it has to be tried again. */
export type Worked = { readonly name: string; readonly run: (job: TakenJob) => Promise<boolean> }

/** What fails is logged here and nowhere else, without the payload. */
export const workedKind = <Payload>(
  kind: JobKind<Payload>,
  handler: JobHandler<Payload>,
  log: Log,
): Worked => ({
  name: kind.name,
  run: async ({ key, payload, attempt }) => {
    try {
      await handler({ key, payload: readPayload(kind, payload), attempt })
      return true
    } catch (cause) {
      const code = cause instanceof Failure ? cause.code : undefined
      log.warn('job-failed', { kind: kind.name, key, attempt, code }, cause)
      return false
    }
  },
})
