import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openBackup } from '../../../../src/adapters/backup/read-backup.ts'
import { writeBackup } from '../../../../src/adapters/backup/write-backup.ts'
import { openSqliteArchive } from '../../../../src/adapters/sqlite/archive.ts'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { findDifference, startTally } from '../../../../src/core/store/archive.ts'
import { absent, type Collection, put, remove } from '../../../../src/core/store/store.ts'

type Note = { text: string; at: number }

const notes: Collection<Note> = {
  name: 'notes',
  schema: z.strictObject({ text: z.string(), at: z.number() }),
  indexes: { at: ({ at }) => at },
}
const collections = [notes]
const at = '2026-11-25T03:00:00.000Z'

let folder: string
let source: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loa-backup-'))
  source = join(folder, 'source.sqlite')
  file = join(folder, 'loa.backup')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const store = openSqliteStore({ file: source, collections })
  for (let start = 0; start < 1_200; start += 400)
    await store.commit(
      Array.from({ length: 400 }, (_, index) =>
        put(
          notes,
          `n${start + index}`,
          { text: `Đường truyền\n${start + index}`, at: start + index },
          absent,
        ),
      ),
    )
  await store.commit([put(notes, 'n7', { text: 'changed', at: 7 }, 1)])
  await store.commit([remove(notes, 'n7', 2)])
  await store.close()
})

const backUp = async () => {
  const archive = openSqliteArchive({ file: source, collections })
  try {
    return await writeBackup(archive, file, at)
  } finally {
    await archive.close()
  }
}

const tallyOf = async (path: string) => {
  const archive = openSqliteArchive({ file: path, collections })
  const tally = startTally()
  for await (const documents of archive.read()) tally.add(documents)
  await archive.close()
  return tally.result()
}

const restore = async (path: string) => {
  const backup = await openBackup(file)
  const archive = openSqliteArchive({ file: path, collections })
  for await (const documents of backup.read()) await archive.write(documents)
  await archive.raiseFloors(backup.floors)
  await archive.close()
}

describe('a back-up', () => {
  it('restores every document with its version, its indexes, and no version that was used before', async () => {
    await backUp()
    const target = join(folder, 'target.sqlite')
    await restore(target)
    await restore(target)
    expect(findDifference(await tallyOf(source), await tallyOf(target))).toBeUndefined()
    const store = openSqliteStore({ file: target, collections })
    const { items } = await store.find(notes, { index: 'at', from: 5, to: 9 })
    expect(items.map(({ id }) => id)).toEqual(['n5', 'n6', 'n8'])
    await store.commit([put(notes, 'n7', { text: 'anew', at: 7 }, absent)])
    expect((await store.get(notes, 'n7'))?.version).toBeGreaterThan(2)
    await store.close()
  })

  it('is of one moment, whatever is written meanwhile', async () => {
    const store = openSqliteStore({ file: source, collections })
    const archive = openSqliteArchive({ file: source, collections })
    let count = 0
    for await (const documents of archive.read()) {
      await store.commit([put(notes, `x${count}`, { text: 'later', at: 1 }, absent)])
      count += documents.length
    }
    expect(count).toBe(1_199)
    await archive.close()
    await store.close()
  })

  it.each([
    ['cut short', () => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
    [
      'cut at the end of a line',
      () => rewrite((text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)),
    ],
    ['changed in one letter', () => rewrite((text) => text.replace('truyền', 'truyên'))],
    ['without one document', () => rewrite((text) => text.replace(/\["notes","n30",.*\n/, ''))],
    ['of something else', () => writeFileSync(file, gzipSync('hello\n'))],
    ['no archive at all', () => writeFileSync(file, 'hello')],
    ['not there', () => rmSync(file)],
  ])('is refused when it is %s', async (_, damage) => {
    await backUp()
    damage()
    await expect(openBackup(file)).rejects.toMatchObject({ code: 'bad-backup' })
  })
})

const rewrite = (change: (text: string) => string) => {
  const text = gunzipSync(readFileSync(file)).toString()
  const changed = change(text)
  expect(changed).not.toBe(text)
  writeFileSync(file, gzipSync(changed))
}
