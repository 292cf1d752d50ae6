import { DateTime } from 'luxon'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { auditCollections } from '../../../../src/core/audit/audit.ts'
import { listEntries } from '../../../../src/core/audit/list-entries.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { type Person, personSchema } from '../../../../src/core/people/person.ts'
import { keptBy, type PersonalData } from '../../../../src/core/people/personal-data.ts'
import { preferences } from '../../../../src/core/people/preferences.ts'
import { absent, put, type Store } from '../../../../src/core/store/store.ts'
import { answers } from '../../../../src/features/announcements/answer.ts'
import { applyRetention } from '../../../../src/features/privacy/apply-retention.ts'
import { eraseLeavers } from '../../../../src/features/privacy/erase-leavers.ts'
import { knownPeople } from '../../../../src/features/privacy/known-person.ts'
import { noteLeavers } from '../../../../src/features/privacy/note-leavers.ts'

const people = Array.from({ length: 10 }, (_, index) =>
  personSchema.parse({ id: `p${index}`, account: `a${index}`, name: `Person ${index}` }),
)
let now: DateTime<true>
let present: readonly Person[]
let store: Store
let kept: readonly PersonalData[]

beforeEach(() => {
  now = DateTime.fromISO('2026-11-25T10:00Z') as DateTime<true>
  present = people
  store = openSqliteStore({
    file: ':memory:',
    collections: [...auditCollections, knownPeople, preferences, answers],
  })
  kept = [
    keptBy(
      {
        kind: 'announcementAnswers',
        store,
        collection: answers,
        time: { index: 'at', key: (before) => before.toUTC().toISO() },
      },
      ({ account }) => ({ index: 'account', equals: account }),
    ),
  ]
  onTestFinished(() => store.close())
})

const parts = () => ({
  store,
  clock: () => now,
  directory: createFileDirectory({ people: present, units: [], sites: [] }),
  keeps: () => kept,
})

const gone = async () => (await store.find(knownPeople, { index: 'gone' })).items.map(({ id }) => id)

const answer = (announcement: string, account: string, at: string) =>
  put(answers, `${announcement}/${account}`, { announcement, account, at }, absent)

it('notes who is missing, and that they are back', async () => {
  await noteLeavers(parts())
  present = people.slice(1)
  await noteLeavers(parts())
  expect(await gone()).toEqual(['a0'])
  present = people
  await noteLeavers(parts())
  expect(await gone()).toEqual([])
})

it('takes nobody for a leaver while most of the directory is not there', async () => {
  await noteLeavers(parts())
  present = people.slice(8)
  await noteLeavers(parts())
  present = []
  await noteLeavers(parts())
  expect(await gone()).toEqual([])
})

it('goes on the next time where somebody else writes at the same moment', async () => {
  await noteLeavers(parts())
  await store.commit([answer('1', 'a0', '2026-11-25T03:00:00.000Z')])
  present = people.slice(1)
  await noteLeavers(parts())
  now = now.plus({ days: 31 })
  const [honest] = kept
  kept = honest
    ? [
        {
          ...honest,
          erase: async (whom) => {
            const changes = (await honest.erase?.(whom)) ?? []
            const stored = await store.get(answers, '1/a0')
            if (stored) await store.commit([put(answers, stored.id, stored.document, stored.version)])
            return changes
          },
        },
      ]
    : []
  await eraseLeavers(parts())
  expect(await gone()).toEqual(['a0'])
  kept = honest ? [honest] : []
  await eraseLeavers(parts())
  expect(await gone()).toEqual([])
  expect((await store.find(answers, { index: 'account' })).items).toEqual([])
})

it('ends what has outlived its time, with its count in the audit chain, and nothing else', async () => {
  const old = now.minus({ days: 366 }).toUTC().toISO()
  const young = now.minus({ days: 364 }).toUTC().toISO()
  await store.commit([
    ...Array.from({ length: 1_234 }, (_, index) => answer(`old-${index}`, 'a1', old)),
    answer('young', 'a1', young),
  ])
  expect(await applyRetention(parts())).toBe(false)
  const left = await store.find(answers, { index: 'account', limit: 1_000 })
  expect(left.items.map(({ id }) => id)).toEqual(['young/a1'])
  const { items } = await listEntries(store)
  expect(items.map(({ document: { action, details } }) => [action, details])).toEqual([
    ['privacy.retention-applied', { announcementAnswers: 500 }],
    ['privacy.retention-applied', { announcementAnswers: 500 }],
    ['privacy.retention-applied', { announcementAnswers: 234 }],
  ])
})

it('writes nothing into the chain where there is nothing to end', async () => {
  expect(await applyRetention(parts())).toBe(false)
  expect((await listEntries(store)).items).toEqual([])
})
