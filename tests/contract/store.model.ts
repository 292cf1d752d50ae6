import fc from 'fast-check'
import { expect } from 'vitest'
import {
  absent,
  type Change,
  type IndexKey,
  keep,
  put,
  type Query,
  remove,
  type Store,
  type Stored,
} from '../../src/core/store/store.ts'
import { type Thing, things } from './store-collections.ts'

/** What the store has to hold: the documents, and every version that an id ever had. */
type Model = { readonly documents: Map<string, Stored<Thing>>; readonly versions: Map<string, number[]> }

export type Real = { store: Store; readonly reopen: () => Promise<Store> }

type Command = fc.AsyncCommand<Model, Real>

export const emptyModel = (): Model => ({ documents: new Map(), versions: new Map() })

// Chosen to sort differently by code unit, by code point and by language, and to upset escaping.
const ids = ['a', 'B', '10', '9', 'é', '\uffee', '𝄞', 'i\0d', '__proto__', "'; --"]
const texts = ['', 'a', 'A', 'ab', 'a\0b', 'đ', 'e\u0301', 'é', '\uffee', '𝄞', '😀', '"]', '1']
const numbers = [-1e21, -1.5, -1, 0, 5e-324, 0.1, 1, 2, 10, 2 ** 31, 2 ** 53, 1e300]

const anId = fc.constantFrom(...ids)
const aText = fc.constantFrom(...texts)
const aNumber = fc.constantFrom(...numbers)
const aDocument = fc.record(
  { name: aText, rank: aNumber, tags: fc.array(aText, { maxLength: 3 }) },
  { requiredKeys: ['name', 'tags'] },
)

type Sight = 'current' | 'stale' | 'absent'
type Plan = { id: string; kind: Change['kind']; sight: Sight; document: Thing }

const aPlan: fc.Arbitrary<Plan> = fc.record({
  id: anId,
  kind: fc.constantFrom('put', 'put', 'put', 'remove', 'keep'),
  // Mostly right: a single wrong one already makes the whole commit a conflict.
  sight: fc.oneof(
    { weight: 20, arbitrary: fc.constant<Sight>('current') },
    { weight: 1, arbitrary: fc.constantFrom<Sight>('stale', 'absent') },
  ),
  document: aDocument,
})

const versionOf = (model: Model, id: string) => model.documents.get(id)?.version ?? absent

const seenBy = (model: Model, { id, sight }: Plan): number => {
  const past = (model.versions.get(id) ?? []).filter((version) => version !== versionOf(model, id))
  return { current: versionOf(model, id), stale: past.at(-1) ?? 7, absent }[sight]
}

const toChange = (model: Model, plan: Plan): Change => {
  const seen = seenBy(model, plan)
  if (plan.kind === 'put') return put(things, plan.id, plan.document, seen)
  return plan.kind === 'remove' ? remove(things, plan.id, seen) : keep(things, plan.id, seen)
}

/** Takes a put into the model: its version is the store's to choose, but has to be new for the id. */
const notePut = async (model: Model, store: Store, { id, document }: Plan) => {
  const stored = await store.get(things, id)
  expect(stored?.document).toEqual(document)
  const version = stored?.version ?? absent
  const versions = model.versions.get(id) ?? []
  expect(version).toBeGreaterThan(Math.max(absent, ...versions))
  model.versions.set(id, [...versions, version])
  model.documents.set(id, { id, version, document })
}

const commitCommand = (plans: readonly Plan[]): Command => ({
  check: () => true,
  toString: () => `commit(${fc.stringify(plans)})`,
  run: async (model, { store }) => {
    const changes = plans.map((plan) => toChange(model, plan))
    const conflict = changes.find(({ id, seen }) => seen !== versionOf(model, id))
    const expected = conflict
      ? { ok: false, conflict: { collection: 'things', id: conflict.id } }
      : { ok: true }
    expect(await store.commit(changes)).toEqual(expected)
    if (conflict) return
    for (const plan of plans) {
      if (plan.kind === 'remove') model.documents.delete(plan.id)
      if (plan.kind === 'put') await notePut(model, store, plan)
    }
  },
})

