import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { incidents, isOpen } from '../../src/features/service-status/incident.ts'
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

const seen = (cards: readonly { words: string }[]) => cards.map((card) => card.words).join('\n')

describe('following a service', () => {
  it.each([
    [
      'vi',
      'báo cho tôi khi mạng giàn có sự cố',
      'Mạng biển – bờ · mọi nơi',
      'đừng báo tôi về mạng giàn nữa',
      'Đã bỏ theo dõi',
    ],
    [
      'en',
      'notify me about email outages',
      'Internet, e-mail, VoIP · everywhere',
      'stop notifying me about email',
      'Unsubscribed',
    ],
    [
      'ru',
      'подпиши меня на радиосвязь',
      'Радиосвязь',
      'больше не сообщай мне о радиосвязи',
      'Подписка снята',
    ],
  ] as const)(
    'is asked for and ended in everyday words in %s',
    async (language, follow, what, stop, done) => {
      expect(seen(await loa.say(speakers[language], follow))).toContain(what)
      const stopped = seen(await loa.say(speakers[language], stop))
      expect(stopped).toContain(done)
      expect(stopped).not.toContain(what)
    },
  )

  it('is of every service where outages are all that is named', async () => {
    expect(seen(await loa.say(speakers.ru, 'сообщай мне о сбоях связи'))).toContain('Все сервисы')
  })

  it('is of every service at the place that is named', async () => {
    const card = seen(await loa.say(speakers.en, 'notify me about outages on MSP-1'))
    expect(card).toContain('All services · MSP-1')
  })

  it('ends for a service at every place where no place is named', async () => {
    await loa.say(speakers.en, 'notify me about radio on MSP-1')
    const card = seen(await loa.say(speakers.en, 'stop notifying me about radio'))
    expect(card).toContain('Unsubscribed')
    expect(card).not.toContain('Radio · MSP-1')
  })
})

describe('reporting an incident', () => {
  it.each([
    ['vi', 'ghi nhận sự cố điện thoại ở giàn CTP-2', /Điện thoại · .*CTP-2/],
    ['vi', 'báo sự cố mạng giàn MSP-1', /Mạng biển – bờ · .*MSP-1/],
    ['en', 'radio is down on MSP-1, report it', /Radio · MSP-1[\s\S]*major outage[\s\S]*radio is down/],
    ['ru', 'открой инцидент: не работает почта', /Интернет, почта, VoIP/],
  ] as const)('is done in everyday words in %s: %s', async (_, text, what) => {
    expect(seen(await loa.say(engineer, text))).toMatch(what)
  })

  it('is refused to staff, who are told whom to call', async () => {
    expect(seen(await loa.say(speakers.en, 'radio is down on MSP-1, report it'))).toContain('1900')
  })

  it.each([
    ['vi', 'vô tuyến giàn MSP-1 hỏng rồi'],
    ['en', 'radio is down on MSP-1'],
    ['ru', 'радио не работает на МСП-1'],
  ] as const)(
    'is offered to a duty engineer who tells of a fault in %s, with the form filled',
    async (_, text) => {
      const [card] = await loa.say(engineer, text)
      expect(card?.name).toBe('service-status/service')
      const button = card?.next?.find((one) => one.kind === 'form')
      const [pressed] = await loa.press(engineer, button)
      const [typed] = await loa.say(engineer, button?.kind === 'form' ? button.command : '')
      for (const form of [pressed, typed]) {
        expect(form?.name).toBe('service-status/form')
        const filled = JSON.stringify(form?.view)
        expect(filled).toContain('"value":"radio"')
        expect(filled).toContain('"value":"MSP-1"')
      }
    },
  )

  it('is not offered to staff, nor where an incident is open already: that one is', async () => {
    const [card] = await loa.say(speakers.en, 'radio is down on MSP-1')
    expect(card?.next?.filter((one) => one.kind === 'form')).toEqual([])
    await loa.say(engineer, 'report incident radio MSP-1')
    const [open] = await loa.say(engineer, 'radio is down on MSP-1')
    expect(open?.next?.map(({ title }) => title)).toContain('Open incident 1')
  })
})

it.each([
  ['vi', 'kết thúc sự cố vô tuyến MSP-1'],
  ['en', 'close the radio incident'],
  ['ru', 'закройте инцидент по радио'],
] as const)(
  'an incident named by its service in %s is shown with its buttons, and not changed',
  async (_, text) => {
    await loa.say(engineer, 'report incident radio MSP-1: the mast 4711 is silent')
    await loa.say(engineer, 'report incident telephone MSP-1: the line 4712 is dead')
    const cards = await loa.say(engineer, text)
    expect(seen(cards)).toContain('4711')
    expect(seen(cards)).not.toContain('4712')
    const stored = await loa.store.get(incidents, '1')
    expect(stored && isOpen(stored.document)).toBe(true)
    expect(cards[0]?.next?.filter((one) => one.kind === 'act').length).toBeGreaterThan(0)
  },
)

it('an incident named by its service and place is shown only where it is', async () => {
  await loa.say(engineer, 'report incident radio MSP-1: the mast 4711 is silent')
  expect(seen(await loa.say(engineer, 'close the radio incident on MSP-1'))).toContain('4711')
  const elsewhere = seen(await loa.say(engineer, 'close the radio incident on CTP-2'))
  expect(elsewhere).toContain('There is no open incident of that service there.')
})

it.each([
  ['vi', 'cho tôi xem báo cáo dịch vụ quý 3 2026', 'uý 3'],
  ['en', 'can you send me the service report for Q3 2026?', 'Q3 2026'],
  ['ru', 'пришлите, пожалуйста, отчёт по сервисам за 3 квартал 2026', '3 квартал 2026'],
] as const)('the service report is asked for in everyday words in %s', async (language, text, period) => {
  const [card] = await loa.say(speakers[language], text)
  expect([card?.name, card?.summary]).toEqual(['service-status/message', expect.stringContaining(period)])
})
