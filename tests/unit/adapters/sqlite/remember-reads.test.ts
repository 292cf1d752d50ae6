import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { absent, type Collection, put, remove, type Store } from '../../../../src/core/store/store.ts'

type Note = { text: string; tags: string[] }

let parses = 0
const schema = z.object({ text: z.string(), tags: z.array(z.string()) })
const counted = schema.transform((note) => {
  parses += 1
  return note
})
const notes: Collection<Note> = { name: 'notes', schema: counted, indexes: { text: ({ text }) => text } }
const others: Collection<Note> = { ...notes, name: 'others' }

let folder: string
let store: Store
let elsewhere: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loa-store-'))
  const options = { file: join(folder, 'store.db'), collections: [notes, others] }
  store = openSqliteStore(options)
  elsewhere = openSqliteStore(options)
  await store.commit([put(notes, 'a', { text: 'first', tags: ['x'] }, absent)])
})
afterEach(async () => {
  await store.close()
  await elsewhere.close()
  await rm(folder, { recursive: true })
})

const read = async () => {
  const page = await store.find(notes, { index: 'text' })
  const document = await store.get(notes, 'a')
  return [page.items.map(({ document: { text } }) => text), document?.document.text]
}
const parsesOf = async (work: () => Promise<unknown>) => {
  const before = parses
  await work()
  return parses - before
}

it('parses a document again only when something of its collection was committed', async () => {
  await read()
  expect(await parsesOf(read)).toBe(0)
  await store.commit([put(others, 'b', { text: 'other', tags: [] }, absent)])
  expect(await parsesOf(read)).toBe(0)
  await store.commit([put(notes, 'b', { text: 'second', tags: [] }, absent)])
  expect(await parsesOf(read)).toBe(3)
})

it('answers what this connection has committed since', async () => {
  expect(await read()).toEqual([['first'], 'first'])
  const version = (await store.get(notes, 'a'))?.version ?? absent
  await store.commit([put(notes, 'a', { text: 'changed', tags: [] }, version)])
  expect(await read()).toEqual([['changed'], 'changed'])
})

it('answers what another connection has committed since', async () => {
  expect(await read()).toEqual([['first'], 'first'])
  const version = (await elsewhere.get(notes, 'a'))?.version ?? absent
  await elsewhere.commit([remove(notes, 'a', version), put(notes, 'b', { text: 'new', tags: [] }, absent)])
  expect(await read()).toEqual([['new'], undefined])
})

it('tells queries and ids apart', async () => {
  await store.commit([put(notes, 'text', { text: 'second', tags: [] }, absent)])
  const texts = async (query: object) =>
    (await store.find(notes, { index: 'text', ...query })).items.map(({ document }) => document.text)
  for (const _ of ['read', 'remembered']) {
    expect(await texts({})).toEqual(['first', 'second'])
    expect(await texts({ descending: true })).toEqual(['second', 'first'])
    expect(await texts({ equals: 'second' })).toEqual(['second'])
    expect(await texts({ limit: 1 })).toEqual(['first'])
    expect((await store.get(notes, 'text'))?.document.text).toBe('second')
  }
})

it('hands out documents that no reader can change under another', async () => {
  const stored = await store.get(notes, 'a')
  expect(() => stored?.document.tags.push('y')).toThrow(TypeError)
  expect((await store.get(notes, 'a'))?.document.tags).toEqual(['x'])
})
