import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type Archive,
  type ArchivedDocument,
  assertFilled,
  fillingId,
  fillings,
} from '../../src/core/store/archive.ts'
import { absent, type Change, put, remove, type Store } from '../../src/core/store/store.ts'
import { aThing, contractCollections, counters, things } from './store-collections.ts'

export const archiveCollections = [...contractCollections, fillings]

/** An empty store, opened in both ways with `archiveCollections`. */
export type OpenedArchive = {
  readonly archive: Archive
  readonly store: Store
  dispose(): Promise<void>
}

/** What every backend promises of its store as a whole. */
export const archiveContract = (name: string, open: () => Promise<OpenedArchive>) => {
  describe(`the archive of ${name}`, () => {
    let opened: OpenedArchive
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.dispose())

    const everything = () => readWhole(opened.archive)
    const aRow = (overrides: Partial<ArchivedDocument> = {}): ArchivedDocument => ({
      collection: 'things',
      id: 'a',
      version: 7,
      text: JSON.stringify(aThing({ name: 'Minh', rank: 3 })),
      ...overrides,
    })
    const named = (key: string) => opened.store.find(things, { index: 'name', equals: key })

    it('has what was committed, each document in its version, and nothing that was removed', async () => {
      const { archive, store } = opened
      expect(await archive.isEmpty()).toBe(true)
      await store.commit([put(things, 'a', aThing(), absent), put(counters, 'b', { value: 2 }, absent)])
      const a = await store.get(things, 'a')
      const b = await store.get(counters, 'b')
      await store.commit([put(things, 'a', aThing({ name: 'Маша' }), a?.version ?? 0)])
      await store.commit([remove(counters, 'b', b?.version ?? 0)])
      const now = await store.get(things, 'a')
      expect(await everything()).toEqual([
        { collection: 'things', id: 'a', version: now?.version, text: '{"name":"Маша","tags":[]}' },
      ])
      expect(await archive.isEmpty()).toBe(false)
    })

    it('keeps what is written as it was, finds it by index, and may be told twice', async () => {
      const { archive, store } = opened
      await archive.write([aRow(), aRow({ id: 'b', version: 2 })])
      await archive.write([aRow(), aRow({ id: 'b', version: 2 })])
      expect((await everything()).sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
        aRow(),
        aRow({ id: 'b', version: 2 }),
      ])
      expect((await named('Minh')).items.map(({ id, version }) => [id, version])).toEqual([
        ['a', 7],
        ['b', 2],
      ])
      expect((await store.find(things, { index: 'rank', from: 3 })).items).toHaveLength(2)
    })

    it('moves the index entries when another version is written over a document', async () => {
      await opened.archive.write([aRow()])
      await opened.archive.write([aRow({ version: 8, text: JSON.stringify(aThing({ name: 'Lan' })) })])
      expect((await named('Minh')).items).toEqual([])
      expect((await named('Lan')).items.map(({ version }) => version)).toEqual([8])
    })

    it('gives no version again that a document had where it came from', async () => {
      const { archive, store } = opened
      await archive.write([aRow({ version: 40 })])
      await store.commit([remove(things, 'a', 40)])
      await archive.raiseFloors({ things: 90 })
      await store.commit([put(things, 'a', aThing(), absent), put(things, 'new', aThing(), absent)])
      const stored = await store.getMany(things, ['a', 'new'])
      expect(stored.every(({ version }) => version > 90)).toBe(true)
      await store.commit([remove(things, 'a', stored[0]?.version ?? 0)])
      expect((await archive.floors())['things']).toBeGreaterThanOrEqual(stored[0]?.version ?? 0)
    })

    it('takes nothing of a batch in which a document is of no collection or does not fit', async () => {
      const { archive } = opened
      await expect(archive.write([aRow(), aRow({ collection: 'unheard' })])).rejects.toMatchObject({
        code: 'unknown-collection',
      })
      await expect(archive.write([aRow(), aRow({ id: 'b', text: '{"name":1}' })])).rejects.toMatchObject({
        code: 'corrupt-document',
      })
      expect(await archive.isEmpty()).toBe(true)
    })

    it('is no store to work on until it is filled', async () => {
      const { archive, store } = opened
      await archive.markFilling('somewhere')
      await archive.markFilling('somewhere')
      expect(await archive.filling()).toBe('somewhere')
      expect([await archive.isEmpty(), await everything()]).toEqual([true, []])
      await expect(assertFilled(store)).rejects.toMatchObject({ code: 'half-filled' })
      await archive.markFilling(undefined)
      // What another connection wrote is seen in the next turn of the event loop, not before.
      await nextTurn()
      expect(await archive.filling()).toBeUndefined()
      await assertFilled(store)
      expect(await store.get(fillings, fillingId)).toBeUndefined()
    })

    it('shows all as it was at one moment while commits go on, and holds none of them up', async () => {
      const { archive, store } = opened
      const ids = Array.from({ length: 2_000 }, (_, at) => `counter-${at}`)
      await store.commit(ids.map((id) => put(counters, id, { value: 10 }, absent)))
      const read: ArchivedDocument[] = []
      for await (const page of archive.read()) {
        read.push(...page)
        const seen = new Set(read.map(({ id }) => id))
        await shift(store, [...seen].slice(-40), ids.filter((id) => !seen.has(id)).slice(0, 40))
      }
      expect(new Set(read.map(({ id }) => id))).toEqual(new Set(ids))
      expect(read).toHaveLength(ids.length)
      expect(sumOf(read)).toBe(ids.length * 10)
      expect(read.every(({ text }) => text === '{"value":10}')).toBe(true)
      const after = await everything()
      expect([after.length, sumOf(after)]).toEqual([ids.length, ids.length * 10])
      expect(after.some(({ text }) => text !== '{"value":10}')).toBe(true)
    })
  })
}

export const readWhole = async (archive: Archive): Promise<ArchivedDocument[]> => {
  const rows: ArchivedDocument[] = []
  for await (const page of archive.read()) rows.push(...page)
  return rows
}

const sumOf = (rows: readonly ArchivedDocument[]) =>
  rows.reduce((sum, { text }) => sum + Number(JSON.parse(text).value), 0)

/** One commit: one goes from each of `from` to one of `to`; every fourth of `from` goes on under another id. */
const shift = async (store: Store, to: readonly string[], from: readonly string[]) => {
  const more = await store.getMany(counters, to)
  const less = await store.getMany(counters, from)
  const pairs = Math.min(more.length, less.length)
  const committed = await store.commit([
    ...more
      .slice(0, pairs)
      .map(({ id, version, document }) => put(counters, id, { value: document.value + 1 }, version)),
    ...less.slice(0, pairs).flatMap(({ id, version, document }, at): Change[] => {
      const next = { value: document.value - 1 }
      if (at % 4 > 0) return [put(counters, id, next, version)]
      return [remove(counters, id, version), put(counters, `${id}-moved`, next, absent)]
    }),
  ])
  expect(committed).toEqual({ ok: true })
}
