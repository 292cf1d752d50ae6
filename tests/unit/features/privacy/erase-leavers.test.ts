import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { collections } from '../../../../src/compose.ts'
import { commitAudited } from '../../../../src/core/audit/append-entry.ts'
import { verifyChain } from '../../../../src/core/audit/verify-chain.ts'
import { retention } from '../../../../src/core/people/retention.ts'
import { type AnyCollection, absent, type Change } from '../../../../src/core/store/store.ts'
import { emptyValues } from '../../../../src/features/meetings/form-card.ts'
import { aBotWithALeaver, leaver } from '../../../builders/a-bot-with-a-leaver.ts'
import { wednesday } from '../../../builders/loa.ts'

const { id: person, account, name } = leaver
const at = '2026-11-25T03:00:00.000Z'
const byline = { person, account, name, at }
const lan = '1588e1a7-1387-4103-a469-645558c48e76'
const lanId = 'nguyen.thi.lan'
const moment = '2026-11-25T10:00'

const announcement = {
  id: '77',
  kind: 'notice',
  main: 'vi',
  content: { title: { vi: 'Thông báo' }, summary: {}, body: {} },
  buttons: [],
  importance: 'normal',
  whenUnsure: 'hold',
  audience: { include: [{ kind: 'person', person }], exclude: [] },
  author: byline,
  revision: 1,
  changed: byline,
  state: 'released',
  approved: byline,
  released: { by: byline, recipients: 2, batch: '77.r1.x' },
}

const recipients = [account, lan].map((one) => ({ kind: 'person', account: one, language: 'vi' }))

const batch = {
  source: 'notices',
  operation: 'send',
  whenUnsure: 'hold',
  intent: 'running',
  resumed: 0,
  finished: true,
  startedAt: wednesday.toMillis(),
}
const delivery = {
  recipient: recipients[0],
  place: 0,
  state: 'delivered',
  at: wednesday.toMillis(),
  attempts: 1,
  conversation: `a:chat-of-${account}`,
  activity: '1764039600000',
}
const run = {
  runner: 'loa',
  instance: 'one',
  until: 0,
  planned: true,
  head: 1,
  sending: [],
  counts: { queued: 0, sending: 0, delivered: 1, unknown: 0, retry: 0, failed: 0, skipped: 0 },
}
const notice = {
  kind: 'meetings.invitation',
  operation: 'send',
  whenUnsure: 'hold',
  data: { who: person },
  started: true,
  at: wednesday.toMillis(),
}
const award = {
  year: 2024,
  title: { vi: 'Chiến sĩ thi đua' },
  level: 'centre',
  kind: 'individual',
  recipient: { person },
  decision: { number: '1', date: '2024-12-01' },
}

