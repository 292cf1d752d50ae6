import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { connectRedis, type RedisService } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { type AnyCollection, absent, put, type Store } from '../../src/core/store/store.ts'
import { update } from '../../src/core/store/update.ts'
import { aCable, type Cable } from '../builders/a-cable.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis, type RedisOptions, type StartedRedis } from '../builders/a-redis.ts'
import { storeContract } from './store.contract.ts'
import { aThing, contractCollections, counters, things } from './store-collections.ts'

const incrementScript = fileURLToPath(new URL('./increment-redis-counter.ts', import.meta.url))

let spaces = 0
/** Tests share a server, each in a key space of its own. */
const aNamespace = () => {
  spaces += 1
  return `test-${spaces}`
}

/** The contract on a server with these options. */
const contractOn = (name: string, options: RedisOptions) => {
  describe(name, () => {
    let redis: StartedRedis
    beforeAll(async () => {
      redis = await aRedis(options)
    })
    afterAll(() => redis.stop())

    storeContract(name, async () => {
      const namespace = aNamespace()
      const settings = { url: redis.url, namespace, mayLoseData: false, log: aLog() }
      const services: RedisService[] = []
      const open = async () => {
        const service = await connectRedis(settings)
        services.push(service)
        return openRedisStore(service, contractCollections)
      }
      let store = await open()
      return {
        store,
        reopen: async () => {
          await store.close()
          store = await open()
          return store
        },
        dispose: async () => {
          await store.close()
          await Promise.all(services.map((service) => service.close()))
        },
        incrementElsewhere: [incrementScript, settings.url, namespace],
      }
    })
  })
}

contractOn('Redis', {})
contractOn('a Redis cluster', { cluster: true })

