import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { absent, put } from '../../src/core/store/store.ts'
import { aLog } from '../builders/a-log.ts'
import { jobsContract } from './jobs.contract.ts'
import { errands } from './jobs-kinds.ts'
import { backends } from './jobs-open.ts'
import { aThing, contractCollections, things } from './store-collections.ts'

const aDirectory = () => mkdtemp(join(tmpdir(), 'loa-jobs-'))

jobsContract('SQLite', async () => {
  const directory = await aDirectory()
  return {
    backend: 'sqlite',
    place: join(directory, 'loa.db'),
    dispose: () => rm(directory, { recursive: true }),
  }
})

describe('a SQLite file of a store and its jobs', () => {
  const openStore = (file: string) => openSqliteStore({ file, collections: contractCollections })

  it.each(['store', 'jobs'])('keeps both when the %s opened it first', async (first) => {
    const directory = await aDirectory()
    onTestFinished(() => rm(directory, { recursive: true }))
    const file = join(directory, 'loa.db')
    if (first === 'store') await openStore(file).close()
    let jobs = backends.sqlite(file, aLog())
    let store = openStore(file)
    await store.commit([put(things, 'a', aThing(), absent)])
    await jobs.enqueue(errands, 'a', { number: 1 }, DateTime.now())
    await Promise.all([jobs.stop(), store.close()])
    store = openStore(file)
    jobs = backends.sqlite(file, aLog())
    const ran: number[] = []
    jobs.work(errands, async ({ payload }) => {
      expect(await store.get(things, 'a')).toBeDefined()
      ran.push(payload.number)
    })
    await vi.waitFor(() => expect(ran).toEqual([1]), { timeout: 30_000 })
    await Promise.all([jobs.stop(), store.close()])
  })
})