/** A document about the leaver, in each collection that may have one: by the name of the collection, then by id. */
const planted: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  preferences: { [account]: { language: 'vi', pinned: true } },
  'notice-wishes': { [account]: { muted: ['reminders'] } },
  conversations: {
    [account]: {
      serviceUrl: 'https://smba.example/',
      conversation: `a:chat-of-${account}`,
      bot: '28:loa',
      user: '29:leaver',
      installed: true,
    },
  },
  'read-receipts': { [account]: { account, lastRead: '1764039600000' } },
  boards: {
    [`${account} announcement/77`]: { conversation: 'a:chat', activity: '1', account, at: 1_764_039_600_000 },
  },
  'delivery-batches': {
    'n.1': batch,
    [`n.${person}`]: batch,
    '77.r1.x': { ...batch, source: 'announcements' },
  },
  'delivery-runs': { 'n.1': run, [`n.${person}`]: run },
  deliveries: {
    [`n.1 p ${account}`]: { ...delivery, batch: 'n.1' },
    [`n.${person} p ${account}`]: { ...delivery, batch: `n.${person}` },
    [`77.r1.x p ${account}`]: { ...delivery, batch: '77.r1.x', state: 'failed', reason: 'blocked' },
  },
  notices: { 'n.1': notice, [`n.${person}`]: { ...notice, data: {} } },
  'notice-audiences': {
    'n.1 0': { readers: [person, 'nguyen.thi.lan'] },
    [`n.${person} 0`]: { readers: [person] },
  },
  announcements: { '77': announcement },
  'announcement-batches': {
    '77.r1.x': {
      id: '77.r1.x',
      announcement: '77',
      kind: 'announce',
      shows: announcement,
      snapshot: '77.r1.x',
      to: { account, language: 'vi' },
      at,
      pending: false,
    },
  },
  'announcement-snapshots': { '77.r1.x/0': { recipients } },
  'announcement-answers': { [`77/${account}`]: { announcement: '77', account, rsvp: 'yes', at } },
  'announcement-open-drafts': { [account]: { announcement: '77', at } },
  awards: { 'award-x': { id: 'award-x', ...award } },
  'app-installations': { [account]: { askedAt: 1_764_039_600_000 } },
  'health-check-appointments': {
    [`annual-last/${person}`]: {
      id: `annual-last/${person}`,
      campaign: 'annual-last',
      person,
      slot: 'last-radio',
      state: 'attended',
      sequence: 0,
    },
  },
  'health-check-places': {
    'last-radio': { id: 'last-radio', campaign: 'annual-last', held: [person], waiting: [], revision: 1 },
  },
  'health-check-invitations': {
    [`annual-last/${person}`]: { id: `annual-last/${person}`, campaign: 'annual-last', person },
  },
  'health-check-rosters': { '7': { id: '7', people: [person] } },
  'imported-awards': { 'award-y': { id: 'award-y', ...award } },
  'health-check-plans': {
    '8': {
      id: '8',
      language: 'vi',
      revision: 1,
      contact: lanId,
      officers: [person],
      changed: { name, at },
      name: 'Khám định kỳ',
      from: '2027-01-04',
      to: '2027-01-08',
      clinics: [{ name: 'Phòng khám', address: 'Số 1', sites: ['onshore'] }],
      bring: [],
      intervals: { normal: 12, hazardous: 6 },
      units: [],
      sites: [],
      people: [person],
      weekdays: [1],
      opens: '08:00',
      closes: '11:00',
      every: 30,
      capacity: 5,
      reminders: { everyDays: 3, most: 3 },
    },
  },
  meetings: {
    'meeting-x': {
      id: 'meeting-x',
      title: { vi: 'Họp giao ban' },
      zone: 'Asia/Ho_Chi_Minh',
      start: '2026-11-30T08:30',
      end: '2026-11-30T09:00',
      place: { vi: 'Phòng 302' },
      organiser: person,
      invited: { people: [person, lanId] },
      agenda: [{ id: 'one', title: { vi: 'Báo cáo' }, speaker: name, kind: 'report' }],
      updated: '2026-11-25',
      changedBy: name,
    },
  },
  'meeting-drafts': {
    [account]: {
      values: { ...emptyValues('Asia/Ho_Chi_Minh'), organiser: name },
      stamp: 'one',
      at,
    },
  },
  'meeting-answers': { [`meeting-x ${person}`]: { meeting: 'meeting-x', person, all: 'yes' } },
  'meeting-records': {
    'meeting-x 2026-11-30': {
      meeting: 'meeting-x',
      date: '2026-11-30',
      minutes: 'Xong.',
      revision: 1,
      by: name,
    },
  },
  'meeting-tasks': {
    '3': {
      id: '3',
      meeting: 'meeting-x',
      date: '2026-11-30',
      text: 'Đặt phòng',
      owner: person,
      due: '2026-12-02',
      state: 'open',
    },
  },
  'calendar-secrets': { hash: { person, account, made: at } },
  incidents: {
    '12': {
      id: '12',
      title: { vi: 'Mất mạng' },
      services: ['radio'],
      sites: ['onshore'],
      impact: 'major',
      start: moment,
      timeline: [{ at: moment, phase: 'investigating', text: { vi: 'Đang xem' }, author: person }],
      revision: 1,
      changedBy: name,
    },
  },
  maintenance: {
    '13': {
      id: '13',
      title: { vi: 'Bảo trì' },
      effect: { vi: 'Gián đoạn' },
      services: ['radio'],
      sites: ['onshore'],
      start: moment,
      end: '2026-12-25T10:00',
      changedBy: name,
    },
  },
  kpis: {
    '2019-q3': {
      id: '2019-q3',
      period: { grain: 'quarter', year: 2019, number: 3 },
      published: '2019-10-05',
      figures: [{ service: 'radio', achieved: 99, plan: 98, entered: { on: '2026-10-05', by: name } }],
    },
  },
  'kpi-imports': {
    [account]: {
      id: account,
      sent: at,
      rows: [{ row: 1, cells: {}, lost: [] }],
      readings: {},
      token: '',
    },
  },
  'report-schedules': {
    [`${person}.week`]: {
      id: `${person}.week`,
      person,
      rhythm: 'week',
      day: 1,
      time: '08:00',
      zone: 'Asia/Ho_Chi_Minh',
      next: at,
    },
  },
  'manual-states': {
    '14': {
      id: '14',
      service: 'radio',
      sites: ['onshore'],
      state: 'degraded',
      reason: 'Thử máy phát',
      by: { id: person, name },
      from: moment,
    },
  },
  subscriptions: {
    [`person:${person}`]: { kind: 'person', who: person, wants: [{ service: 'radio' }] },
  },
  'held-news': { [`person:${person}`]: { due: moment, incidents: ['12'], works: [], more: 0 } },
  tellings: { 'incident/12': { notices: ['incident.12.r1'], people: [person], places: [], times: 1 } },
  'taught-lines': { abc: { text: 'họp gì', intent: 'meeting_agenda', language: 'vi', author: account, at } },
}

/** Collections in which nobody can be named. */
const aboutNobody = [
  'audit-heads',
  'filling',
  'imports',
  'channels',
  'announcement-requests',
  'announcement-numbers',
  'unanswered-questions',
  'conferences',
  'benefit-articles',
  'services',
  'live-numbers',
  'storms',
  'alert-groups',
  'unmapped-alerts',
  'meeting-numbers',
  'meeting-calendar-writes',
]

