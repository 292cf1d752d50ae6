import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../src/adapters/redis/store.ts'
import { collections, openStore } from '../../src/compose.ts'
import { commitAudited } from '../../src/core/audit/append-entry.ts'
import { listEntries } from '../../src/core/audit/list-entries.ts'
import { languages } from '../../src/core/i18n/language.ts'
import { pinLanguage, preferences } from '../../src/core/people/preferences.ts'
import { fillStore, tallyOf } from '../../src/core/store/fill-store.ts'
import { put, type Store } from '../../src/core/store/store.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { openArchive } from '../../src/stores.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis, type StartedRedis } from '../builders/a-redis.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loa-move-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await fill(at('loa.sqlite'))
})

const fill = async (file: string) => {
  const store = openStore(file)
  for (let index = 0; index < 20; index += 1) await pinLanguage(store, `account-${index}`, 'ru')
  await store.close()
}

type Said = { readonly code: number; readonly text: string }

/** A command as a person runs it, on the store of the test. */
const run = (name: string, ...args: string[]): Promise<Said> => runWith({}, `commands/${name}.ts`, ...args)

/** A program of `src` with these settings more. */
const runWith = async (settings: Record<string, string>, file: string, ...args: string[]): Promise<Said> => {
  const command = ['--disable-warning=ExperimentalWarning', `src/${file}`, ...args]
  const env = { ...process.env, STATE_FOLDER: folder, ...settings }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { env })
    return { code: 0, text: stdout }
  } catch (error) {
    const failed = error as { code: number; stderr: string }
    return { code: failed.code, text: failed.stderr }
  }
}

const same = (one: string, other: string) => sameAt(`sqlite:${at(one)}`, `sqlite:${at(other)}`)

const sameAt = async (...addresses: [string, string]) => {
  const archives = await Promise.all(addresses.map((address) => openArchive(address)))
  const [a, b] = await Promise.all(archives.map(tallyOf))
  await Promise.all(archives.map(({ close }) => close()))
  expect(a).toEqual(b)
  expect(a?.['preferences']?.documents).toBe(20)
}

it('a back-up is restored whole, and only into an empty store', async () => {
  expect(await run('backup', at('loa.backup'))).toMatchObject({ code: 0 })
  const restored = await run('restore', at('loa.backup'), '--to', `sqlite:${at('new.sqlite')}`)
  expect(restored).toMatchObject({ code: 0, text: expect.stringContaining('20 documents in 1 collections') })
  await same('loa.sqlite', 'new.sqlite')
  expect(await run('restore', at('loa.backup'), '--to', `sqlite:${at('new.sqlite')}`)).toMatchObject({
    code: 1,
    text: expect.stringContaining('not empty'),
  })
})

it('a back-up that was cut short is refused before anything is written', async () => {
  await run('backup', at('loa.backup'))
  const whole = readFileSync(at('loa.backup'))
  writeFileSync(at('loa.backup'), whole.subarray(0, whole.length - 40))
  const refused = await run('restore', at('loa.backup'), '--to', `sqlite:${at('new.sqlite')}`)
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('cut short') })
  expect(existsSync(at('new.sqlite'))).toBe(false)
})

it('a store is migrated, a migration that was interrupted is finished by the same command, and by no other', async () => {
  const source = await openArchive(`sqlite:${at('loa.sqlite')}`)
  const target = await openArchive(`sqlite:${at('new.sqlite')}`)
  const interrupted = {
    floors: source.floors,
    read: async function* () {
      for await (const documents of source.read()) {
        yield documents.slice(0, 7)
        throw new Error('killed')
      }
    },
  }
  const address = `sqlite:${at('loa.sqlite')}`
  await expect(fillStore(target, interrupted, address)).rejects.toThrow('killed')
  await target.close()
  await source.close()
  expect(
    await run('migrate', '--from', `sqlite:${at('new.sqlite')}`, '--to', `sqlite:${at('third.sqlite')}`),
  ).toMatchObject({ code: 1, text: expect.stringContaining('new.sqlite is half filled') })
  await fill(at('other.sqlite'))
  expect(
    await run('migrate', '--from', `sqlite:${at('other.sqlite')}`, '--to', `sqlite:${at('new.sqlite')}`),
  ).toMatchObject({
    code: 1,
    text: expect.stringContaining('half filled'),
  })
  expect(await run('migrate', '--from', address, '--to', `sqlite:${at('new.sqlite')}`)).toMatchObject({
    code: 0,
  })
  await same('loa.sqlite', 'new.sqlite')
  const store = openStore(at('new.sqlite'))
  expect((await store.get(preferences, 'account-3'))?.document.language).toBe('ru')
  await store.close()
})

