import { DateTime } from 'luxon'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { createNotices, noticeCollections } from '../../../../src/core/delivery/create-notices.ts'
import { type NoticeRequest, noticeKind } from '../../../../src/core/delivery/notice.ts'
import { type NoticeWishes, noticeWishes } from '../../../../src/core/people/disturbing.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { organisationSchema } from '../../../../src/core/people/organisation.ts'
import { personSchema } from '../../../../src/core/people/person.ts'
import { preferences } from '../../../../src/core/people/preferences.ts'
import { absent, put, type Store } from '../../../../src/core/store/store.ts'
import organisation from '../../../../src/sample/organisation.json' with { type: 'json' }
import { anOutbox, type OutboxFake } from '../../../builders/an-outbox.ts'

const person = (id: string, zone?: string) =>
  personSchema.parse({ id, account: `account-${id}`, name: id, ...(zone && { zone }) })
const people = [person('an'), person('boris', 'Europe/Moscow')]

let now: DateTime<true>
let store: Store
let outbox: OutboxFake
let isDue: boolean
const reminder = noticeKind('reminder', z.string(), async (_, text) =>
  isDue ? { name: 'help/message', view: {}, summary: text } : undefined,
)
const notices = () =>
  createNotices({
    store,
    outbox: () => outbox,
    directory: createFileDirectory({ people, units: [], sites: [] }),
    organisation: organisationSchema.parse(organisation),
    clock: () => now,
    kinds: () => [reminder],
    render: (card) => ({ said: card.summary }),
  })

beforeEach(() => {
  now = DateTime.fromISO('2026-11-25T23:00', { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>
  isDue = true
  store = openSqliteStore({ file: ':memory:', collections: [...noticeCollections, preferences] })
  outbox = anOutbox(() => now)
  outbox.serve(notices().source)
  onTestFinished(() => store.close())
})

const wish = (wishes: NoticeWishes) =>
  store.commit(people.map(({ account }) => put(noticeWishes, account, wishes, absent)))

const say = async (request: Partial<NoticeRequest> = {}) => {
  await notices().say({
    id: 'n1',
    kind: 'reminder',
    people: people.map(({ id }) => id),
    data: 'said',
    ...request,
  })
  await outbox.work()
}

const reached = () => people.filter(({ account }) => outbox.shownTo(account).length > 0).map(({ id }) => id)

it('goes to nobody who muted its category', async () => {
  await wish({ muted: ['reminders'] })
  await say({ category: 'reminders' })
  expect(reached()).toEqual([])
  expect((await outbox.lines('n1', {})).lines.map(({ reason }) => reason)).toEqual(['muted', 'muted'])
})

it('goes to everybody at once where it is mandatory, whatever they wish', async () => {
  await wish({ muted: ['reminders', 'incidents', 'announcements'], quiet: { from: '00:00', to: '23:59' } })
  await say()
  expect(reached()).toEqual(['an', 'boris'])
})

it('waits for the end of quiet hours on the clock of each', async () => {
  await wish({ muted: [], quiet: { from: '22:00', to: '06:00' } })
  await say({ category: 'reminders' })
  expect(reached()).toEqual(['boris'])
  now = now.plus({ hours: 7 })
  await outbox.work()
  expect(reached()).toEqual(['an', 'boris'])
})

it('is not said any more when it has lost its sense by the end of quiet hours', async () => {
  await wish({ muted: [], quiet: { from: '22:00', to: '06:00' } })
  await say({ category: 'reminders', people: people.slice(0, 1).map(({ id }) => id) })
  isDue = false
  now = now.plus({ hours: 7 })
  await outbox.work()
  expect(reached()).toEqual([])
  expect((await outbox.lines('n1', {})).lines.map(({ reason }) => reason)).toEqual(['no-longer-due'])
})

it('changes a card that is there already, muted since or not', async () => {
  await say({ category: 'reminders' })
  await wish({ muted: ['reminders'], quiet: { from: '00:00', to: '23:59' } })
  await say({ id: 'n2', operation: 'update', of: 'n1', category: 'reminders', data: 'changed' })
  expect(outbox.shownTo('account-an').map(({ summary }) => summary)).toEqual(['changed'])
})
