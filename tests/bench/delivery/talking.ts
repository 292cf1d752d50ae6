/**
 * Loa as it is, answering questions, and the delivery engine in the same process. Argument: JSON of `TalkingOptions`;
 * Loa's settings come from the environment. Each message says what the broadcast is to do: `start`, `paused`, `running`.
 */
import { z } from 'zod'
import { createConnection } from '../../../src/adapters/teams/connection.ts'
import { createTeamsSender } from '../../../src/adapters/teams/sender.ts'
import { loopbackServices } from '../../../src/adapters/teams/service-address.ts'
import { readConfig } from '../../../src/config.ts'
import { createOutbox } from '../../../src/core/delivery/create-outbox.ts'
import { createPacing } from '../../../src/core/delivery/pacing.ts'
import type { Log } from '../../../src/core/log/log.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import { startLoa } from '../../../src/serve.ts'
import { audience, openBenchStore } from './audience.ts'

const optionsSchema = z.object({ folder: z.string(), people: z.number() })

export type TalkingOptions = z.infer<typeof optionsSchema>

const batch = 'bench-1'
const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'))
const log: Log = { info: () => {}, warn: console.error, error: console.error }

const outbox = createOutbox({
  store: openBenchStore(options.folder),
  sender: createTeamsSender({
    connection: createConnection(),
    accessToken: async () => 'token',
    allowsService: loopbackServices,
    clock: systemClock,
    log,
  }),
  sources: () => [audience({ count: options.people })],
  pacing: createPacing(systemClock),
  partnersOf: async () => undefined,
  runner: 'bench',
  clock: systemClock,
  random: Math.random,
  log,
})

const steer = async (wish: 'start' | 'paused' | 'running') => {
  if (wish === 'start')
    await outbox.start({ id: batch, source: 'notices', operation: 'send', whenUnsure: 'hold' })
  else await outbox.intend(batch, wish)
  return outbox.progress(batch)
}

const { endpoint } = await startLoa(readConfig(), systemClock, log)
outbox.work()
const wishSchema = z.enum(['start', 'paused', 'running'])
process.on('message', (message) => {
  void steer(wishSchema.parse(message)).then((progress) => process.send?.(progress ?? {}))
})
process.once('disconnect', () => process.exit())
process.send?.({ endpoint })
