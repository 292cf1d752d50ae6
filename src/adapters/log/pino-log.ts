import { type DestinationStream, pino } from 'pino'
import { Failure } from '../../core/errors/failure.ts'
import type { Log } from '../../core/log/log.ts'
import { currentTurn } from '../../core/log/turn-scope.ts'

/** JSON lines. Of an error only its kind, code, ids and stack are written: a message may quote what somebody wrote. */
export const createPinoLog = (level: string, destination?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: turnOf }
  const logger = destination ? pino(options, destination) : pino(options)
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields, cause) => logger.warn({ event, ...fields, ...describe(cause) }),
    error: (event, fields, cause) => logger.error({ event, ...fields, ...describe(cause) }),
  }
}

const turnOf = (): object => {
  const turn = currentTurn()
  return turn === undefined ? {} : { turn }
}

const describe = (cause: unknown): Record<string, unknown> => {
  if (cause === undefined) return {}
  if (!(cause instanceof Error)) return { error: typeof cause }
  return {
    error: cause.name,
    ...(cause instanceof Failure && { code: cause.code, ids: cause.ids }),
    stack: cause.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12),
    ...(cause.cause !== undefined && { cause: describe(cause.cause) }),
  }
}
