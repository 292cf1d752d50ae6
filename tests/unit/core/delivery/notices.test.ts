import { DateTime } from 'luxon'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { createNotices, noticeCollections } from '../../../../src/core/delivery/create-notices.ts'
import { noticeKind } from '../../../../src/core/delivery/notice.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { organisationSchema } from '../../../../src/core/people/organisation.ts'
import { type Person, personSchema } from '../../../../src/core/people/person.ts'
import { pinLanguage, preferences } from '../../../../src/core/people/preferences.ts'
import type { Store } from '../../../../src/core/store/store.ts'
import organisation from '../../../../src/sample/organisation.json' with { type: 'json' }
import { anOutbox, type OutboxFake } from '../../../builders/an-outbox.ts'

const aPerson = (index: number): Person =>
  personSchema.parse({
    id: `p${index}`,
    account: `account-${index}`,
    name: `Person ${index}`,
    language: 'en',
  })

const people = Array.from({ length: 1_203 }, (_, index) => aPerson(index))
const clock = () => DateTime.fromISO('2026-11-25T10:00Z') as DateTime<true>
const cancelled = new Set<string>()

const invitation = noticeKind('invitation', z.strictObject({ room: z.string() }), async (reader, { room }) =>
  cancelled.has(room)
    ? undefined
    : {
        name: 'help/menu',
        view: {},
        summary: `${reader.language} ${reader.person?.name ?? 'channel'} ${room}`,
      },
)

let store: Store
let outbox: OutboxFake
const parts = () => ({
  store,
  outbox: () => outbox,
  directory: createFileDirectory({ people, units: [], sites: [] }),
  organisation: organisationSchema.parse(organisation),
  clock,
  kinds: () => [invitation],
  render: (card: { readonly summary: string }) => ({ said: card.summary }),
})

beforeEach(() => {
  store = openSqliteStore({ file: ':memory:', collections: [...noticeCollections, preferences] })
  outbox = anOutbox(clock)
  outbox.serve(createNotices(parts()).source)
  cancelled.clear()
  onTestFinished(() => store.close())
})

const shown = (index: number) => outbox.shownTo(`account-${index}`).map(({ summary }) => summary)

it('is said once to everybody, each in the language they chose, however often it is asked for', async () => {
  await pinLanguage(store, 'account-1', 'ru')
  const notices = createNotices(parts())
  const request = {
    id: 'invite-1',
    kind: 'invitation',
    people: [...people, ...people].map(({ id }) => id),
    data: { room: '302' },
  }
  await notices.say(request)
  await notices.say({ ...request, data: { room: '303' } })
  await outbox.work()
  expect(shown(0)).toEqual(['en Person 0 302'])
  expect(shown(1)).toEqual(['ru Person 1 302'])
  expect((await outbox.progress('invite-1'))?.counts.delivered).toBe(people.length)
})

it('is said after a crash between the commit and the start', async () => {
  const notices = createNotices(parts())
  await store.commit(
    await notices.changesOf({
      id: 'invite-1',
      kind: 'invitation',
      people: [aPerson(3).id],
      data: { room: '302' },
    }),
  )
  await createNotices(parts()).start()
  await outbox.work()
  expect(shown(3)).toEqual(['en Person 3 302'])
})

it('conflicts where a notice of this id is there already, so that nothing of that commit happens', async () => {
  const notices = createNotices(parts())
  const request = { id: 'invite-1', kind: 'invitation', people: [aPerson(3).id], data: { room: '302' } }
  await notices.say(request)
  expect(await store.commit(await notices.changesOf(request))).toMatchObject({
    ok: false,
    conflict: { collection: 'notices' },
  })
})

it('is not said where there is no reason any more at the moment of sending', async () => {
  const notices = createNotices(parts())
  await notices.say({
    id: 'invite-1',
    kind: 'invitation',
    people: [aPerson(3).id],
    data: { room: '302' },
  })
  cancelled.add('302')
  await outbox.work()
  expect((await outbox.progress('invite-1'))?.counts).toMatchObject({ delivered: 0, skipped: 1 })
})

it('an update takes the place of what those have who have it', async () => {
  const notices = createNotices(parts())
  const base = { kind: 'invitation', people: [aPerson(3).id] }
  await notices.say({ ...base, id: 'invite-1', data: { room: '302' } })
  await outbox.work()
  await notices.say({
    id: 'invite-1.2',
    kind: 'invitation',
    operation: 'update',
    of: 'invite-1',
    data: { room: '303' },
  })
  await outbox.work()
  expect(shown(3)).toEqual(['en Person 3 303'])
})