const getCommand = (id: string): Command => ({
  check: () => true,
  toString: () => `get(${fc.stringify(id)})`,
  run: async (model, { store }) => {
    expect(await store.get(things, id)).toEqual(model.documents.get(id))
  },
})

const getManyCommand = (wanted: readonly string[]): Command => ({
  check: () => true,
  toString: () => `getMany(${fc.stringify(wanted)})`,
  run: async (model, { store }) => {
    expect(await store.getMany(things, wanted)).toEqual(wanted.flatMap((id) => model.documents.get(id) ?? []))
  },
})

const reopenCommand: Command = {
  check: () => true,
  toString: () => 'reopen()',
  run: async (_, real) => {
    real.store = await real.reopen()
  },
}

const findCommand = (query: Query): Command => ({
  check: () => true,
  toString: () => `find(${fc.stringify(query)})`,
  run: (model, { store }) => expectPages(model, store, query),
})

const expectPages = async (model: Model, store: Store, query: Query) => {
  const expected = answer(model, query)
  const limit = query.limit ?? 100
  let after: string | undefined
  let start = 0
  do {
    const page = await store.find(things, { ...query, ...(after && { after }) })
    expect(page.items).toEqual(expected.slice(start, start + limit))
    start += limit
    after = page.next
    expect(after !== undefined).toBe(start < expected.length)
  } while (after)
}

const answer = (model: Model, { index, equals, from, to, descending }: Query): Stored<Thing>[] => {
  const fits = (key: IndexKey) =>
    (equals === undefined || compareKeys(key, equals) === 0) &&
    (from === undefined || compareKeys(key, from) >= 0) &&
    (to === undefined || compareKeys(key, to) < 0)
  const entries = [...model.documents.values()].flatMap((stored) =>
    keysOf(index, stored.document).map((key) => ({ key, stored })),
  )
  const ordered = entries
    .filter(({ key }) => fits(key))
    .sort((a, b) => compareKeys(a.key, b.key) || compareKeys(a.stored.id, b.stored.id))
    .map(({ stored }) => stored)
  return descending ? ordered.reverse() : ordered
}

const keysOf = (index: string, { name, rank, tags }: Thing): readonly IndexKey[] => {
  if (index === 'name') return [name]
  if (index === 'rank') return rank === undefined ? [] : [rank]
  return [...new Set(tags)]
}

/** Numbers by value, strings by code point. */
const compareKeys = (a: IndexKey, b: IndexKey): number => {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b)
  const points = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const [left, right] = [points(a), points(b)]
  const place = left.findIndex((point, at) => point !== right[at])
  return place === -1 ? left.length - right.length : (left[place] ?? 0) - (right[place] ?? -1)
}

const aStretch = (key: fc.Arbitrary<IndexKey>) =>
  fc.oneof(fc.record({ equals: key }), fc.record({ from: key, to: key }, { requiredKeys: [] }))

const aQuery: fc.Arbitrary<Query> = fc
  .tuple(
    fc.oneof(
      fc.tuple(fc.constantFrom('name', 'tag'), aStretch(aText)),
      fc.tuple(fc.constant('rank'), aStretch(aNumber)),
    ),
    fc.record({ descending: fc.boolean(), limit: fc.integer({ min: 1, max: 6 }) }, { requiredKeys: [] }),
  )
  .map(([[index, stretch], options]) => ({ index, ...stretch, ...options }))

export const someCommands = fc.commands(
  [
    fc.uniqueArray(aPlan, { maxLength: 6, selector: ({ id }) => id }).map(commitCommand),
    fc.uniqueArray(aPlan, { maxLength: 6, selector: ({ id }) => id }).map(commitCommand),
    anId.map(getCommand),
    fc.array(anId, { maxLength: 8 }).map(getManyCommand),
    aQuery.map(findCommand),
    aQuery.map(findCommand),
    fc.constant(reopenCommand),
  ],
  { maxCommands: 40, size: 'max' },
)
