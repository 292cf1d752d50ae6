import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectRedis } from '../../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../../src/adapters/redis/store.ts'
import { openSqliteStore } from '../../../src/adapters/sqlite/store.ts'
import { deliveryCollections } from '../../../src/core/delivery/create-outbox.ts'
import { type PersonalChat, personalChats } from '../../../src/core/delivery/personal-chats.ts'
import { languages } from '../../../src/core/i18n/language.ts'
import type { Log } from '../../../src/core/log/log.ts'
import { absent, put, type Store } from '../../../src/core/store/store.ts'
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
  await knowEverybody(store, serviceUrl, count)
  await store.close()
  return folder
}

/** A Redis that several senders share. */
export const openBenchRedis = async (url: string, log: Log) => {
  const service = await connectRedis({ url, namespace: 'bench', mayLoseData: false, log })
  return { service, store: await openRedisStore(service, [...deliveryCollections, personalChats]) }
}

export const knowEverybody = async (store: Store, serviceUrl: string, count: number): Promise<void> => {
  for (let start = 0; start < count; start += 500) {
    const indexes = Array.from({ length: Math.min(500, count - start) }, (_, offset) => start + offset)
    await store.commit(
      indexes.map((index) => {
        const account = accountOf(index)
        return put(personalChats, account, chatOf(serviceUrl, { account }), absent)
      }),
    )
  }
}

export type Part = { readonly count: number; readonly first?: number; readonly name?: string }

/** Everybody, in the three languages by turns; or so many from a place on, as a source of another name. */
export const audience = ({ count, first = 0, name = 'notices' }: Part) =>
  aBatchSource(
    {
      count,
      at: (index) => ({
        kind: 'person',
        account: accountOf(first + index),
        language: languages[index % languages.length] ?? 'vi',
      }),
    },
    { name },
  )
