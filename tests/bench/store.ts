import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { z } from 'zod'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { openDatabase } from '../../src/adapters/sqlite/database.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { type Collection, put, type Store } from '../../src/core/store/store.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis } from '../builders/a-redis.ts'
import { median } from './statistics.ts'

const rows = 2_000
/** Operations that are asked for at once. */
const wave = 50
const waves = 40
const rounds = 7

type Row = { readonly person: string; readonly state: string; readonly due: number; readonly note: string }

const collection: Collection<Row> = {
  name: 'rows',
  schema: z.object({ person: z.string(), state: z.string(), due: z.number(), note: z.string() }),
  indexes: { due: ({ due }) => due },
}

const idOf = (at: number) => `row-${at % rows}`
const rowOf = (at: number): Row => ({
  person: `person-${at}`,
  state: at % 2 ? 'queued' : 'sending',
  due: at,
  note: 'x'.repeat(200),
})

/** What is measured of the store and of its bare client, a wave of rows at a time. */
type Contender = {
  get(ats: readonly number[]): Promise<unknown>
  /** Resolves to the milliseconds that it took. */
  commit(ats: readonly number[]): Promise<number>
}

const storeContender = async (store: Store): Promise<Contender> => {
  const versions = new Map<string, number>()
  const commit = async (at: number) => {
    const id = idOf(at)
    const committed = await store.commit([put(collection, id, rowOf(at), versions.get(id) ?? 0)])
    if (!committed.ok) throw new Error('nobody else writes')
  }
  /** Whoever commits has read before: that is part of neither side. */
  const look = async (ats: readonly number[]) => {
    for (const { id, version } of await store.getMany(collection, ats.map(idOf))) versions.set(id, version)
  }
  return {
    get: (ats) => Promise.all(ats.map((at) => store.get(collection, idOf(at)))),
    commit: async (ats) => {
      await look(ats)
      const start = performance.now()
      await Promise.all(ats.map(commit))
      return performance.now() - start
    },
  }
}

const bareSqlite = (file: string) => {
  const database = openDatabase(file)
  database.exec(`CREATE TABLE rows (id TEXT PRIMARY KEY, version INTEGER, document TEXT);
    CREATE TABLE entries (key, id, PRIMARY KEY (key, id)) WITHOUT ROWID`)
  const read = database.prepare<[string], { document: string }>(
    'SELECT version, document FROM rows WHERE id = ?',
  )
  const write = database.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?, ?)')
  const drop = database.prepare('DELETE FROM entries WHERE key = ? AND id = ?')
  const enter = database.prepare('INSERT OR REPLACE INTO entries VALUES (?, ?)')
  const writeAll = database.transaction((ats: readonly number[]) => {
    for (const at of ats) {
      const found = read.get(idOf(at))
      if (found) drop.run(JSON.parse(found.document).due, idOf(at))
      write.run(idOf(at), at, JSON.stringify(rowOf(at)))
      enter.run(at, idOf(at))
    }
  })
  const contender: Contender = {
    get: async (ats) => ats.map((at) => JSON.parse(read.get(idOf(at))?.document ?? 'null')),
    commit: async (ats) => {
      const start = performance.now()
      writeAll.immediate(ats)
      return performance.now() - start
    },
  }
  return { contender, close: () => database.close() }
}

const bareRedis = (port: number) => {
  const client = new Redis({ host: '127.0.0.1', port })
  const contender: Contender = {
    get: async (ats) => {
      const pipeline = client.pipeline()
      for (const at of ats) pipeline.hget('bare', idOf(at))
      return (await pipeline.exec())?.map(([, text]) => JSON.parse(String(text)))
    },
    commit: async (ats) => {
      const start = performance.now()
      const pipeline = client.pipeline()
      for (const at of ats) {
        pipeline.hget('bare-versions', idOf(at))
        pipeline.hset('bare', idOf(at), JSON.stringify(rowOf(at)))
        pipeline.hset('bare-versions', idOf(at), at)
        pipeline.zrem('bare-due', `${at - rows}-${idOf(at)}`)
        pipeline.zadd('bare-due', 0, `${at}-${idOf(at)}`)
      }
      await pipeline.exec()
      return performance.now() - start
    },
  }
  return { contender, close: () => client.disconnect() }
}

/** Operations a second of the median round, side by side: whatever else the machine does meets both. */
const compare = async (store: Contender, bare: Contender) => {
  const seen = { get: [] as number[][], commit: [] as number[][] }
  for (let round = -1; round < rounds; round += 1) {
    const pair = { commit: [0, 0], get: [0, 0] }
    for (let number = 0; number < waves; number += 1) {
      const first = ((round + 1) * waves + number) * wave
      const ats = Array.from({ length: wave }, (_, at) => first + at)
      for (const [place, contender] of [store, bare].entries()) {
        pair.commit[place] = (pair.commit[place] ?? 0) + (await contender.commit(ats))
        const start = performance.now()
        await contender.get(ats)
        pair.get[place] = (pair.get[place] ?? 0) + performance.now() - start
      }
    }
    if (round < 0) continue
    seen.get.push(pair.get)
    seen.commit.push(pair.commit)
  }
  return { get: summary(seen.get), commit: summary(seen.commit) }
}

const summary = (pairs: readonly (readonly number[])[]) => {
  const perSecond = (place: number) =>
    Math.round((waves * wave * 1_000) / median(pairs.map((pair) => pair[place] ?? Number.NaN)))
  const ratio = median(pairs.map(([store = Number.NaN, bare = Number.NaN]) => bare / store))
  return { perSecond: perSecond(0), barePerSecond: perSecond(1), ratio: Math.round(ratio * 100) / 100 }
}

const benchSqlite = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-bench-'))
  const store = openSqliteStore({ file: join(folder, 'store.db'), collections: [collection] })
  const bare = bareSqlite(join(folder, 'bare.db'))
  try {
    return await compare(await storeContender(store), bare.contender)
  } finally {
    await store.close()
    bare.close()
    rmSync(folder, { recursive: true })
  }
}

const benchRedis = async () => {
  const redis = await aRedis()
  const service = await connectRedis({ url: redis.url, namespace: 'bench', mayLoseData: false, log: aLog() })
  const store = await openRedisStore(service, [collection])
  const bare = bareRedis(redis.port)
  try {
    return await compare(await storeContender(store), bare.contender)
  } finally {
    await store.close()
    await service.close()
    bare.close()
    await redis.stop()
  }
}

/** `get` and `commit` of both backends beside the bare client that does the same raw work, 50 asked for at once. */
export const benchStore = async (): Promise<object> => ({
  rows,
  atOnce: wave,
  redis: await benchRedis(),
  sqlite: await benchSqlite(),
})
