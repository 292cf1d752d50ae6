import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '../../src/core/audit/audit.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { appointments } from '../../src/features/health-checks/appointment.ts'
import { healthChecks } from '../../src/features/health-checks/feature.ts'
import { places } from '../../src/features/health-checks/places.ts'
import {
  bao,
  cuong,
  hoa,
  ivan,
  olga,
  openYearEndCheck,
  shownTo,
  wordsOf,
} from '../builders/a-health-check-chat.ts'
import { aSampleFeature, type SampleFeature } from '../builders/a-sample-feature.ts'
import { ownCard, performIn, sayTo } from '../builders/chat-with-feature.ts'
import { aLoa } from '../builders/loa.ts'

const languages = ['vi', 'en', 'ru'] as const

let sample: SampleFeature
beforeEach(async () => {
  sample = await aSampleFeature(healthChecks)
  await openYearEndCheck(sample)
  await say(bao, 'book a health check 14 December 8:00')
  await say(cuong, 'book a health check 15 December 8:30')
})
afterEach(() => sample.close())

const say = (person: string, text: string, language: Language = 'en') => sayTo(sample, person, text, language)

const press = async (person: string, data: object, language: Language = 'en') =>
  ownCard(await performIn(sample, person, 'health-checks.swap', data, language), language)

const booked = async (person: string) => (await sample.store.get(appointments, `1/${person}`))?.document

const slotsOfBoth = async () => [(await booked(bao))?.slot, (await booked(cuong))?.slot]

const [early, late] = ['1-1-261214-0800', '1-1-261215-0830'] as const

const asked = {
  vi: [
    'đổi lịch khám của Hoàng Gia Bảo với Hồ Xuân Cường',
    'đổi chéo lịch khám đợt 1: Hoàng Gia Bảo, ho.xuan.cuong',
    'doi lich kham suc khoe hoang gia bao va ho xuan cuong nhé',
  ],
  en: [
    'swap the health checks of Hoàng Gia Bảo and Hồ Xuân Cường',
    'swap in health campaign 1: hoang.gia.bao and ho.xuan.cuong',
    'Exchange health check times between hoang.gia.bao and ho.xuan.cuong, please.',
  ],
  ru: [
    'поменять местами медосмотр hoang.gia.bao и Hồ Xuân Cường',
    'поменять местами на медосмотре 1: Hoàng Gia Bảo, ho.xuan.cuong',
    'Поменяйте осмотры hoang.gia.bao с ho.xuan.cuong',
  ],
} as const

describe.each(languages)('two people who ask an officer, in %s,', (language) => {
  it.each(asked[language])('exchange their times by “%s”', async (text) => {
    const card = await say(hoa, text, language)
    expect(card.name).toBe('health-checks/progress')
    expect(wordsOf(card)).toMatch(/Hoàng Gia Bảo: .*08:30.*Hồ Xuân Cường: .*08:00/)
    expect(await booked(bao)).toMatchObject({ slot: late, state: 'booked', sequence: 1 })
    expect(await booked(cuong)).toMatchObject({ slot: early, state: 'booked', sequence: 1 })
    expect((await sample.store.get(places, early))?.document.held).toEqual([cuong])
    expect((await sample.store.get(places, late))?.document.held).toEqual([bao])
  })

  it('exchange them in the card where an officer chooses both', async () => {
    const progress = await say(
      hoa,
      { vi: 'xem đợt khám 1', en: 'show health campaign 1', ru: 'показать медосмотр 1' }[language],
      language,
    )
    const button = progress.next?.find((each) => 'verb' in each && each.verb === 'health-checks.swap')
    const form = await press(hoa, { id: '1' }, language)
    expect(button && 'command' in button && wordsOf(await say(hoa, button.command, language))).toBe(
      wordsOf(form),
    )
    expect(wordsOf(form)).toMatch(/"first".*Hoàng Gia Bảo · .*14.12, 08:00.*"second"/)
    await press(hoa, { id: '1', first: bao, second: cuong }, language)
    expect(await slotsOfBoth()).toEqual([late, early])
  })

  it('are each told their new time', async () => {
    await say(hoa, asked[language][0], language)
    await sample.at('2026-11-25T10:10')
    expect((await shownTo(sample, bao)).at(-1)).toMatch(/08:30/)
    expect((await shownTo(sample, cuong)).at(-1)).toMatch(/08:00/)
  })

  it.each(
    {
      vi: ['đổi lịch khám với Hồ Xuân Cường', 'cho em đổi lịch với Cường', 'đổi lịch khám của tôi với Cường'],
      en: ['swap with Hồ Xuân Cường', 'can I swap my health check with Cường?'],
      ru: ['поменяться с Хо Суан Кыонгом', 'хочу поменяться временем осмотра с Кыонгом'],
    }[language],
  )('are told whom to ask when one types “%s”', async (text) => {
    const card = await say(bao, text, language)
    expect(card.name).toBe('health-checks/message')
    expect(card.summary).toContain('Trần Thu Hòa')
    expect(wordsOf(card)).not.toMatch(/Cường|Кыонг/)
    expect(await slotsOfBoth()).toEqual([early, late])
  })

  it('is refused in a sentence that says of whom, and nothing changes', async () => {
    const both = { vi: ['đổi lịch khám của', 'với'], en: ['swap the health checks of', 'and'] } as const
    const [before, between] = language === 'ru' ? ['поменять местами медосмотр', 'и'] : both[language]
    const refusal = async (one: string, other: string) =>
      wordsOf(await say(hoa, `${before} ${one} ${between} ${other}`, language))
    expect(await refusal(bao, 'dmitri.lukin')).toContain('Лукин Дмитрий Андреевич')
    expect(await refusal(bao, bao)).toMatch(/Hoàng Gia Bảo/)
    expect(await refusal(bao, 'Ai Đó Kia')).toContain('Ai Đó Kia')
    // A rotation crew is examined at a clinic of its own.
    await say(ivan, 'book a health check 15 December 8:30')
    expect(await refusal(bao, ivan)).toMatch(/địa điểm khác|another site|другая площадка/)
    await say(cuong, 'move my health check to 14 December 8:00')
    expect(await refusal(bao, cuong)).toMatch(/cùng một giờ|same time|одно и то же/)
    expect(await slotsOfBoth()).toEqual([early, early])
    // The day comes.
    await say(cuong, 'move my health check to 15 December 8:30')
    await sample.at('2026-12-14T08:01')
    expect(await refusal(bao, cuong)).toMatch(/đã bắt đầu|has begun|началось/)
    await say(hoa, 'attended health check 1: hoang.gia.bao')
    expect(await refusal(bao, cuong)).toMatch(/đã khám|been examined|уже пройден/)
    expect(await slotsOfBoth()).toEqual([early, late])
  })
})

