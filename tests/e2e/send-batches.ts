/**
 * Sends whatever batches the store holds until it is ended: SIGTERM lets it finish what is under way. Prints `working`
 * with its first request and `finished` when nothing is left. Arguments: the folder of the store, how many people.
 */
import { writeSync } from 'node:fs'
import { createConnection } from '../../src/adapters/teams/connection.ts'
import { createTeamsSender } from '../../src/adapters/teams/sender.ts'
import { loopbackServices } from '../../src/adapters/teams/service-address.ts'
import { createOutbox } from '../../src/core/delivery/create-outbox.ts'
import { createPacing, unlimited } from '../../src/core/delivery/pacing.ts'
import type { Sender } from '../../src/core/delivery/sender.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { aBatchSource } from '../builders/a-batch-source.ts'
import { aLog } from '../builders/a-log.ts'
import { inFlight, openLedger, quick, recipientAt } from './ledger-of-a-kill.ts'

const [folder = '', people = '0'] = process.argv.slice(2)
const log = aLog()
const store = openLedger(folder)
let isAtWork = false
const teams = createTeamsSender({
  connection: createConnection(),
  accessToken: undefined,
  allowsService: loopbackServices,
  clock: systemClock,
  log,
})
const sender: Sender = {
  ...teams,
  send: (to, message) => {
    if (!isAtWork) writeSync(1, 'working\n')
    isAtWork = true
    return teams.send(to, message)
  },
}
const outbox = createOutbox({
  store,
  sender,
  sources: () => [
    aBatchSource(
      { count: Number(people), at: recipientAt },
      {
        progressed: async (_, { finished }) => {
          if (finished) writeSync(1, 'finished\n')
        },
      },
    ),
  ],
  pacing: createPacing(systemClock, unlimited),
  partnersOf: async () => undefined,
  runner: 'loa',
  clock: systemClock,
  random: Math.random,
  log,
  settings: { ...quick, inFlight },
})
const working = outbox.work()
process.once('SIGTERM', async () => {
  await working.stop()
  await sender.close()
  await store.close()
})