/** The chain keeps who did what; the register is what erasing goes by, and is searched below all the same. */
const ofTheirOwn = ['audit-entries', 'known-people']

/** Of the directory and of calendars, which forget by themselves, and of campaigns that the sample has. */
const elsewhere =
  /^(directory-|calendar-(links|cursors|subscriptions)$|health-check-(campaigns|slots|numbers)$)/

const plant = (): readonly Change[] =>
  Object.entries(planted).flatMap(([collection, documents]) =>
    Object.entries(documents).map(([id, document]): Change => {
      const found = collections.find((one): one is AnyCollection => one.name === collection)
      if (!found) throw new TypeError(`the bot has no ${collection}`)
      return { kind: 'put', collection: found, id, seen: absent, document }
    }),
  )

const traces = [person, account, name, leaver.email]

it('plants something in every collection that may name somebody', () => {
  const known = [...Object.keys(planted), ...aboutNobody, ...ofTheirOwn]
  const missed = collections
    .map((one) => one.name)
    .filter((one) => !known.includes(one) && !elsewhere.test(one))
  expect(missed).toEqual([])
})

it('erases a leaver everywhere but in the audit chain, thirty days after the directory last had them', async () => {
  const bot = await aBotWithALeaver()
  const namedIn = async () => {
    const found = (await bot.stored()).filter(({ text }) => traces.some((trace) => text.includes(trace)))
    return [...new Set(found.map(({ collection }) => collection))].sort()
  }
  await bot.start(wednesday, { present: true })
  await bot.sweep(wednesday)
  expect(await bot.store.commit(plant())).toEqual({ ok: true })
  const deed = { actor: { account, name }, action: 'announcement.released', subject: '77', details: {} }
  await commitAudited(
    bot.store,
    () => wednesday,
    deed,
    async () => [],
  )
  const everywhere = [...Object.keys(planted), ...ofTheirOwn].sort()
  expect(everywhere).toEqual(expect.arrayContaining(await namedIn()))
  expect((await namedIn()).length).toBeGreaterThan(15)

  await bot.start(wednesday.plus({ days: 1 }), { present: false })
  await bot.sweep(wednesday.plus({ days: 1 }))
  await bot.sweep(wednesday.plus({ days: 30 }))
  expect(await namedIn()).toContain('preferences')

  for (const hours of [2, 4, 6]) await bot.sweep(wednesday.plus({ days: 31, hours }))
  expect(await namedIn()).toEqual(['audit-entries'])
  expect(await verifyChain(bot.store)).toMatchObject({ ok: true })
  const audited = (await bot.stored()).filter(({ collection }) => collection === 'audit-entries')
  expect(audited.at(-1)?.text).toMatch(/privacy\.leaver-erased.*"documents":\d\d/s)
  expect(audited.at(-1)?.text).not.toContain(account)

  // Everybody else is where they were, and each row of the ledger still counts.
  const stored = await bot.stored()
  const textsOf = (kind: string) => stored.filter((one) => one.collection === kind).map(({ text }) => text)
  expect(textsOf('announcement-snapshots').join()).toContain(lan)
  expect(textsOf('notice-audiences').join()).toContain('nguyen.thi.lan')
  expect(textsOf('deliveries').filter((text) => text.startsWith('77.r1.x'))).toHaveLength(1)
  expect(textsOf('announcements').join()).toContain('Thông báo')
})

it('ends each kind of data of the features after as many days as the table says', async () => {
  const bot = await aBotWithALeaver()
  await bot.start(wednesday, { present: true })
  const kept = bot.bot().features.flatMap(({ keeps = [] }) => keeps)
  const endless = kept.filter(({ kind, outlived }) => retention[kind].days !== 'whileItMatters' && !outlived)
  expect(endless.map(({ kind }) => kind)).toEqual([])
  await bot.store.commit(plant())
  const left = async (end: DateTime<true>) => {
    const found = await Promise.all(
      kept
        .filter(({ kind }) => ['meetingDrafts', 'meetingAnswers', 'figureImports'].includes(kind))
        .map(async ({ outlived }) => (await outlived?.(end, 100))?.length),
    )
    return found.reduce<number>((sum, count = 0) => sum + count, 0)
  }
  expect(await left(DateTime.fromISO(at).minus({ hours: 1 }) as DateTime<true>)).toBe(0)
  expect(await left(wednesday.plus({ days: 30 }))).toBe(3)
})

it('takes nobody for a leaver who is back in time', async () => {
  const bot = await aBotWithALeaver()
  const wishes = { ...planted['preferences'] }
  await bot.start(wednesday, { present: true })
  await bot.sweep(wednesday)
  await bot.store.commit(plant())
  await bot.start(wednesday.plus({ days: 1 }), { present: false })
  await bot.sweep(wednesday.plus({ days: 1 }))
  await bot.start(wednesday.plus({ days: 20 }), { present: true })
  await bot.sweep(wednesday.plus({ days: 20 }))
  await bot.sweep(wednesday.plus({ days: 40 }))
  const kept = (await bot.stored()).filter(({ collection }) => collection === 'preferences')
  expect(kept).toHaveLength(Object.keys(wishes).length)
})
