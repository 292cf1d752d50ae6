import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openRedisArchive } from '../../src/adapters/redis/archive.ts'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { openSqliteArchive } from '../../src/adapters/sqlite/archive.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { absent, put } from '../../src/core/store/store.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis, type RedisOptions, type StartedRedis } from '../builders/a-redis.ts'
import { archiveCollections, archiveContract, type OpenedArchive, readWhole } from './archive.contract.ts'
import { counters } from './store-collections.ts'

archiveContract('a SQLite file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loa-archive-'))
  const options = { file: join(folder, 'loa.sqlite'), collections: archiveCollections }
  const archive = openSqliteArchive(options)
  const store = openSqliteStore(options)
  return {
    archive,
    store,
    dispose: async () => {
      await store.close()
      await archive.close()
      await rm(folder, { recursive: true })
    },
  }
})

let spaces = 0
const openOn = async (redis: StartedRedis): Promise<OpenedArchive & { readonly root: string }> => {
  spaces += 1
  const settings = { url: redis.url, namespace: `archive-${spaces}`, mayLoseData: false, log: aLog() }
  const service = await connectRedis(settings)
  const archive = openRedisArchive(await connectRedis(settings), archiveCollections)
  const store = await openRedisStore(service, archiveCollections)
  return {
    archive,
    store,
    root: service.connection.keys.root,
    dispose: async () => {
      await store.close()
      await Promise.all([service.close(), archive.close()])
    },
  }
}

const contractOn = (name: string, options: RedisOptions) =>
  describe(name, () => {
    let redis: StartedRedis
    beforeAll(async () => {
      redis = await aRedis(options)
    })
    afterAll(() => redis.stop())
    archiveContract(name, () => openOn(redis))
  })

contractOn('Redis', {})
contractOn('a Redis cluster', { cluster: true })

describe('a reader of Redis', () => {
  let redis: StartedRedis
  beforeAll(async () => {
    redis = await aRedis()
  })
  afterAll(() => redis.stop())

  const aFilledOne = async () => {
    const opened = await openOn(redis)
    onTestFinished(opened.dispose)
    const ids = Array.from({ length: 2_000 }, (_, at) => `counter-${at}`)
    await opened.store.commit(ids.map((id) => put(counters, id, { value: 10 }, absent)))
    const keysLeft = async () =>
      (await redis.client().keys('*')).filter((key) => isOfReader(key, opened.root))
    return { ...opened, keysLeft }
  }
  const isOfReader = (key: string, root: string) =>
    key.startsWith(`${root}snapshot`) || key.startsWith(`${root}before`)

  it('leaves nothing behind when it stops in the middle', async () => {
    const { archive, store, keysLeft } = await aFilledOne()
    for await (const _ of archive.read()) {
      await store.commit([put(counters, 'new', { value: 1 }, absent)])
      expect(await keysLeft()).toHaveLength(2)
      break
    }
    expect(await keysLeft()).toEqual([])
  })

  it('that died ends by itself, and so does what was put aside for it', async () => {
    const { archive, root, store } = await aFilledOne()
    const client = redis.client()
    await client.set(`${root}snapshot`, 'of-the-dead', 'PX', 1_500)
    await store.commit([put(counters, 'new', { value: 1 }, absent)])
    expect(await client.pttl(`${root}before:of-the-dead`)).toBeGreaterThan(0)
    expect(await readWhole(archive)).toHaveLength(2_001)
  })

  it('fails when its moment is lost instead of showing two', async () => {
    const { archive, root } = await aFilledOne()
    const reading = async () => {
      for await (const _ of archive.read()) await redis.client().del(`${root}snapshot`)
    }
    await expect(reading()).rejects.toMatchObject({ code: 'snapshot-lost' })
  })
})
