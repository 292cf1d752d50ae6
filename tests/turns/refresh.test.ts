import { afterAll, beforeAll, expect, it } from 'vitest'
import { put } from '../../src/core/store/store.ts'
import { storedMeetings } from '../../src/features/meetings/meeting.ts'
import { aLoa, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

it('a meeting that was named in chat is found by its name from the next refresh on', async () => {
  const [known] = (await loa.store.find(storedMeetings, { index: 'id' })).items
  if (!known) throw new TypeError('the sample has no meeting')
  const title = { vi: 'Tọa đàm Mặt trời mọc' }
  const document = { ...known.document, id: 'm77', title, aliases: [], invited: 'everyone' as const }
  await loa.store.commit([put(storedMeetings, 'm77', storedMeetings.schema.parse(document), 0)])
  await loa.bot.refresh()
  const [card] = await loa.say('nguyen.thi.lan', 'tọa đàm mặt trời mọc họp lúc mấy giờ')
  expect(card?.words).toContain('Mặt trời mọc')
})
