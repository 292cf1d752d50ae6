import { Failure } from '../../core/errors/failure.ts'

/** 401: the sender is not who it says. 403: it is, but Loa does not answer it. */
const statuses = { unauthorized: 401, 'foreign-tenant': 403, 'foreign-service': 403 } as const

type DenialCode = keyof typeof statuses

/** An activity that is not looked at. `reason` goes to the log, never to the sender. */
export class Denial extends Failure {
  readonly status: number

  constructor(code: DenialCode, reason: string, cause?: unknown) {
    super(code, reason, { cause, ids: { reason } })
    this.name = 'Denial'
    this.status = statuses[code]
  }
}
