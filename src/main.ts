import { createPinoLog } from './adapters/log/pino-log.ts'
import { startLoa } from './compose.ts'
import { readConfig } from './config.ts'
import { Failure } from './core/errors/failure.ts'
import { systemClock } from './core/time/clock.ts'

const main = async (): Promise<void> => {
  const config = readConfig()
  const log = createPinoLog(config.logLevel)
  const loa = await startLoa(config, systemClock, log)
  log.info('started', { endpoint: loa.endpoint })
  if (loa.simulator) console.log(`\n  Loa is listening. Open the playground: ${loa.simulator.playground}\n`)

  const stop = async (signal: NodeJS.Signals) => {
    log.info('stopping', { signal })
    await loa.close()
    log.info('stopped')
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** What the operator can mend is said in a line; anything else is a defect and shows where. */
const explain = (error: unknown): string => {
  if (error instanceof Failure) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `${error.message}. Set PORT or PLAYGROUND_PORT to a free one.`
  return error instanceof Error && error.stack ? error.stack : String(error)
}

try {
  await main()
} catch (error) {
  console.error(`Loa could not start.\n${explain(error)}`)
  process.exit(1)
}