describe('a Redis server as several replicas see it', () => {
  let redis: StartedRedis
  let namespace: string
  const services: RedisService[] = []
  beforeAll(async () => {
    redis = await aRedis()
  })
  beforeEach(() => {
    namespace = aNamespace()
  })
  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.close()))
  })
  afterAll(() => redis.stop())

  const byLength = { ...things, indexes: { length: (thing: { name: string }) => thing.name.length } }

  const openWith = async (collections: readonly AnyCollection[], url = redis.url): Promise<Store> => {
    const service = await connectRedis({ url, namespace, mayLoseData: false, log: aLog() })
    services.push(service)
    return openRedisStore(service, collections)
  }
  const fill = async (count: number) => {
    const store = await openWith([things])
    const changes = Array.from({ length: count }, (_, at) =>
      put(things, `id-${at}`, aThing({ name: 'x'.repeat(at % 10) }), absent),
    )
    await store.commit(changes)
    return store
  }

  it('has the entries of new index functions when it is opened by a program that brings them', async () => {
    await fill(1_203)
    const [store, another] = await Promise.all([openWith([byLength]), openWith([byLength])])
    const page = await store.find(byLength, { index: 'length', from: 9, limit: 1_000 })
    expect(page.items).toHaveLength(120)
    const [item] = page.items
    if (item) await another.commit([put(byLength, item.id, aThing({ name: '' }), item.version)])
    expect((await store.find(byLength, { index: 'length', from: 9, limit: 1_000 })).items).toHaveLength(119)
    const left = await redis.client().zcard(`loa{${namespace}}:i:things:name`)
    expect(left).toBe(0)
  })

  it('has the entries of what an index function calls when the revision is raised', async () => {
    await fill(10)
    let unit = 1
    const scaled = { ...things, indexes: { length: (thing: { name: string }) => thing.name.length * unit } }
    await openWith([scaled])
    unit = 100
    const store = await openWith([{ ...scaled, revision: 1 }])
    expect((await store.find(scaled, { index: 'length', from: 100 })).items).toHaveLength(9)
  })

  it('refuses commits of a program whose index functions were superseded while it ran', async () => {
    const older = await fill(3)
    const newer = await openWith([byLength])
    const late = older.commit([put(things, 'late', aThing(), absent)])
    await expect(late).rejects.toMatchObject({ code: 'superseded-program', ids: { collection: 'things' } })
    expect(await newer.get(things, 'late')).toBeUndefined()
  })

  it('stays as it was when it is opened with new indexes and a document does not fit its schema', async () => {
    const before = await fill(3)
    const stricter = { ...byLength, schema: z.object({ name: z.string().min(1), tags: z.array(z.string()) }) }
    await expect(openWith([stricter])).rejects.toMatchObject({ code: 'corrupt-document' })
    expect(await before.commit([put(things, 'after', aThing(), absent)])).toEqual({ ok: true })
    expect((await before.find(things, { index: 'name' })).items).toHaveLength(4)
  })

  it('finishes the re-indexing that another replica has left half done', async () => {
    await fill(20)
    const signature = `loa{${namespace}}:catalogue`
    await redis.client().hset(signature, 'things', 'something else under way')
    const store = await openWith([byLength])
    expect((await store.find(byLength, { index: 'length', equals: 9 })).items).toHaveLength(2)
  })

  describe('through a cable', () => {
    let cable: Cable
    let store: Store
    beforeEach(async () => {
      cable = await aCable(redis.port)
      store = await openWith([things, counters], `redis://127.0.0.1:${cable.port}`)
    })
    afterEach(() => cable.stop())

    it('answers a commit whose answer was lost as what it was, and makes it once', async () => {
      await store.commit([put(counters, 'count', { value: 1 }, absent)])
      const version = (await store.get(counters, 'count'))?.version ?? absent
      cable.loseAnswers()
      const committing = store.commit([put(counters, 'count', { value: 2 }, version)])
      await written(redis, `loa{${namespace}}:sequence`, version + 1)
      cable.mend()
      expect(await committing).toEqual({ ok: true })
      expect(await store.get(counters, 'count')).toMatchObject({
        version: version + 1,
        document: { value: 2 },
      })
    })

    it('answers a conflict whose answer was lost as the conflict', async () => {
      cable.loseAnswers()
      const committing = store.commit([put(counters, 'count', { value: 2 }, 7)])
      await expect.poll(() => redis.client().keys(`loa{${namespace}}:done:*`)).toHaveLength(1)
      cable.mend()
      expect(await committing).toMatchObject({ ok: false, conflict: { id: 'count' } })
    })

    it('says store-away within seconds while the way is cut, and goes on by itself afterwards', async () => {
      cable.cut()
      const away = { code: 'store-away' }
      await Promise.all([
        expect(store.get(things, 'a')).rejects.toMatchObject(away),
        expect(store.find(things, { index: 'name' })).rejects.toMatchObject(away),
        expect(store.commit([put(things, 'a', aThing(), absent)])).rejects.toMatchObject(away),
      ])
      cable.mend()
      expect(await store.commit([put(things, 'a', aThing(), absent)])).toEqual({ ok: true })
    })

    it('adds up exactly while the way is cut again and again', async () => {
      const increments = Array.from({ length: 30 }, async () => {
        await update(store, counters, 'shared', (counter) => ({ value: (counter?.value ?? 0) + 1 }))
      })
      const cutting = setInterval(() => {
        cable.cut()
        setImmediate(cable.mend)
      }, 20)
      await Promise.all(increments)
      clearInterval(cutting)
      expect((await store.get(counters, 'shared'))?.document).toEqual({ value: 30 })
    })
  })

  it('has every acknowledged commit after kill -9, and takes up by itself when it is restarted', async () => {
    const store = await openWith([counters])
    const acknowledged = await writeUntilKilled(store, redis)
    await redis.restart()
    const found = await store.getMany(counters, acknowledged)
    expect(acknowledged.length).toBeGreaterThan(0)
    expect(found.map(({ id }) => id)).toEqual(acknowledged)
  })
})

/** Puts one counter after the other and kills the server in between; returns the ids that were acknowledged. */
const writeUntilKilled = async (store: Store, redis: StartedRedis): Promise<string[]> => {
  const acknowledged: string[] = []
  const killing = setTimeout(() => void redis.kill(), 150)
  try {
    for (let count = 0; ; count += 1) {
      await store.commit([put(counters, `count-${count}`, { value: count }, absent)])
      acknowledged.push(`count-${count}`)
    }
  } catch (error) {
    expect(error).toMatchObject({ code: 'store-away' })
    return acknowledged
  } finally {
    clearTimeout(killing)
  }
}

const written = (redis: StartedRedis, sequence: string, version: number) =>
  expect.poll(() => redis.client().get(sequence)).toBe(String(version))
