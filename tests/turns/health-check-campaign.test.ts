import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditEntries } from '../../src/core/audit/audit.ts'
import type { Button, Card } from '../../src/core/conversation/reply.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { appointments } from '../../src/features/health-checks/appointment.ts'
import { campaigns } from '../../src/features/health-checks/campaign.ts'
import { healthChecks } from '../../src/features/health-checks/feature.ts'
import { plans } from '../../src/features/health-checks/plan.ts'
import { slots } from '../../src/features/health-checks/slot.ts'
import {
  bao,
  cuong,
  hoa,
  ivan,
  lan,
  olga,
  openYearEndCheck,
  shownTo,
  wordsOf,
  yearEndCheck,
} from '../builders/a-health-check-chat.ts'
import { aSampleFeature, type SampleFeature } from '../builders/a-sample-feature.ts'
import { ownCard, performIn, sayTo } from '../builders/chat-with-feature.ts'
import { aLoa } from '../builders/loa.ts'

let sample: SampleFeature
beforeEach(async () => {
  sample = await aSampleFeature(healthChecks)
})
afterEach(() => sample.close())

const say = (person: string, text: string, language: Language = 'en') => sayTo(sample, person, text, language)

const perform = (person: string, verb: string, data: object, language: Language = 'en') =>
  performIn(sample, person, verb, data, language)

const press = async (
  person: string,
  card: Card,
  title: RegExp,
  typed: object = {},
  language: Language = 'en',
) => {
  const button = card.next?.find((each) => title.test(each.title))
  if (button?.kind !== 'act' && button?.kind !== 'form') throw new Error(`no button ${title}`)
  return ownCard(await perform(person, button.verb, { ...button.data, ...typed }, language), language)
}

const send = async (person: string, name: string, text: string, language: Language = 'en') => {
  const file = { name, read: async () => new TextEncoder().encode(text) }
  const reply = await sample.feature.receive?.(await sample.turn(person, { language }), file, '')
  return reply && ownCard(reply, language)
}

const linkedFile = async (button: Button | undefined, language: Language) => {
  const target = button?.kind === 'open' ? sample.links.get(button.url) : undefined
  return sample.feature.downloads?.find(({ kind }) => kind === target?.kind)?.produce(target?.key, language)
}

const written = {
  vi: `đợt khám mới:
tên đợt khám: Khám cuối năm
từ ngày: 2026-12-14
đến ngày: 18/12/2026
nơi khám: Phòng khám Hải Đăng | 18 Hoa Sứ | Trên bờ – Vũng Tàu; Cảng Biển | 7 Bến Tàu | MSP-1, CTP-2
đơn vị: Đội Vô tuyến, phòng ứng dụng
địa điểm: MSP-1
thứ: T2-T6
giờ khám: 7h30-9:00
số người mỗi giờ: 2
mang theo: CCCD; thẻ BHYT`,
  en: yearEndCheck,
  ru: `новый медосмотр:
название: Осмотр в конце года
с даты: 14.12.2026
по дату: 18 декабря 2026
клиники: Хай Данг | Хоа Шы, 18 | берег; Канг Бьен | Бен Тау, 7 | МСП-1, ЦТП-2
подразделения: бригада радиосвязи, отдел приложений и баз данных
площадки: МСП-1
дни недели: пн-пт
часы: 7:30-9:00
мест на время: 2
взять с собой: паспорт; полис`,
} as const

const officerOf = { vi: hoa, en: hoa, ru: olga } as const

