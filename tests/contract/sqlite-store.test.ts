import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase, translatingLocks } from '../../src/adapters/sqlite/database.ts'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { absent, put } from '../../src/core/store/store.ts'
import { storeContract } from './store.contract.ts'
import { aThing, contractCollections, things } from './store-collections.ts'

const incrementScript = fileURLToPath(new URL('./increment-sqlite-counter.ts', import.meta.url))

const aDirectory = () => mkdtemp(join(tmpdir(), 'loa-store-'))

storeContract('SQLite', async () => {
  const directory = await aDirectory()
  const options = { file: join(directory, 'store.db'), collections: contractCollections }
  let store = openSqliteStore(options)
  return {
    store,
    reopen: async () => {
      await store.close()
      store = openSqliteStore(options)
      return store
    },
    dispose: async () => {
      await store.close()
      await rm(directory, { recursive: true })
    },
    incrementElsewhere: [incrementScript, options.file],
  }
})

describe('a SQLite file', () => {
  let directory: string
  let file: string
  beforeEach(async () => {
    directory = await aDirectory()
    file = join(directory, 'store.db')
  })
  afterEach(() => rm(directory, { recursive: true }))

  const byLength = { ...things, indexes: { length: (thing: { name: string }) => thing.name.length } }

  const openWith = (collection: typeof things | typeof byLength) =>
    openSqliteStore({ file, collections: [collection] })

  const fill = async (count: number) => {
    const store = openWith(things)
    const changes = Array.from({ length: count }, (_, at) =>
      put(things, `id-${at}`, aThing({ name: 'x'.repeat(at % 10) }), absent),
    )
    await store.commit(changes)
    await store.close()
  }

  it('is opened with a write-ahead log that is synced at every commit', () => {
    const database = openDatabase(file)
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    expect(database.pragma('busy_timeout', { simple: true })).toBe(5_000)
    database.close()
  })

  it('has the entries of new index functions when it is opened by a program that brings them', async () => {
    await fill(1_203)
    const store = openWith(byLength)
    const page = await store.find(byLength, { index: 'length', from: 9, limit: 1_000 })
    expect(page.items).toHaveLength(120)
    await expect(store.find(things, { index: 'name' })).rejects.toMatchObject({ code: 'unknown-index' })
    await store.close()
  })

  it('has the entries of what an index function calls when the revision is raised', async () => {
    await fill(10)
    let unit = 1
    const scaled = { ...things, indexes: { length: (thing: { name: string }) => thing.name.length * unit } }
    await openSqliteStore({ file, collections: [scaled] }).close()
    unit = 100
    const store = openSqliteStore({ file, collections: [{ ...scaled, revision: 1 }] })
    expect((await store.find(scaled, { index: 'length', from: 100 })).items).toHaveLength(9)
    await store.close()
  })

  it('refuses commits of a program whose index functions were superseded while it ran', async () => {
    await fill(3)
    const older = openWith(things)
    const newer = openWith(byLength)
    const late = older.commit([put(things, 'late', aThing(), absent)])
    await expect(late).rejects.toMatchObject({ code: 'superseded-program', ids: { collection: 'things' } })
    expect(await newer.get(things, 'late')).toBeUndefined()
    await older.close()
    await newer.close()
  })

  it('stays as it was when it is opened with new indexes and a document does not fit its schema', async () => {
    await fill(3)
    const stricter = { ...byLength, schema: z.object({ name: z.string().min(1), tags: z.array(z.string()) }) }
    const opening = () => openSqliteStore({ file, collections: [stricter] })
    expect(opening).toThrow(expect.objectContaining({ code: 'corrupt-document' }))
    const store = openWith(things)
    expect((await store.find(things, { index: 'name' })).items).toHaveLength(3)
    await store.close()
  })

  it('is not opened when a later program version has written it', () => {
    const database = openDatabase(file)
    database.pragma('user_version = 99')
    database.close()
    expect(() => openWith(things)).toThrow(expect.objectContaining({ code: 'newer-store' }))
  })

  it('is not opened with two collections of one name', () => {
    const opening = () => openSqliteStore({ file, collections: [things, byLength] })
    expect(opening).toThrow(expect.objectContaining({ code: 'duplicate-collection' }))
  })

  it('answers store-locked when another connection does not let go of it in time', () => {
    const [holder, waiter] = [openDatabase(file), openDatabase(file)]
    waiter.pragma('busy_timeout = 1')
    holder.exec('BEGIN IMMEDIATE')
    const waiting = () => translatingLocks(() => waiter.exec('BEGIN IMMEDIATE'))
    expect(waiting).toThrow(expect.objectContaining({ code: 'store-locked' }))
    holder.close()
    waiter.close()
  })
})
