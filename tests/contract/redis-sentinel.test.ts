import { expect, it, onTestFinished } from 'vitest'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { absent, put } from '../../src/core/store/store.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis, aSentinel } from '../builders/a-redis.ts'
import { counters } from './store-collections.ts'

it('has every acknowledged commit when the primary is killed and its replica takes over', async () => {
  const asked = { timeout: 20_000 }
  const primary = await aRedis({ more: ['--repl-diskless-sync-delay', '0'] })
  onTestFinished(() => primary.stop())
  const replica = await aRedis({ replicaOf: primary })
  onTestFinished(() => replica.stop())
  await expect.poll(() => replica.client().info('replication'), asked).toContain('master_link_status:up')
  const sentinel = await aSentinel(primary)
  onTestFinished(() => sentinel.stop())
  const { url } = sentinel
  const service = await connectRedis({ url, namespace: 'main', mayLoseData: false, log: aLog() })
  onTestFinished(() => service.close())
  const store = await openRedisStore(service, [counters])

  const commit = (count: number) => store.commit([put(counters, `count-${count}`, { value: count }, absent)])
  const acknowledged = Array.from({ length: 50 }, (_, count) => count)
  for (const count of acknowledged) await commit(count)
  await primary.kill()
  const again = async () => (await commit(1_000).catch(() => undefined)) !== undefined
  await expect.poll(again, { timeout: 60_000, interval: 200 }).toBe(true)
  const ids = acknowledged.map((count) => `count-${count}`)
  expect((await store.getMany(counters, ids)).map(({ id }) => id)).toEqual(ids)
})
