import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { absent, keep, put, remove, type Store } from '../../src/core/store/store.ts'
import { update } from '../../src/core/store/update.ts'
import { emptyModel, someCommands } from './store.model.ts'
import { aThing, counters, type Thing, things } from './store-collections.ts'

/** A fresh, empty store of `contractCollections`, as an implementation hands it to the contract. */
export type OpenedStore = {
  readonly store: Store
  /** Closes the store and opens what it left behind. */
  readonly reopen: () => Promise<Store>
  readonly dispose: () => Promise<void>
  /** Arguments of `node` for a process that runs `incrementCounter` on the same data; `times` and `crowd` follow. */
  readonly incrementElsewhere: readonly string[]
}

const run = promisify(execFile)

/** Everything that the port promises, of whatever implementation: open hands out a new store at each call. */
export const storeContract = (name: string, open: () => Promise<OpenedStore>): void => {
  describe(`${name} as a store`, () => {
    let opened: OpenedStore
    let store: Store
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened.dispose())

    const created = async (id: string, document: Thing) => {
      expect(await store.commit([put(things, id, document, absent)])).toEqual({ ok: true })
      return (await store.get(things, id))?.version ?? absent
    }
    const idsOf = async (query: Parameters<Store['find']>[1]) =>
      (await store.find(things, query)).items.map(({ id }) => id)

    it('has nothing of an id that was never put', async () => {
      expect(await store.get(things, 'a')).toBeUndefined()
      expect(await store.getMany(things, ['a', 'b'])).toEqual([])
    })

    it('starts versions at 1 or above and lets them grow with every put', async () => {
      const first = await created('a', aThing())
      await store.commit([put(things, 'a', aThing({ name: 'next' }), first)])
      const next = await store.get(things, 'a')
      expect(first).toBeGreaterThanOrEqual(1)
      expect(next?.version).toBeGreaterThan(first)
    })

    it('never uses a version again when a document is put after its removal', async () => {
      const seen = [await created('a', aThing())]
      for (const round of [1, 2, 3]) {
        await store.commit([remove(things, 'a', seen.at(-1) ?? absent)])
        store = round === 2 ? await opened.reopen() : store
        seen.push(await created('a', aThing()))
      }
      expect(new Set(seen).size).toBe(4)
      expect(await store.commit([put(things, 'a', aThing(), seen[0] ?? absent)])).toMatchObject({ ok: false })
    })

    it('answers a commit of nothing with ok', async () => {
      expect(await store.commit([])).toEqual({ ok: true })
    })

    it('names the first moved document in the order of the changes and changes nothing', async () => {
      const version = await created('a', aThing())
      const outcome = await store.commit([
        put(things, 'a', aThing({ name: 'changed' }), version),
        put(counters, 'missing', { value: 1 }, 5),
        put(things, 'missing', aThing(), 5),
      ])
      expect(outcome).toEqual({ ok: false, conflict: { collection: 'counters', id: 'missing' } })
      expect(await store.get(things, 'a')).toEqual({ id: 'a', version, document: aThing() })
      expect(await idsOf({ index: 'name', equals: 'changed' })).toEqual([])
    })

    it('leaves the version alone when a change only keeps a document', async () => {
      const version = await created('a', aThing())
      expect(await store.commit([keep(things, 'a', version), keep(things, 'b', absent)])).toEqual({
        ok: true,
      })
      expect((await store.get(things, 'a'))?.version).toBe(version)
    })

    it('keeps equal ids of two collections apart', async () => {
      await store.commit([put(things, 'a', aThing(), absent), put(counters, 'a', { value: 7 }, absent)])
      expect((await store.get(counters, 'a'))?.document).toEqual({ value: 7 })
      expect((await store.get(things, 'a'))?.document).toEqual(aThing())
    })

    it('refuses a commit that changes one document twice, even to keep it', async () => {
      const twice = [put(things, 'a', aThing(), absent), keep(things, 'a', absent)]
      await expect(store.commit(twice)).rejects.toMatchObject({ code: 'bad-commit' })
      expect(await store.get(things, 'a')).toBeUndefined()
    })

    it.each(['', '\ud800', 'a\udc00b'])(
      'refuses an id that is no text (%j), and finds nothing of it',
      async (id) => {
        await created('\ufffd', aThing())
        await expect(store.commit([put(things, id, aThing(), absent)])).rejects.toMatchObject({
          code: 'bad-commit',
        })
        expect(await store.get(things, id)).toBeUndefined()
        expect(await store.getMany(things, [id])).toEqual([])
      },
    )

    it.each([
      ['does not fit its schema', { name: 'private words', tags: 'none' }],
      ['has a key that can not be ordered', aThing({ name: '\ud800' })],
      ['is no JSON', { ...aThing(), more: 1n }],
      ['is not there', undefined],
    ])('refuses a commit with a document that %s, and says nothing of its content', async (_, document) => {
      const changes = [
        put(things, 'good', aThing(), absent),
        { ...put(things, 'bad', aThing(), absent), document },
      ]
      const failure = await store.commit(changes).catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'bad-document', ids: { collection: 'things', id: 'bad' } })
      expect(JSON.stringify(failure) + String(failure)).not.toContain('private words')
      expect(await store.get(things, 'good')).toBeUndefined()
    })

    it('says corrupt-document when what is stored does not fit the schema of its reader', async () => {
      await created('a', aThing())
      const reader = { ...things, schema: z.object({ else: z.string() }), indexes: {} }
      const corrupt = { code: 'corrupt-document', ids: { collection: 'things', id: 'a' } }
      await expect(store.get(reader, 'a')).rejects.toMatchObject(corrupt)
      await expect(store.getMany(reader, ['a'])).rejects.toMatchObject(corrupt)
      await expect(store.find(reader, { index: 'name' })).rejects.toMatchObject(corrupt)
    })

    it('refuses a collection that it was not opened with', async () => {
      const stranger = { ...things, name: 'strangers' }
      const unknown = { code: 'unknown-collection' }
      await expect(store.get(stranger, 'a')).rejects.toMatchObject(unknown)
      await expect(store.getMany(stranger, ['a'])).rejects.toMatchObject(unknown)
      await expect(store.find(stranger, { index: 'name' })).rejects.toMatchObject(unknown)
      await expect(store.commit([keep(stranger, 'a', absent)])).rejects.toMatchObject(unknown)
    })

    it.each([
      ['unknown-index', { index: 'colour' }],
      ['unknown-index', { index: 'toString' }],
      ['bad-query', { index: 'name', limit: 0 }],
      ['bad-query', { index: 'name', limit: 1_001 }],
      ['bad-query', { index: 'name', limit: 1.5 }],
      ['bad-query', { index: 'name', equals: 'a', from: 'a' }],
      ['bad-query', { index: 'rank', from: Number.NaN }],
      ['bad-query', { index: 'name', after: 'of no page' }],
    ])('answers %s to the query %j', async (code, query) => {
      await expect(store.find(things, query)).rejects.toMatchObject({ code })
    })

    it('gives 100 documents a page unless told', async () => {
      const changes = Array.from({ length: 101 }, (_, at) => put(things, `id-${at}`, aThing(), absent))
      await store.commit(changes)
      const page = await store.find(things, { index: 'name' })
      const rest = await store.find(things, { index: 'name', ...(page.next && { after: page.next }) })
      expect([page.items.length, rest.items.length, rest.next]).toEqual([100, 1, undefined])
    })

    it.each([false, true])(
      'neither skips nor repeats what stands still while others write (descending: %s)',
      async (descending) => {
        const still = Array.from({ length: 40 }, (_, at) => `still-${String(at).padStart(2, '0')}`)
        await store.commit(still.map((id, at) => put(things, id, aThing({ name: `n${at % 7}` }), absent)))
        const seen: string[] = []
        let after: string | undefined
        for (let round = 0; round === 0 || after; round++) {
          const page = await store.find(things, {
            index: 'name',
            limit: 3,
            descending,
            ...(after && { after }),
          })
          seen.push(...page.items.map(({ id }) => id))
          after = page.next
          await stir(store, round, page.items.at(-1)?.id)
        }
        const calm = seen.filter((id) => id.startsWith('still'))
        expect([...calm].sort()).toEqual(still)
      },
    )

    it('adds up exactly when many tasks increment one counter', async () => {
      const increment = () =>
        update(store, counters, 'shared', (counter) => ({ value: (counter?.value ?? 0) + 1 }))
      await Promise.all(
        Array.from({ length: 60 }, async () => {
          await increment()
          await increment()
        }),
      )
      expect((await store.get(counters, 'shared'))?.document).toEqual({ value: 120 })
    })

    it('lets exactly one of several commits through that saw the same version', async () => {
      const version = await created('a', aThing())
      const outcomes = await Promise.all(
        ['x', 'y', 'z'].map((tag) => store.commit([put(things, 'a', aThing({ tags: [tag] }), version)])),
      )
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    })

    it('adds up exactly when several processes increment one counter', async () => {
      const elsewhere = [1, 2, 3].map(() => run(process.execPath, [...opened.incrementElsewhere, '200', '3']))
      await Promise.all(elsewhere)
      expect((await store.get(counters, 'shared'))?.document).toEqual({ value: 600 })
    }, 60_000)

    it('finishes what it was asked to commit before it closes, then refuses', async () => {
      const committing = store.commit([put(things, 'a', aThing(), absent)])
      await store.close()
      expect(await committing).toEqual({ ok: true })
      await expect(store.get(things, 'a')).rejects.toMatchObject({ code: 'store-closed' })
      await store.close()
    })

    it('behaves like a plain model in every sequence of operations', async () => {
      const start = async () => {
        await opened.dispose()
        opened = await open()
        return { model: emptyModel(), real: { store: opened.store, reopen: opened.reopen } }
      }
      const property = fc.asyncProperty(someCommands, async (commands) => {
        const setup = await start()
        await fc.asyncModelRun(() => setup, commands)
      })
      await fc.assert(property, { numRuns: 60 })
    }, 120_000)
  })
}

/** Writes around a reader: a new document on both sides, one removed, the one that it stopped at put again. */
const stir = async (store: Store, round: number, at: string | undefined) => {
  const last = at === undefined ? undefined : await store.get(things, at)
  const passing = await store.get(things, `passing-${round - 1}`)
  await store.commit([
    put(things, `passing-${round}`, aThing({ name: `n${round % 7}` }), absent),
    put(things, `zero-${round}`, aThing({ name: '' }), absent),
    ...(last?.id.startsWith('still')
      ? [put(things, last.id, { ...last.document, rank: round }, last.version)]
      : []),
    ...(passing ? [remove(things, passing.id, passing.version)] : []),
  ])
}
