import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createModelShelf } from '../../../../src/adapters/data-folder/model-shelf.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loa-shelf-'))
  await writeFile(join(folder, 'train.ts'), 'export const cost = 1')
})
afterEach(() => rm(folder, { recursive: true }))

const aShelf = () => createModelShelf(join(folder, 'model'), pathToFileURL(`${folder}/`))

it('has nothing at first, then what was written last and no drafts beside it', async () => {
  expect(aShelf().read()).toBeUndefined()
  aShelf().write(new Uint8Array([1, 2, 3]))
  aShelf().write(new Uint8Array([4, 5]))
  expect([...(aShelf().read() ?? [])]).toEqual([4, 5])
  expect((await readdir(folder)).sort()).toEqual(['model', 'train.ts'])
})

it('has another version of the code when any of its modules changes', async () => {
  const before = aShelf().codeVersion
  expect(aShelf().codeVersion).toBe(before)
  await writeFile(join(folder, 'train.ts'), 'export const cost = 2')
  expect(aShelf().codeVersion).not.toBe(before)
})
