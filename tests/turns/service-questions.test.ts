import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { put } from '../../src/core/store/store.ts'
import { maintenance } from '../../src/features/service-status/maintenance.ts'
import { aLoa, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

test.each([
  [
    'vi',
    'điện thoại quý 3 đạt bao nhiêu % kế hoạch?',
    'service-status/kpi-line',
    /Liên lạc điện thoại\nQuý 3 năm 2026/,
  ],
  [
    'en',
    'what percent of plan did telephone reach in Q3?',
    'service-status/kpi-line',
    /Telephone[\s\S]*Q3 2026/,
  ],
  [
    'ru',
    'сколько процентов плана у телефонии за 3 квартал?',
    'service-status/kpi-line',
    /Телефон[\s\S]*3 квартал|III/i,
  ],
  ['en', 'was there an outage last week?', 'service-status/period', /UHF repeater lost power/],
  ['ru', 'были ли сбои на прошлой неделе?', 'service-status/period', /УКВ/],
  ['vi', 'tuần trước có sự cố gì không?', 'service-status/period', /Trạm lặp UHF mất nguồn/],
] as const)('%s: "%s"', async (language, text, name, words) => {
  const [card] = await loa.say(speakers[language], text)
  expect([card?.name, card?.words]).toEqual([name, expect.stringMatching(words)])
})

test.each([
  ['ru', 'когда закончатся работы?', /23:00/],
  ['en', 'when does the maintenance end?', /23:00/],
  ['vi', 'bao giờ bảo trì xong?', /23:00/],
] as const)('%s: "%s" names the time at which the work ends', async (language, text, words) => {
  const [card] = await loa.say(speakers[language], text)
  expect(card?.name).toMatch(/^service-status\//)
  expect(card?.words).toMatch(words)
})

describe('while work is under way', () => {
  beforeAll(async () => {
    const [planned] = (await loa.store.find(maintenance, { index: 'end' })).items
    if (!planned) throw new TypeError('the sample has no maintenance')
    const work = maintenance.schema.parse({
      ...planned.document,
      start: '2026-11-25T08:00',
      end: '2026-11-25T11:30',
    })
    await loa.store.commit([put(maintenance, planned.id, work, planned.version)])
  })

  test.each([
    ['ru', 'когда закончатся работы?', /Техобслуживание[\s\S]*08:00–11:30/],
    ['en', 'when does the maintenance end?', /Under maintenance[\s\S]*08:00–11:30/],
    ['vi', 'bao giờ bảo trì xong?', /Đang bảo trì[\s\S]*08:00–11:30/],
  ] as const)('%s: "%s" says until when', async (language, text, words) => {
    const [card] = await loa.say(speakers[language], text)
    expect(card?.words).toMatch(words)
  })
})
