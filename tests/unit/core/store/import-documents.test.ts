import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { importDocuments, imports } from '../../../../src/core/store/import-documents.ts'
import { byId } from '../../../../src/core/store/import-file.ts'
import { absent, type Collection, put, remove } from '../../../../src/core/store/store.ts'

type Room = { id: string; seats: number }

const rooms: Collection<Room> = {
  name: 'rooms',
  schema: z.strictObject({ id: z.string(), seats: z.number() }),
  indexes: byId,
}

const someRooms = () => {
  const store = openSqliteStore({ file: ':memory:', collections: [imports, rooms] })
  onTestFinished(() => store.close())
  const seats = async () => {
    const { items } = await store.find(rooms, { index: 'id' })
    return Object.fromEntries(items.map(({ id, document }) => [id, document.seats]))
  }
  const file = async (seats: Record<string, number>) =>
    importDocuments(
      store,
      rooms,
      Object.entries(seats).map(([id, seats]) => ({ id, seats })),
    )
  const change = async (id: string, seats: number | undefined) => {
    const version = (await store.get(rooms, id))?.version ?? absent
    await store.commit([
      seats === undefined ? remove(rooms, id, version) : put(rooms, id, { id, seats }, version),
    ])
  }
  return { store, seats, file, change }
}

it('brings in what is new in the file, what it says differently, and what it says no more', async () => {
  const { seats, file } = someRooms()
  await file({ a: 10, b: 20, c: 30 })
  await file({ a: 10, b: 25, d: 40 })
  expect(await seats()).toEqual({ a: 10, b: 25, d: 40 })
})

it('leaves alone what was changed, added or removed by other means', async () => {
  const { seats, file, change } = someRooms()
  await file({ a: 10, b: 20, c: 30 })
  await change('a', 11)
  await change('b', undefined)
  await change('x', 99)
  await file({ a: 12, b: 22, c: 33 })
  expect(await seats()).toEqual({ a: 11, c: 33, x: 99 })
  await file({ c: 33 })
  expect(await seats()).toEqual({ a: 11, c: 33, x: 99 })
})

it('finishes what a start that was cut short has begun', async () => {
  const { store, seats, file } = someRooms()
  const many = Object.fromEntries(Array.from({ length: 1_200 }, (_, at) => [`r${at}`, at]))
  let commits = 0
  const failing = {
    ...store,
    commit: async (changes: Parameters<typeof store.commit>[0]) => {
      commits += 1
      if (commits === 2) throw new Error('killed')
      return store.commit(changes)
    },
  }
  const list = Object.entries(many).map(([id, seats]) => ({ id, seats }))
  await expect(importDocuments(failing, rooms, list)).rejects.toThrow('killed')
  await file(Object.fromEntries(Object.entries(many).map(([id, seats]) => [id, seats + 1])))
  const { items } = await store.find(rooms, { index: 'id', limit: 1_000 })
  expect(items.every(({ id, document }) => document.seats === Number(id.slice(1)) + 1)).toBe(true)
  expect(Object.keys(await seats())).toHaveLength(100)
})

it('is done once by two processes that start together', async () => {
  const { store, seats, file } = someRooms()
  await Promise.all([file({ a: 1, b: 2 }), file({ a: 1, b: 2 })])
  expect(await seats()).toEqual({ a: 1, b: 2 })
  expect((await store.get(rooms, 'a'))?.version).toBe(1)
})
