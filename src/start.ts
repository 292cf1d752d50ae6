import { createPinoLog } from './adapters/log/pino-log.ts'
import { readConfig } from './config.ts'
import { Failure } from './core/errors/failure.ts'
import { systemClock } from './core/time/clock.ts'
import { startLoa } from './serve.ts'

/** Starts Loa as the environment says, and stops it when the process is told to. */
const start = async (): Promise<{ readonly playground: string | undefined }> => {
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

/** What the operator can mend is said in a line; anything else is a defect and shows where. */
const explain = (error: unknown): string => {
  if (error instanceof Failure) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Set PORT or PLAYGROUND_PORT to a free one.`
  return error instanceof Error && error.stack ? error.stack : String(error)
}

try {
  const { playground } = await start()
  if (playground) console.log(`\n  Loa is listening. Open the playground: ${playground}\n`)
} catch (error) {
  console.error(`Loa could not start.\n${explain(error)}`)
  process.exit(1)
}
