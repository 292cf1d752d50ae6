import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectRedis, type RedisSettings } from '../../src/adapters/redis/connect-redis.ts'
import { createRedisEphemeral } from '../../src/adapters/redis/ephemeral.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis, type RedisOptions, type StartedRedis } from '../builders/a-redis.ts'

const started = async (options: RedisOptions) => {
  const redis = await aRedis(options)
  onTestFinished(() => redis.stop())
  return redis
}
const connected = async (url: string, more: Partial<RedisSettings> = {}) => {
  const service = await connectRedis({ url, namespace: 'main', mayLoseData: false, log: aLog(), ...more })
  onTestFinished(() => service.close())
  return service
}

describe('a start on a Redis server', () => {
  it('is refused when the server throws data away, with the setting to make', async () => {
    const { url } = await started({ policy: 'allkeys-lru' })
    await expect(connected(url)).rejects.toMatchObject({
      code: 'redis-evicts',
      message: expect.stringContaining('maxmemory-policy noeviction'),
    })
  })

  it('is refused when the server keeps nothing on disk, unless that is said to be acceptable', async () => {
    const { url } = await started({ appendonly: 'no' })
    await expect(connected(url)).rejects.toMatchObject({ code: 'redis-loses-data' })
    await connected(url, { mayLoseData: true })
  })

  it('is refused when the password is wrong or missing, and says neither', async () => {
    const { url, port } = await started({ password: 'right/one' })
    await connected(url)
    for (const address of [`redis://:wrong@127.0.0.1:${port}`, `redis://127.0.0.1:${port}`]) {
      const failure: unknown = await connected(address).catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'redis-password' })
      expect(String(failure)).not.toContain('wrong@')
    }
  })

  it('is refused within seconds when nobody listens', async () => {
    const redis = await started({})
    await redis.kill()
    await expect(connected(redis.url)).rejects.toMatchObject({ code: 'redis-unreachable' })
  })

  it('is refused on a replica', async () => {
    const primary = await started({})
    const replica = await started({ replicaOf: primary })
    await expect(connected(replica.url)).rejects.toMatchObject({ code: 'redis-is-replica' })
  })

  it('is refused where another program has keys, and where another version of Loa has written', async () => {
    const redis = await started({})
    await redis.client().set('loa{main}:other', 'x')
    await redis.client().set('loa{newer}:format', '99')
    await expect(connected(redis.url)).rejects.toMatchObject({ code: 'redis-key-space' })
    await expect(connected(redis.url, { namespace: 'newer' })).rejects.toMatchObject({ code: 'newer-store' })
    await connected(redis.url, { namespace: 'free' })
  })

  it('goes on with a warning where the server forbids CONFIG, as managed ones do', async () => {
    const redis = await started({})
    await redis.client().acl('SETUSER', 'guest', 'on', '>word', '~*', '&*', '+@all', '-config')
    const log = aLog()
    await connected(`redis://guest:word@127.0.0.1:${redis.port}`, { log })
    expect(log.lines.map(({ event }) => event)).toContain('redis-config-forbidden')
  })
})

describe('what replicas remember together in Redis', () => {
  let redis: StartedRedis
  beforeAll(async () => {
    redis = await aRedis()
  })
  afterAll(() => redis.stop())

  const twoReplicas = async () => {
    const services = await Promise.all([connected(redis.url), connected(redis.url)])
    const [one, other] = services.map(({ connection }) => createRedisEphemeral(connection))
    if (!one || !other) throw new Error('there are two')
    return { one, other }
  }

  it('lets one of them claim a key, for as long as it says', async () => {
    const { one, other } = await twoReplicas()
    const claims = await Promise.all([one, other, one, other].map((replica) => replica.claim('a', 60_000)))
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await other.get('a')).toBe(true)
    expect(await one.claim('b', 1)).toBe(true)
    await expect.poll(() => other.claim('b', 60_000)).toBe(true)
  })

  it('hands a value that one has set to the other', async () => {
    const { one, other } = await twoReplicas()
    expect(await other.get('c')).toBeUndefined()
    await one.set('c', { topic: 'điện thoại', list: [1] }, 60_000)
    expect(await other.get('c')).toEqual({ topic: 'điện thoại', list: [1] })
  })
})
