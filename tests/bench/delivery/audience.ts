import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../../src/adapters/sqlite/store.ts'
import { deliveryCollections } from '../../../src/core/delivery/create-outbox.ts'
import { type PersonalChat, personalChats } from '../../../src/core/delivery/personal-chats.ts'
import { languages } from '../../../src/core/i18n/language.ts'
import { absent, put } from '../../../src/core/store/store.ts'
import { personalConversationId, userId } from '../../../src/simulator/ids.ts'
import type { SimulatedPerson } from '../../../src/simulator/organisation.ts'
import { aBatchSource } from '../../builders/a-batch-source.ts'

export const accountOf = (index: number): string =>
  `4f1c7a52-0000-4000-8000-${String(index).padStart(12, '0')}`

export const knownPeople = (count: number): SimulatedPerson[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `person-${index}`,
    account: accountOf(index),
    name: `Người ${index}`,
    roles: ['staff'],
  }))

export const chatOf = (serviceUrl: string, { account }: Pick<SimulatedPerson, 'account'>): PersonalChat => ({
  serviceUrl,
  conversation: personalConversationId(account),
  tenant: 'tenant-1',
  bot: '28:loa',
  user: userId(account),
  installed: true,
})

export const openBenchStore = (folder: string) =>
  openSqliteStore({ file: join(folder, 'loa.sqlite'), collections: [...deliveryCollections, personalChats] })

/** A folder with a store in which the chats of so many people are known. */
export const seedStore = async (serviceUrl: string, count: number): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
  const store = openBenchStore(folder)
  for (let start = 0; start < count; start += 500) {
    const indexes = Array.from({ length: Math.min(500, count - start) }, (_, offset) => start + offset)
    await store.commit(
      indexes.map((index) => {
        const account = accountOf(index)
        return put(personalChats, account, chatOf(serviceUrl, { account }), absent)
      }),
    )
  }
  await store.close()
  return folder
}

/** Everybody, in the three languages by turns. */
export const audience = (count: number) =>
  aBatchSource({
    count,
    at: (index) => ({
      kind: 'person',
      account: accountOf(index),
      language: languages[index % languages.length] ?? 'vi',
    }),
  })
