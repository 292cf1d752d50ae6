import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { notices } from '../../src/core/delivery/notice.ts'
import { reportSchedules } from '../../src/features/service-status/report-schedule.ts'
import { aLoa, eachLanguage, speakers, type TestLoa, wednesday } from '../builders/loa.ts'

const commands = {
  vi: 'báo cáo dịch vụ hằng tháng ngày 5 lúc 07:30',
  en: 'service report monthly on day 5 at 07:30',
  ru: 'отчёт по сервисам ежемесячно 5 числа в 07:30',
}
const stops = { vi: 'Dừng báo cáo dịch vụ', en: 'Stop service reports', ru: 'Остановить отчёты по сервисам' }

let options: { now?: typeof wednesday }
let loa: TestLoa
beforeEach(async () => {
  options = {}
  loa = await aLoa(options)
})
afterEach(async () => {
  expect(loa.troubles).toEqual([])
  await loa.close()
})

const status = () => loa.bot.features.find(({ name }) => name === 'service-status')
const sent = async () =>
  (await loa.store.find(notices, { index: 'at' })).items.filter(
    ({ document }) => document.kind === 'service-report',
  )

describe.each(eachLanguage)('a schedule in %s', (language) => {
  it('is set by text, says when the next report comes, and is stopped by its button', async () => {
    const [card] = await loa.say(speakers[language], commands[language])
    expect(card).toMatchObject({ language, summary: expect.stringMatching(/07:30/) })
    expect(card?.words).toMatch(/05[./]12[./]2026/)
    const [stopped] = await loa.press(speakers[language], card?.next?.[0])
    expect(stopped?.language).toBe(language)
    const [none] = await loa.say(speakers[language], stops[language])
    expect(none?.summary).not.toBe(stopped?.summary)
  })
})

test('what is due is sent once, however many replicas look, and once more a month later', async () => {
  await loa.say(speakers.en, commands.en)
  await status()?.sweep?.()
  expect(await sent()).toEqual([])
  options.now = wednesday.set({ month: 12, day: 5, hour: 7, minute: 31 })
  await Promise.all([status()?.sweep?.(), status()?.sweep?.(), status()?.sweep?.()])
  await status()?.sweep?.()
  expect((await sent()).map(({ document }) => document.data)).toEqual([
    { range: { from: '2026-11-01', to: '2026-11-30' } },
  ])
  options.now = wednesday.set({ year: 2027, month: 1, day: 5, hour: 7, minute: 31 })
  await status()?.sweep?.()
  expect(await sent()).toHaveLength(2)
})

test('after a stretch without Loa one report comes, of the latest period', async () => {
  await loa.say(speakers.en, commands.en)
  options.now = wednesday.plus({ months: 6 }) as typeof wednesday
  await status()?.sweep?.()
  await status()?.sweep?.()
  expect((await sent()).map(({ document }) => document.data)).toEqual([
    { range: { from: '2027-04-01', to: '2027-04-30' } },
  ])
})

test.each(eachLanguage)('the report that comes is in the language of its reader (%s)', async (language) => {
  const kind = status()?.notices?.find(({ name }) => name === 'service-report')
  const data = { range: { from: '2026-07-01', to: '2026-09-30' } }
  const card = await kind?.show({ person: undefined, language, zone: 'Asia/Ho_Chi_Minh' }, data)
  expect(card?.summary).toMatch(
    { vi: /^Báo cáo dịch vụ/, en: /^Service report/, ru: /^Отчёт по сервисам/ }[language],
  )
  expect(card?.next?.[0]?.kind).toBe('open')
})

test('said again it takes the place of the schedule before', async () => {
  await loa.say(speakers.en, commands.en)
  await loa.say(speakers.en, 'service report monthly on day 9 at 10:00')
  const { items } = await loa.store.find(reportSchedules, { index: 'id' })
  expect(items.map(({ document }) => [document.day, document.time])).toEqual([[9, '10:00']])
})