it('what is no store is refused without its password', async () => {
  const refused = await run(
    'migrate',
    '--from',
    'mysql://loa:secret@host',
    '--to',
    `sqlite:${at('new.sqlite')}`,
  )
  expect(refused.code).toBe(1)
  expect(refused.text).toContain('mysql://host is no store')
})

it('a store that is not there is neither backed up nor migrated, and none is made', async () => {
  const missing = `sqlite:${at('missing.sqlite')}`
  const refused = {
    code: 1,
    text: expect.stringContaining(`There is no store at ${at('missing.sqlite')}`),
  }
  expect(await run('backup', at('loa.backup'), '--from', missing)).toMatchObject(refused)
  const target = `sqlite:${at('new.sqlite')}`
  expect(await run('migrate', '--from', missing, '--to', target)).toMatchObject(refused)
  expect([existsSync(at('missing.sqlite')), existsSync(at('loa.backup'))]).toEqual([false, false])
})

describe('a store on Redis', () => {
  let redis: StartedRedis
  let spaces = 0
  beforeAll(async () => {
    redis = await aRedis({ password: 'a-secret' })
  })
  afterAll(() => redis.stop())

  /** The address of a key space of its own. */
  const aSpace = () => {
    spaces += 1
    return { namespace: `space-${spaces}`, address: `${redis.url}?namespace=space-${spaces}` }
  }
  const openOn = async (namespace: string): Promise<Store> => {
    const service = await connectRedis({ url: redis.url, namespace, mayLoseData: false, log: aLog() })
    const store = await openRedisStore(service, collections)
    onTestFinished(async () => {
      await store.close()
      await service.close()
    })
    return store
  }
  const doneBy = async (store: Store, account: string) => {
    const deed = { actor: { account, name: 'Lan' }, action: 'store.moved', subject: 'store', details: {} }
    await commitAudited(store, systemClock, deed, async () => [])
  }
  const deedsOf = async (store: Store, account: string) =>
    (await listEntries(store, { of: { account } })).items.map(({ document }) => document.sequence)
  const source = () => `sqlite:${at('loa.sqlite')}`

  it('is what it was in the file, works, and goes back into a file that works', async () => {
    const file = openStore(at('loa.sqlite'))
    for (const account of ['lan', 'minh', 'lan']) await doneBy(file, account)
    await file.close()
    const { namespace, address } = aSpace()
    expect(await run('migrate', '--from', source(), '--to', address)).toMatchObject({
      code: 0,
      text: '24 documents in 3 collections, compared and the same.\n',
    })
    await sameAt(source(), address)

    const store = await openOn(namespace)
    await doneBy(store, 'lan')
    expect(await deedsOf(store, 'lan')).toEqual([1, 3, 4])
    const settings = { REDIS_URL: redis.url, REDIS_NAMESPACE: namespace }
    expect(await runWith(settings, 'commands/audit.ts', 'verify')).toMatchObject({
      code: 0,
      text: expect.stringContaining('is whole: 4 entries'),
    })

    const back = `sqlite:${at('back.sqlite')}`
    expect(await run('migrate', '--from', address, '--to', back)).toMatchObject({ code: 0 })
    await sameAt(address, back)
    const again = openStore(at('back.sqlite'))
    expect(await deedsOf(again, 'lan')).toEqual([1, 3, 4])
    await pinLanguage(again, 'account-3', 'en')
    expect((await again.get(preferences, 'account-3'))?.document.language).toBe('en')
    await again.close()
  })

  it('is not worked on while it is half filled, and the same command ends what was interrupted', async () => {
    const { namespace, address } = aSpace()
    const [from, target] = [await openArchive(source()), await openArchive(address)]
    const interrupted = {
      floors: from.floors,
      read: async function* () {
        for await (const documents of from.read()) {
          yield documents.slice(0, 7)
          throw new Error('killed')
        }
      },
    }
    await expect(fillStore(target, interrupted, source())).rejects.toThrow('killed')
    await Promise.all([from.close(), target.close()])
    const settings = { REDIS_URL: redis.url, REDIS_NAMESPACE: namespace, PORT: '0', PLAYGROUND_PORT: '0' }
    const halfFilled = { code: 1, text: expect.stringContaining('half filled from sqlite:') }
    expect(await runWith(settings, 'main.mjs')).toMatchObject(halfFilled)
    expect(await runWith(settings, 'commands/backup.ts', at('half.backup'))).toMatchObject(halfFilled)
    await fill(at('other.sqlite'))
    const other = await run('migrate', '--from', `sqlite:${at('other.sqlite')}`, '--to', address)
    expect(other).toMatchObject(halfFilled)
    expect(await run('migrate', '--from', source(), '--to', address)).toMatchObject({ code: 0 })
    await sameAt(source(), address)
    expect(await run('migrate', '--from', source(), '--to', address)).toMatchObject({
      code: 1,
      text: expect.stringContaining('not empty'),
    })
  })

  it('is backed up as it was at one moment while commits go on, and restored into Redis whole', async () => {
    const { namespace, address } = aSpace()
    const store = await openOn(namespace)
    const accounts = Array.from({ length: 2_000 }, (_, index) => `account-${index}`)
    const speak = async (round: number) => {
      const there = new Map((await store.getMany(preferences, accounts)).map((one) => [one.id, one.version]))
      const language = languages[round % languages.length] ?? 'vi'
      const changes = accounts.map((id) =>
        put(preferences, id, { language, pinned: true }, there.get(id) ?? 0),
      )
      expect(await store.commit(changes)).toEqual({ ok: true })
    }
    await speak(0)
    const progress = { isDone: false, rounds: 0 }
    const backingUp = run('backup', at('loa.backup'), '--from', address).finally(() => {
      progress.isDone = true
    })
    while (!progress.isDone) {
      progress.rounds += 1
      await speak(progress.rounds)
    }
    expect(await backingUp).toMatchObject({
      code: 0,
      text: expect.stringContaining('2,000 documents in 1 collections, read back and the same'),
    })
    expect(progress.rounds).toBeGreaterThan(1)

    const target = aSpace()
    const restored = await run('restore', at('loa.backup'), '--to', target.address)
    expect(restored).toMatchObject({ code: 0 })
    const spoken = await (await openOn(target.namespace)).getMany(preferences, accounts)
    expect(spoken).toHaveLength(accounts.length)
    expect(new Set(spoken.map(({ document }) => document.language)).size).toBe(1)
    const again = await run('restore', at('loa.backup'), '--to', target.address)
    expect(again).toMatchObject({ code: 1, text: expect.stringContaining('not empty') })
  })

  it('takes nothing of a back-up that was changed', async () => {
    await run('backup', at('loa.backup'))
    const bytes = readFileSync(at('loa.backup'))
    bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200)
    writeFileSync(at('loa.backup'), bytes)
    const { address } = aSpace()
    const refused = await run('restore', at('loa.backup'), '--to', address)
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('cannot be used') })
    const target = await openArchive(address)
    expect(await target.isEmpty()).toBe(true)
    await target.close()
  })

  it('is refused with what to do when it is not there or not ours to enter, and no password is shown', async () => {
    const { namespace, address } = aSpace()
    const wrong = address.replace('a-secret', 'not-the-secret')
    const settings = { REDIS_URL: redis.url, REDIS_NAMESPACE: namespace }
    const answers = [
      await run('migrate', '--from', source(), '--to', wrong),
      await run('backup', at('loa.backup'), '--from', address),
      await runWith(settings, 'commands/audit.ts', 'verify'),
    ]
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1])
    expect(answers.map(({ text }) => text)).toEqual([
      expect.stringContaining('Redis refused the name or password'),
      expect.stringContaining('There is no store at redis://127.0.0.1'),
      expect.stringContaining('There is no store at redis://127.0.0.1'),
    ])
    expect(answers.map(({ text }) => text).join()).not.toContain('secret')
  })
})
