import { afterEach, beforeEach, expect, it } from 'vitest'
import { aLoa, speakers, type TestLoa } from '../builders/loa.ts'

const engineer = 'pham.quoc.dung'

let loa: TestLoa
beforeEach(async () => {
  loa = await aLoa()
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

const words = (cards: readonly { words: string }[]) => cards.map((card) => card.words).join('\n')

it.each([
  ['vi', 'mạng ngoài giàn sao rồi?'],
  ['en', 'is the offshore link down?'],
  ['ru', 'что со связью с платформой?'],
] as const)('an open incident is the answer to a question in %s: %s', async (language, question) => {
  await loa.say(engineer, 'báo sự cố đường truyền giàn CTP-2 từ 9h: mất kênh vệ tinh số 4711')
  const answer = await loa.say(speakers[language], question)
  expect(words(answer)).toContain('4711')
})

it.each([
  ['vi', 'khi nào bảo trì xong?'],
  ['en', 'when will the maintenance be over?'],
  ['ru', 'когда закончатся работы?'],
] as const)(
  'work under way and its end are the answer to a question in %s: %s',
  async (language, question) => {
    await loa.say(engineer, 'lên lịch bảo trì vô tuyến giàn MSP-1 9h đến 12h45 hôm nay: thay ăng ten')
    const answer = await loa.say(speakers[language], question)
    expect(words(answer)).toContain('12:45')
  },
)

it.each([
  ['vi', 'tuần này có sự cố gì không?'],
  ['en', 'was there an outage this week?'],
  ['ru', 'были ли сбои на этой неделе?'],
] as const)(
  'a resolved incident is the answer to a question about its week in %s: %s',
  async (language, question) => {
    await loa.say(engineer, 'báo sự cố điện thoại trên bờ từ 8h')
    await loa.say(engineer, 'kết thúc sự cố 1: đã thay bo mạch số 4711')
    const answer = await loa.say(speakers[language], question)
    expect(words(answer)).toContain('4711')
  },
)

it('a report in a channel by somebody who does not keep the log is answered in private', async () => {
  const refused = await loa.say(speakers.en, 'report incident radio MSP-1', { place: 'channel' })
  expect(words(refused)).not.toContain('1900')
  expect(loa.private.at(-1)?.cards[0]?.words).toContain('1900')
})