it('a swap is on the record, with both people and both slots', async () => {
  await say(hoa, asked.en[0])
  const { items } = await sample.store.find(auditEntries, { index: 'subject', equals: 'health-check/1' })
  expect(items.at(-1)?.document).toMatchObject({
    action: 'health-check.swapped',
    details: { people: [bao, cuong], slots: [early, late] },
  })
})

it('a swap updates the entry that a calendar has', async () => {
  const calendar = async () => {
    const turn = await sample.turn(bao)
    const events = (await sample.feature.calendar?.(turn.person, 'en')) ?? []
    const text = sample.parts.writeCalendar({
      name: 'own',
      events: events.filter(({ uid }) => uid.startsWith('1.')),
    })
    const component = new ICAL.Component(ICAL.parse(String(text))).getFirstSubcomponent('vevent')
    return component && new ICAL.Event(component)
  }
  const before = await calendar()
  await say(hoa, asked.en[0])
  const after = await calendar()
  expect(after?.uid).toBe(before?.uid)
  expect(after?.startDate.toString()).toBe('2026-12-15T08:30:00')
  expect([before?.sequence, after?.sequence]).toEqual([0, 1])
})

it('only an officer of the campaign swaps, by text and by button', async () => {
  for (const person of [bao, olga]) {
    await say(person, asked.en[0])
    expect(wordsOf(await press(person, { id: '1', first: bao, second: cuong }))).toContain('Only the union')
  }
  expect(await slotsOfBoth()).toEqual([early, late])
})

it('Russian names are found in the case that the sentence puts them in', async () => {
  await say('anna.zimina', 'book a health check 16 December 8:00')
  await say(hoa, 'поменять местами медосмотр Зиминой Анны Викторовны и Hoàng Gia Bảo', 'ru')
  expect((await booked(bao))?.slot).toBe('1-1-261216-0800')
})

it('with one of two chosen the card asks for the other', async () => {
  expect(wordsOf(await press(hoa, { id: '1', first: bao }))).toContain('both people')
  expect(wordsOf(await say(hoa, 'swap in health campaign 1: Hoàng Gia Bảo'))).toContain('both people')
})

it.each([
  'đổi lịch khám',
  'đổi lịch khám sang ngày 14 tháng 12 lúc 8:00',
  'đổi lịch khám 14/12 8:00',
  'move my health check to 14 December 8:00',
  'перенести осмотр на 14 декабря 8:00',
])('“%s” still moves one’s own', async (text) => {
  const heard = sample.feature.hears?.(text)
  const card = ownCard(await heard?.run(await sample.turn(cuong, { language: 'en' })), 'en')
  expect(card.name).toMatch(/^health-checks\/(slots|appointment)$/)
})

it.each(['swap memory', 'exchange rate', 'đổi lịch họp với sếp', 'поменять пароль с телефона'])(
  '“%s” is nothing of it',
  (text) => expect(sample.feature.hears?.(text)).toBeUndefined(),
)

it('in the whole bot a swap is heard as one', async () => {
  const loa = await aLoa()
  try {
    const [card] = await loa.say(bao, 'swap with Nguyễn Thị Lan', { client: 'en' })
    expect(card?.words).toContain('Trần Thu Hòa')
    expect(loa.troubles).toEqual([])
  } finally {
    await loa.close()
  }
})
