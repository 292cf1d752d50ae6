import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeliveryLine, Outbox } from '../../../../src/core/delivery/outbox.ts'
import { createReads, noteRead } from '../../../../src/core/delivery/reads.ts'
import { announcementsCollection } from '../../../../src/features/announcements/announcement.ts'
import { getAnnouncement } from '../../../../src/features/announcements/api.ts'
import { reportDeliveries } from '../../../../src/features/announcements/report-deliveries.ts'
import { reportSheet } from '../../../../src/features/announcements/report-rows.ts'
import { type AnnouncingLoa, anAnnouncingLoa } from '../../../builders/an-announcing-loa.ts'
import { wednesday } from '../../../builders/loa.ts'
import { aDraft, radioTeam } from './a-draft.ts'

const mai = 'le.thanh.mai'

let loa: AnnouncingLoa
let count: number
beforeEach(async () => {
  loa = await anAnnouncingLoa()
  await loa.say(mai, 'English')
  await aDraft(loa)
  count = await radioTeam(loa)
  await loa.say(mai, `release 1 ${count}`)
  await loa.outbox.work()
})
afterEach(() => loa.close())

const lines = async () => {
  const stored = await loa.store.get(announcementsCollection, '1')
  return (await loa.outbox.lines(stored?.document.released?.batch ?? '', { limit: 1_000 })).lines
}

const read = async (places: readonly number[], by = 0n) => {
  const all = await lines()
  for (const place of places) {
    const line = all[place]
    if (line?.recipient.kind !== 'person') throw new TypeError('there is no such person')
    await noteRead(loa.store, line.recipient.account, String(BigInt(line.activity ?? 0) + by))
  }
}

const reading = async () => (await loa.say(mai, 'announcement report 1')).first.view['reading']

it('is not reported where the platform tells of nobody', async () => {
  expect(await reading()).toMatchObject([{ value: 'not reported' }, { value: '0' }])
})

it('counts who has read this message or a later one, apart from who has it and who acknowledged it', async () => {
  await read([0, 1])
  await read([2], 1_000n)
  await read([3], -1n)
  expect(await reading()).toMatchObject([{ label: 'Read (as Teams reports)', value: '3' }, { value: '0' }])
  expect((await loa.say(mai, 'announcement report 1')).words).toMatch(new RegExp(`Delivered\\n${count}`))
})

it('is told to programs apart from what was delivered, and only once there is something to tell', async () => {
  const client = { id: 'intranet', name: 'Intranet', scopes: ['announcements:read' as const] }
  const ask = async () => (await getAnnouncement(loa.announcing, { id: '1', client })).body
  expect(await ask()).not.toHaveProperty('read')
  await read([0, 1])
  expect(await ask()).toMatchObject({ counts: { delivered: count }, read: 2, answers: { acknowledged: 0 } })
})

it('stands in the table of the report, a recipient a row', async () => {
  await read([0, 2])
  const stored = await loa.store.get(announcementsCollection, '1')
  const sheet = stored && (await reportSheet(loa.announcing, stored.document, 'en'))
  const column = sheet?.columns.findIndex(({ title }) => title === 'Read (as Teams reports)') ?? -1
  expect(sheet?.rows.map((row) => row[column])).toEqual([
    'yes',
    null,
    'yes',
    ...Array.from({ length: count - 3 }, () => null),
  ])
})

it('a report on very many is made a page at a time: nothing asks for more', async () => {
  const asked: number[] = []
  const page = 1_000
  const all = 12_500
  const lineOf = (place: number): DeliveryLine => ({
    recipient: { kind: 'person', account: `a${place}`, language: 'vi' },
    state: 'failed',
    reason: place % 2 === 0 ? 'ConversationNotFound' : 'throttled',
    at: wednesday,
  })
  const outbox: Outbox = {
    ...loa.outbox,
    lines: async (_, { state, after, limit = 0 }) => {
      asked.push(limit)
      const from = Number(after ?? 0)
      if (state !== undefined && state !== 'failed') return { lines: [] }
      const lines = Array.from({ length: Math.min(limit, all - from) }, (_line, index) =>
        lineOf(from + index),
      )
      return { lines, ...(from + lines.length < all && { next: String(from + lines.length) }) }
    },
  }
  const reads = createReads(loa.store, outbox)
  const parts = { ...loa.announcing, outbox, reads }
  const reported = await reportDeliveries(parts, await loa.person(mai), '1')
  expect(reported).toMatchObject({
    report: {
      reasons: [
        { state: 'failed', reason: 'ConversationNotFound', count: all / 2 },
        { state: 'failed', reason: 'throttled', count: all / 2 },
      ],
    },
  })
  const stored = await loa.store.get(announcementsCollection, '1')
  const sheet = stored && (await reportSheet(parts, stored.document, 'en'))
  expect(sheet?.rows).toHaveLength(all)
  expect(Math.max(...asked)).toBe(page)
})
