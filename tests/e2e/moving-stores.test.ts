import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/compose.ts'
import { pinLanguage, preferences } from '../../src/core/people/preferences.ts'
import { fillStore, tallyOf } from '../../src/core/store/fill-store.ts'
import { openArchive } from '../../src/stores.ts'

let folder: string
const at = (name: string) => join(folder, name)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loa-move-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = openStore(at('loa.sqlite'))
  for (let index = 0; index < 20; index += 1) await pinLanguage(store, `account-${index}`, 'ru')
  await store.close()
})

type Said = { readonly code: number; readonly text: string }

/** A command as a person runs it, on the store of the test. */
const run = async (name: string, ...args: string[]): Promise<Said> => {
  const command = ['--disable-warning=ExperimentalWarning', `src/commands/${name}.ts`, ...args]
  const env = { ...process.env, STATE_FOLDER: folder }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { env })
    return { code: 0, text: stdout }
  } catch (error) {
    const failed = error as { code: number; stderr: string }
    return { code: failed.code, text: failed.stderr }
  }
}

const same = async (one: string, other: string) => {
  const archives = [await openArchive(`sqlite:${at(one)}`), await openArchive(`sqlite:${at(other)}`)]
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
