import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCardRenderer } from '../adapters/cards/card-renderer.ts'
import { createPinoLog } from '../adapters/log/pino-log.ts'
import { type Bot, composeBot, openStore } from '../compose.ts'
import { silentSender } from '../core/delivery/silent-sender.ts'
import { createMemoryEphemeral } from '../core/store/ephemeral.ts'
import { type Clock, systemClock } from '../core/time/clock.ts'

/** The bot on a store of its own that is thrown away, with nobody to talk to. */
export const anOfflineBot = async (
  dataFolder: string,
  clock: Clock = systemClock,
): Promise<Bot & { close(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-'))
  const store = openStore(join(folder, 'loa.sqlite'))
  const bot = await composeBot({
    dataFolder,
    store,
    ephemeral: createMemoryEphemeral(clock),
    baseUrl: () => 'https://loa.example',
    secret: 'offline',
    clock,
    log: createPinoLog('warn'),
    sayPrivately: async () => false,
    sender: silentSender,
    render: createCardRenderer('cards'),
  })
  return {
    ...bot,
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
