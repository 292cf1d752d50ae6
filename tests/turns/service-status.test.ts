import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Button } from '../../src/core/conversation/reply.ts'
import { aLoa, eachLanguage, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const commands = {
  status: { vi: 'Trạng thái dịch vụ', en: 'Service status', ru: 'Состояние сервисов' },
  kpi: { vi: 'Chỉ tiêu dịch vụ', en: 'Service figures', ru: 'Показатели сервисов' },
} as const

describe.each(eachLanguage)('asked in %s', (language) => {
  const say = async (text: string) => (await loa.say(speakers[language], text))[0]

  test('the command of the menu shows every service at a glance', async () => {
    const card = await say(commands.status[language])
    expect(card?.name).toBe('service-status/overview')
    expect(card?.words).toMatch({ vi: /Giảm hiệu năng/, en: /Degraded performance/, ru: /Снижена/ }[language])
  })

  test('the command of the menu shows the latest figures of every service', async () => {
    const card = await say(commands.kpi[language])
    expect(card?.name).toBe('service-status/kpi-overview')
    expect(card?.words).toMatch({ vi: /Tháng 10 năm 2026/, en: /October 2026/, ru: /Октябрь 2026/ }[language])
  })

  test('every button shows the card that its text command shows when typed', async () => {
    const starts = [commands.status[language], commands.kpi[language]]
    const cards = await Promise.all(starts.map(say))
    const asking = cards
      .flatMap((card) => card?.next ?? [])
      .filter((button): button is Extract<Button, { kind: 'ask' }> => button.kind === 'ask')
    for (const button of asking) {
      const [pressed] = await loa.press(speakers[language], button)
      const typed = await say(button.command)
      expect([button.command, typed?.name, typed?.words]).toEqual([
        button.command,
        pressed?.name,
        pressed?.words,
      ])
    }
    expect(asking.length).toBeGreaterThan(5)
  })

  test('refresh answers in place with the status as of now', async () => {
    const card = await say(commands.status[language])
    const refresh = card?.next?.find(({ kind }) => kind === 'act')
    const [again] = await loa.press(speakers[language], refresh)
    expect(again?.words).toBe(card?.words)
    expect(again?.words).toContain('10:00')
  })
})

test.each([
  ['vi', 'mạng ngoài giàn sao rồi?', 'service-status/service', /Tuyến viba ra giàn MSP-1/],
  ['vi', 'điện thoại quý 3 đạt bao nhiêu % kế hoạch?', 'service-status/kpi-line', /Quý 3 năm 2026/],
  ['vi', 'chi tieu dich vu nam 2020', 'service-status/kpi-overview', /88,47%/],
  ['vi', 'kpi vô tuyến tháng trước', 'service-status/kpi-line', /Tháng 10 năm 2026/],
  ['en', 'was there an outage last week?', 'service-status/period', /UHF repeater/],
  ['en', 'is the offshore link working on CTP-2?', 'service-status/service', /No open incidents here/],
  ['en', 'figures of last year', 'service-status/kpi-overview', /2025/],
  ['ru', 'что с почтой?', 'service-status/service', /Задержка исходящей почты/],
  ['ru', 'вчера связь с морем пропадала?', 'service-status/period', /Радиорелейный канал/],
  ['ru', 'показатели связи с морем за 2020 год', 'service-status/kpi-line', /88,47/],
] as const)('%s: "%s" is answered by %s', async (language, text, name, words) => {
  const [card] = await loa.say(speakers[language], text)
  expect([card?.name, card?.words]).toEqual([name, expect.stringMatching(words)])
})

test('the status of services is no secret: it is answered where it was asked', async () => {
  const [card] = await loa.say(speakers.en, 'Service status', { place: 'channel' })
  expect(card?.name).toBe('service-status/overview')
  expect(loa.private).toEqual([])
})

test('a forged refresh is told that it is out of date', async () => {
  const [card] = await loa.pressData(speakers.en, {
    loa: 'act',
    verb: 'service-status.refresh',
    service: ['x'],
  })
  expect(card?.name).not.toMatch(/^service-status/)
})