describe.each(['vi', 'en', 'ru'] as const)('a campaign written in %s', (language) => {
  const officer = officerOf[language]
  const steps = {
    open: { vi: 'mở đợt khám 1', en: 'open health campaign 1', ru: 'открыть медосмотр 1' },
    show: { vi: 'xem đợt khám 1', en: 'show health campaign 1', ru: 'показать медосмотр 1' },
    close: { vi: 'đóng đợt khám 1', en: 'close health campaign 1', ru: 'закрыть медосмотр 1' },
    book: {
      vi: 'đặt lịch khám ngày 14 tháng 12 lúc 8:00',
      en: 'book a health check 14 December 8:00',
      ru: 'запись на осмотр 14 декабря 8:00',
    },
    missed: {
      vi: 'vắng khám 1: Hồ Xuân Cường',
      en: 'missed health check 1: Hồ Xuân Cường',
      ru: 'не пришли на медосмотр 1: ho.xuan.cuong',
    },
    attended: {
      vi: 'đã đến khám 1: hoang.gia.bao',
      en: 'attended health check 1: hoang.gia.bao',
      ru: 'пришли на медосмотр 1: hoang.gia.bao',
    },
  } as const

  test('is planned, opened, booked, reminded of, attended and closed', async () => {
    const plan = await say(officer, written[language], language)
    expect(plan.name).toBe('health-checks/plan')
    // 5 days × 3 times × 2 clinics × 2 people.
    expect(plan.view['numbers']).toMatchObject([{}, { value: '60' }, { value: '30' }])
    // Ivan is ashore from 14 December on; Khánh and three others are not.
    expect(JSON.stringify(plan.view['without'])).toMatch(/"4 .*Đỗ Văn Khánh, Dương Thanh Hiếu/)

    const opened = await say(officer, steps.open[language], language)
    expect(opened.name).toBe('health-checks/progress')
    await sample.at('2026-11-25T10:05')
    expect((await shownTo(sample, bao)).length).toBe(1)
    expect((await shownTo(sample, ivan)).length).toBe(1)
    expect((await shownTo(sample, 'le.thanh.mai')).length).toBe(0)

    // Bảo books and Cường too; Lan does not.
    await say(bao, steps.book[language], language)
    await say(cuong, steps.book[language], language)
    expect((await sample.store.get(appointments, `1/${bao}`))?.document.state).toBe('booked')

    // Three days on, at night and then in the morning: once, to Lan alone.
    await sample.at('2026-11-28T06:00')
    expect((await shownTo(sample, 'anna.zimina')).length).toBe(1)
    await sample.at('2026-11-28T09:30')
    await sample.at('2026-11-28T15:00')
    expect((await shownTo(sample, 'anna.zimina')).length).toBe(2)
    expect((await shownTo(sample, bao)).length).toBe(1)

    // The day before, and that morning.
    await sample.at('2026-12-13T08:00')
    expect((await shownTo(sample, bao)).length).toBe(1)
    await sample.at('2026-12-13T10:00')
    expect((await shownTo(sample, bao)).length).toBe(2)
    await sample.at('2026-12-14T06:30')
    expect((await shownTo(sample, bao)).length).toBe(2)
    await sample.at('2026-12-14T07:10')
    expect((await shownTo(sample, bao)).length).toBe(3)

    // Afterwards: one came, one did not and is invited again.
    await sample.at('2026-12-14T12:00')
    await say(officer, steps.attended[language], language)
    await say(officer, steps.missed[language], language)
    const before = (await shownTo(sample, cuong)).length
    await sample.at('2026-12-14T12:01')
    expect((await shownTo(sample, cuong)).length).toBe(before + 1)
    const progress = await say(officer, steps.show[language], language)
    expect(JSON.stringify(progress.view['numbers'])).toMatch(/"1\/\d+"/)
    const sheet = await linkedFile(progress.next?.[0], language)
    const table = await sample.parts.readTable(sheet?.body as Uint8Array)
    expect(table.ok && table.rows.length).toBe(4)

    const closed = await say(officer, steps.close[language], language)
    expect(wordsOf(closed)).not.toContain('undefined')
    const refused = await say('anna.zimina', steps.book[language], language)
    expect(refused.name).not.toBe('health-checks/appointment')
    const late = await perform('anna.zimina', 'health-checks.take', { how: 'book', slot: '1-1-261218-0800' })
    expect(wordsOf(ownCard(late, 'en'))).toContain('This campaign is closed')
    const deeds = (await sample.store.find(auditEntries, { index: 'subject', equals: 'health-check/1' }))
      .items
    expect(deeds.map(({ document }) => document.action)).toEqual([
      'health-check.planned',
      'health-check.opened',
      'health-check.attendance-marked',
      'health-check.attendance-marked',
      'health-check.closed',
    ])
  })
})

describe('the form', () => {
  const fill = {
    name: 'Form check',
    from: '2026-12-14',
    to: '2026-12-16',
    clinics: 'Hải Đăng | 18 Hoa Sứ | onshore',
    units: 'radio-team,applications',
    weekdays: '1,2,3',
    hours: '07:00-08:00',
    every: '30',
    capacity: '2',
    normal: '12',
    hazardous: '6',
    everyDays: '3',
    most: '3',
  }
  const save = (typed: object, person = hoa) =>
    perform(person, 'health-checks.plan-save', { ...fill, ...typed })

  test('makes a plan with its numbers and closes', async () => {
    const reply = await save({})
    expect(reply?.closesDialog).toBe(true)
    expect(ownCard(reply, 'en').view['numbers']).toMatchObject([{}, { value: '12' }, { value: '6' }])
  })

  test('of one day says the day once', async () => {
    const reply = await save({ to: '2026-12-14' })
    expect(ownCard(reply, 'en').view['period']).toBe('14/12/2026')
  })

  test.each([
    ['a 30th of February', { from: '2027-02-30' }, 'there is no such day as “2027-02-30”'],
    ['a 29th of February of a common year', { to: '29.02.2027' }, 'there is no such day as “29.02.2027”'],
    ['a day with two readings', { from: '3/4/2027' }, 'can be 03/04/2027 or 04/03/2027'],
    [
      'an end before the start',
      { to: '2026-12-01' },
      'The last day 01/12/2026 is before the first day 14/12/2026',
    ],
    ['a slot in the past', { from: '2026-11-23' }, 'The time 07:00 on 23/11/2026 is in the past'],
    ['no places', { capacity: '0' }, 'needs 1 place at least'],
    ['ten thousand places', { capacity: '10000' }, '10000 places at one time are too many'],
    ['hours that end first', { hours: '11:00-07:00' }, 'closing after opening'],
    ['a period of years', { to: '2031-12-16' }, 'lasts 366 days at most'],
    ['a unit that there is not', { units: 'moon-team' }, 'Not found: moon-team'],
    ['no clinic', { clinics: '' }, 'Clinics are written one a line'],
  ])(
    'says in a sentence of its own what is wrong with %s, and keeps what was typed',
    async (_, typed, sentence) => {
      const reply = await save(typed)
      expect(reply?.closesDialog).toBeUndefined()
      const card = ownCard(reply, 'en')
      expect(card.name).toBe('health-checks/plan-form')
      expect(wordsOf(card)).toContain(sentence)
      expect(card.view['values']).toMatchObject({ name: 'Form check' })
      expect((await sample.store.find(plans, { index: 'from' })).items).toEqual([])
    },
  )

  test('saves nothing over what another officer has changed meanwhile', async () => {
    const plan = ownCard(await save({}), 'en')
    const form = await press(hoa, plan, /Edit/)
    await save({ id: '1', revision: 1, name: 'Theirs' })
    const submit = form.view['submit'] as object
    const card = ownCard(await save({ ...submit, name: 'Mine' }), 'en')
    expect(wordsOf(card)).toContain('has just changed this campaign')
    expect((await sample.store.get(plans, '1'))?.document.name).toBe('Theirs')
  })

  test('is for officers, and a plan for its own', async () => {
    expect(wordsOf(ownCard(await save({}, lan), 'en'))).toContain('Only the union officers')
    await save({})
    expect(wordsOf(await say(olga, 'open health campaign 1'))).toContain('Only the union officers')
    expect(wordsOf(await say(lan, 'show health campaign 1'))).toContain('Only the union officers')
    expect((await sample.store.get(campaigns, '1'))?.document).toBeUndefined()
  })

  test('counts those whose interval is not over yet', async () => {
    const card = ownCard(await save({ units: 'telephone-team' }), 'en')
    expect(JSON.stringify(card.view['lines'])).toMatch(/[1-9]\d* people were examined within their interval/)
  })

  test('opens once: the second press says so', async () => {
    const plan = ownCard(await save({}), 'en')
    await press(hoa, plan, /Open and invite/)
    expect(wordsOf(await press(hoa, plan, /Open and invite/))).toMatch(/Completion|no campaign/)
    expect((await sample.store.find(slots, { index: 'campaign', equals: '1' })).items.length).toBe(6)
  })
})

describe('names', () => {
  test('are for officers of the campaign; other officers have the numbers', async () => {
    await openYearEndCheck(sample)
    const numbers = await say(olga, 'show health campaign 1')
    expect(numbers.name).toBe('health-checks/progress')
    expect(numbers.next?.map(({ title }) => title)).not.toContain('Attendance')
    expect(wordsOf(await say(olga, 'health attendance 1'))).toContain('Only the union officers')
  })
})

describe('a list sent to Loa', () => {
  test.each([
    ['vi', 'Họ và tên;Mã nhân viên;Khám lần trước'],
    ['en', 'Full name;Employee id;Last check'],
    ['ru', 'ФИО;Код работника;Прошлый осмотр'],
  ] as const)(
    'with headings in %s names each bad row, takes nothing, and can be sent again',
    async (language, head) => {
      await say(hoa, yearEndCheck)
      const bad = `${head}\nNguyễn Thị Lan;;2025-12-01\nAi Đó;;\n;hoang.gia.bao;31/02/2025\n;nguyen.thi.lan;\n;ivan.petrenko;3/4/2025\n`
      const problems = await send(hoa, 'list.csv', bad, language)
      expect(problems?.name).toBe('health-checks/problems')
      expect(problems?.view['problems']).toHaveLength(4)
      expect((await sample.store.get(plans, '1'))?.document.revision).toBe(1)
      const good = `${head}\nNguyễn Thị Lan;;2025-12-01\n;hoang.gia.bao;\n;tran.thu.hoa;\n`
      const plan = await send(hoa, 'list.csv', good, language)
      expect(plan?.name).toBe('health-checks/plan')
      expect((await sample.store.get(plans, '1'))?.document.revision).toBe(2)
    },
  )

  test('that is no roster is left to others, and is read for officers alone', async () => {
    await say(hoa, yearEndCheck)
    expect(await send(hoa, 'awards.csv', 'Year;Title;Level;Full name\n2025;A;B;C\n')).toBeUndefined()
    expect(await send(lan, 'list.csv', 'Full name;Last check\nNguyễn Thị Lan;\n')).toBeUndefined()
  })

  test('marks attendance, or names each row that is not so', async () => {
    await openYearEndCheck(sample)
    await say(bao, 'book a health check 14 December 8:00')
    const head = 'Full name;Employee id;Attended'
    const early = await send(hoa, 'attendance-1.csv', `${head}\n;hoang.gia.bao;yes\n;anna.zimina;no\n`)
    expect(wordsOf(early as Card)).toMatch(/still ahead.*has no appointment/)
    await sample.at('2026-12-14T12:00')
    await send(hoa, 'attendance-1.csv', `${head}\n;hoang.gia.bao;yes\n`)
    expect((await sample.store.get(appointments, `1/${bao}`))?.document.state).toBe('attended')
  })
})

test('places of a time are changed by text, and never below what is booked', async () => {
  await openYearEndCheck(sample)
  await say(bao, 'book a health check 14 December 8:00')
  await say(cuong, 'book a health check 14 December 8:00')
  expect(wordsOf(await say(hoa, 'places of health campaign 1 14 December 8:00: 1'))).toMatch(
    /2 people are booked/,
  )
  expect(wordsOf(await say(hoa, 'places of health campaign 1 14 December 8:00: 10000'))).toMatch(
    /must be 1 to 200/,
  )
  expect(wordsOf(await say(hoa, 'places of health campaign 1 14 December 8:00: 5'))).toContain('5 places now')
})

test('an officer of the campaign moves somebody who asks, by the same rules, on the record and with a word to them', async () => {
  await openYearEndCheck(sample)
  await say(bao, 'book a health check 14 December 8:00')
  await say(hoa, 'seat in health campaign 1: Hoàng Gia Bảo, 15 December 8:30')
  expect((await sample.store.get(appointments, `1/${bao}`))?.document).toMatchObject({
    slot: '1-1-261215-0830',
    sequence: 1,
  })
  await sample.at('2026-11-25T10:10')
  expect((await shownTo(sample, bao)).at(-1)).toMatch(/^You have a place now\. .*08:30/)
  expect(wordsOf(await say(olga, 'seat in health campaign 1: Hoàng Gia Bảo, 16 December 8:30'))).toContain(
    'Only the union officers',
  )
  // Khánh is offshore then.
  expect(wordsOf(await say(hoa, 'seat in health campaign 1: do.van.khanh, 15 December 8:30'))).toContain(
    'offshore',
  )
})

test.each(['vi', 'en', 'ru'] as const)(
  'each button of an officer in %s does what its text does',
  async (language) => {
    const start = { vi: 'các đợt khám', en: 'health check campaigns', ru: 'медосмотры для ответственных' }
    await say(hoa, written[language], language)
    const seen = new Set<string>()
    const walk = async (card: Card, depth: number): Promise<void> => {
      for (const button of card.next ?? []) {
        if ((button.kind !== 'act' && button.kind !== 'form') || seen.has(button.command)) continue
        seen.add(button.command)
        // Opened, closed or deleted once, it is not so a second time.
        if (/open|close|delete/.test(button.verb)) continue
        const pressed = ownCard(await perform(hoa, button.verb, button.data, language), language)
        const typed = await say(hoa, button.command, language)
        expect(typed.name, button.command).toBe(pressed.name)
        expect(wordsOf(typed).replace(/loa\.example\/\d+/g, ''), button.command).toBe(
          wordsOf(pressed).replace(/loa\.example\/\d+/g, ''),
        )
        if (depth > 0) await walk(pressed, depth - 1)
      }
    }
    await walk(await say(hoa, start[language], language), 2)
    expect(seen.size).toBeGreaterThan(8)
  },
)

test('the attendance sheet comes back filled in', async () => {
  await openYearEndCheck(sample)
  await say(bao, 'book a health check 14 December 8:00')
  const progress = await say(hoa, 'show health campaign 1')
  const sheet = await linkedFile(
    progress.next?.find(({ title }) => title === 'Attendance sheet'),
    'en',
  )
  const table = await sample.parts.readTable(sheet?.body as Uint8Array)
  expect(sheet?.name).toBe('health-check-attendance-1.xlsx')
  expect(table.ok && table.rows.map(({ cells }) => cells.slice(0, 5))).toEqual([
    ['Employee id', 'Full name', 'Unit', 'Time', 'Attended'],
    [bao, 'Hoàng Gia Bảo', 'Applications & Databases department', '2026-12-14 08:00', null],
  ])
})

describe('in the whole bot', () => {
  test.each([
    ['các đợt khám', 'health-checks/campaigns'],
    ['new health check campaign', 'health-checks/plan-form'],
    ['форма нового медосмотра', 'health-checks/plan-form'],
    ['điểm danh đợt khám annual', 'health-checks/attendance'],
    ['show health campaign annual', 'health-checks/progress'],
    ['đặt lịch khám', 'health-checks/slots'],
    ['отказаться от осмотра', 'health-checks/message'],
  ])('“%s” is heard as what it is', async (text, name) => {
    const loa = await aLoa()
    try {
      expect((await loa.say(hoa, text)).map((card) => card.name)).toEqual([name])
      expect(loa.troubles).toEqual([])
    } finally {
      await loa.close()
    }
  })

  test('a booking in a channel is answered in the own chat', async () => {
    const loa = await aLoa()
    try {
      const [card] = await loa.say(bao, 'book a health check', { place: 'channel', client: 'en' })
      expect(card?.name).not.toMatch(/^health-checks\//)
      expect(loa.private.map(({ cards }) => cards[0]?.name)).toEqual(['health-checks/slots'])
    } finally {
      await loa.close()
    }
  })
})
