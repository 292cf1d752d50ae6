import { DateTime } from 'luxon'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { createNotices, noticeCollections } from '../../../../src/core/delivery/create-notices.ts'
import { keepNotices } from '../../../../src/core/delivery/keep-notices.ts'
import { noticeAudiences, notices as stored } from '../../../../src/core/delivery/notice.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { organisationSchema } from '../../../../src/core/people/organisation.ts'
import { personSchema } from '../../../../src/core/people/person.ts'
import { preferences } from '../../../../src/core/people/preferences.ts'
import type { Store } from '../../../../src/core/store/store.ts'
import organisation from '../../../../src/sample/organisation.json' with { type: 'json' }
import { anOutbox, type OutboxFake } from '../../../builders/an-outbox.ts'

const people = Array.from({ length: 501 }, (_, index) =>
  personSchema.parse({ id: `p.${index}`, account: `account-${index}`, name: `Person ${index}` }),
)
const last = people.at(-1) ?? people[0]
const now = DateTime.fromISO('2026-11-25T10:00Z') as DateTime<true>

let store: Store
let outbox: OutboxFake
const notices = () =>
  createNotices({
    store,
    outbox: () => outbox,
    directory: createFileDirectory({ people, units: [], sites: [] }),
    organisation: organisationSchema.parse(organisation),
    clock: () => now,
    kinds: () => [
      { name: 'reminder', show: async () => ({ name: 'help/message', view: {}, summary: 'said' }) },
    ],
    render: () => ({}),
  })
const say = (id: string, count: number) =>
  notices().say({
    id,
    kind: 'reminder',
    people: people.slice(-count).map((person) => person.id),
    data: { for: last?.id },
  })

beforeEach(async () => {
  store = openSqliteStore({ file: ':memory:', collections: [...noticeCollections, preferences] })
  outbox = anOutbox(() => now)
  outbox.serve(notices().source)
  onTestFinished(() => store.close())
  await say('to-all', 501)
  await say(`seated.c1.${last?.id}.3`, 1)
})

it('forgets somebody on whatever page of an audience, and the notices that are theirs alone', async () => {
  if (!last) throw new TypeError('there is nobody')
  const kept = keepNotices(store)
  expect(await kept.of(last)).toHaveLength(2)
  await store.commit((await kept.erase?.(last)) ?? [])
  expect(await kept.of(last)).toEqual([])
  const pages = await store.getMany(noticeAudiences, ['to-all 0', 'to-all 1'])
  expect(pages.map(({ document }) => document.readers.length)).toEqual([500, 1])
  expect(pages[1]?.document.readers).toEqual(['erased'])
  expect(await store.get(stored, `seated.c1.${last.id}.3`)).toBeUndefined()
  expect(await kept.of(people[3] ?? last)).toHaveLength(1)
})

it('empties what has outlived its time, and still says nothing twice', async () => {
  if (!last) throw new TypeError('there is nobody')
  await outbox.work()
  const kept = keepNotices(store)
  expect(await kept.outlived?.(now, 100)).toEqual([])
  await store.commit((await kept.outlived?.(now.plus({ days: 1 }), 100)) ?? [])
  expect(await kept.outlived?.(now.plus({ days: 1 }), 100)).toEqual([])
  expect((await store.get(stored, 'to-all'))?.document).toMatchObject({ data: null, emptied: true })
  expect(await store.get(noticeAudiences, 'to-all 1')).toBeUndefined()
  await say('to-all', 501)
  await outbox.work()
  expect(outbox.shownTo('account-3')).toHaveLength(1)
  // One whose id names somebody goes with them even so.
  await store.commit((await kept.erase?.(last)) ?? [])
  expect(await store.get(stored, `seated.c1.${last.id}.3`)).toBeUndefined()
})
