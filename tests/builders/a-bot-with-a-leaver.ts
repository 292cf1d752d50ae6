import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { onTestFinished } from 'vitest'
import { createCardRenderer } from '../../src/adapters/cards/card-renderer.ts'
import { openSqliteArchive } from '../../src/adapters/sqlite/archive.ts'
import { type Bot, collections, composeBot, openStore } from '../../src/compose.ts'
import { silentSender } from '../../src/core/delivery/silent-sender.ts'
import { createMemoryEphemeral } from '../../src/core/store/ephemeral.ts'
import type { Store } from '../../src/core/store/store.ts'
import { aLog } from './a-log.ts'
import { wednesday } from './loa.ts'

/** Somebody who is in the directory of the sample until they leave. */
export const leaver = {
  id: 'do.van.roi',
  account: '7d1ad0c7-9a44-4a4f-8f0f-6f0e9b2f7f11',
  name: 'Đỗ Văn Rời',
  email: 'do.van.roi@centre.example',
}

export type BotWithALeaver = {
  readonly store: Store
  readonly bot: () => Bot
  /** A start on this moment, with the leaver in the directory or without. */
  start(moment: DateTime<true>, options: { readonly present: boolean }): Promise<void>
  /** What the privacy feature does by the clock, hour after hour. */
  sweep(moment: DateTime<true>): Promise<void>
  /** Every document as it is stored, with its id. */
  stored(): Promise<readonly { readonly collection: string; readonly text: string }[]>
}

/** The whole bot on one store, started again as people come and go. */
export const aBotWithALeaver = async (): Promise<BotWithALeaver> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-leaver-'))
  const file = join(folder, 'loa.sqlite')
  const data = join(folder, 'data')
  cpSync('src/sample', data, { recursive: true })
  const people: object[] = JSON.parse(readFileSync(join(data, 'people.json'), 'utf8'))
  const store = openStore(file)
  let now = wednesday
  const clock = () => now
  let bot: Bot | undefined
  onTestFinished(async () => {
    await bot?.trained()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const running = (): Bot => {
    if (!bot) throw new TypeError('the bot was not started')
    return bot
  }
  return {
    store,
    bot: running,
    start: async (moment, { present }) => {
      now = moment
      await bot?.trained()
      writeFileSync(join(data, 'people.json'), JSON.stringify(present ? [...people, leaver] : people))
      bot = await composeBot({
        dataFolder: data,
        store,
        ephemeral: createMemoryEphemeral(clock),
        baseUrl: () => 'https://loa.example',
        secret: 'a secret of the test',
        modelFile: '.out/recogniser.model',
        clock,
        log: aLog(),
        sender: silentSender,
        render: createCardRenderer('cards'),
        sayPrivately: async () => true,
      })
    },
    sweep: async (moment) => {
      now = moment
      await running()
        .features.find(({ name }) => name === 'privacy')
        ?.sweep?.()
    },
    stored: async () => {
      const archive = openSqliteArchive({ file, collections })
      const found: { collection: string; text: string }[] = []
      for await (const page of archive.read())
        found.push(...page.map(({ collection, id, text }) => ({ collection, text: `${id} ${text}` })))
      await archive.close()
      return found
    },
  }
}
