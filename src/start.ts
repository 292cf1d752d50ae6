import { createPinoLog } from './adapters/log/pino-log.ts'
import { readConfig } from './config.ts'
import { systemClock } from './core/time/clock.ts'
import { startLoa } from './serve.ts'

/** Starts Loa as the environment says, and stops it when the process is told to. */
export const start = async (): Promise<{ readonly playground: string | undefined }> => {
  const config = readConfig()
  const log = createPinoLog(config.logLevel)
  const starting = startLoa(config, systemClock, log)
  const stop = async (signal: NodeJS.Signals) => {
    log.info('stopping', { signal })
    const loa = await starting
    await loa.close()
    log.info('stopped')
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  const { endpoint, simulator } = await starting
  log.info('started', { endpoint })
  return { playground: simulator?.playground }
}
