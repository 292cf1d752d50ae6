import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Button, Card, Reply } from '../../../../src/core/conversation/reply.ts'
import { type Language, languages } from '../../../../src/core/i18n/language.ts'
import { personSchema } from '../../../../src/core/people/person.ts'
import { appointments } from '../../../../src/features/health-checks/appointment.ts'
import { createBookingDesk } from '../../../../src/features/health-checks/booking-desk.ts'
import { changeCapacity } from '../../../../src/features/health-checks/change-capacity.ts'
import { healthChecks } from '../../../../src/features/health-checks/feature.ts'
import { slotIdSchema, slots } from '../../../../src/features/health-checks/slot.ts'
import { aSampleFeature, type SampleFeature } from '../../../builders/a-sample-feature.ts'

let sample: SampleFeature
beforeEach(async () => {
  sample = await aSampleFeature(healthChecks)
})
afterEach(() => sample.close())

const bao = 'hoang.gia.bao'
const cuong = 'ho.xuan.cuong'
const lan = 'nguyen.thi.lan'

const only = (reply: Reply | undefined): Card => {
  const [card] = reply?.cards ?? []
  if (!card) throw new Error('no card')
  expect(reply?.personal).toBe(true)
  return card
}

const press = async (person: string, verb: string, data: object, language: Language = 'en') => {
  const action = sample.feature.actions?.find((each) => each.verb === `health-checks.${verb}`)
  return only(await action?.perform(await sample.turn(person, { language }), data))
}

const say = async (person: string, text: string, language: Language = 'en') => {
  const heard = sample.feature.hears?.(text)
  if (!heard) throw new Error(`not heard: ${text}`)
  expect(heard.language).toBe(language)
  return only(await heard.run(await sample.turn(person, { language })))
}

const pressButton = (person: string, button: Button | undefined, language: Language = 'en') => {
  if (button?.kind !== 'act') throw new Error('no such button')
  return press(person, button.verb.replace('health-checks.', ''), button.data, language)
}

const buttonOf = (card: Card, title: RegExp) => card.next?.find((button) => title.test(button.title))
const words = (card: Card) => JSON.stringify([card.view, card.summary])
const stateOf = async (person: string) => (await sample.store.get(appointments, `annual/${person}`))?.document

/** The choices of the list of times. */
const choices = (card: Card): { title: string; value: string }[] => {
  const [field] = card.view['fields'] as { choices: { title: string; value: string }[] }[]
  return field?.choices ?? []
}

describe('the times that are offered', () => {
  test('are of the clinic of the own site, with the places left', async () => {
    const card = await say(bao, 'book a health check')
    const ids = choices(card).map(({ value }) => value)
    const offered = await sample.store.getMany(slots, ids)
    expect(new Set(offered.map(({ document }) => document.clinic))).toEqual(new Set(['hai-dang']))
    expect(choices(card)[0]?.title).toMatch(/^\w{3}\s\d+\/\d+, \d\d:\d\d · (\d+ places? left|full)$/)
  })

  test('leave out the days offshore', async () => {
    const turn = await sample.turn('ivan.petrenko')
    const card = await say('ivan.petrenko', 'перенести осмотр', 'ru')
    const offered = await sample.store.getMany(
      slots,
      choices(card).map(({ value }) => value),
    )
    for (const { document } of offered)
      for (const { from, to } of turn.person.offshore) {
        const day = document.start.slice(0, 10)
        expect(from <= day && day <= to).toBe(false)
      }
  })
})

describe.each([
  [
    'vi',
    'đặt lịch khám ngày 30 tháng 11 năm 2026 lúc 07:30',
    'đặt lịch khám 30/11 7:30',
    'dat lich kham 30/11 7h30',
  ],
  [
    'en',
    'book a health check 30 November 2026 at 07:30',
    'book health check 30/11 7:30',
    'Book my health check 30 Nov 7:30',
  ],
  [
    'ru',
    'запись на осмотр 30 ноября 2026 в 07:30',
    'записаться на медосмотр 30.11 7:30',
    'Запись на осмотр 30 ноября 7:30',
  ],
] as const)('a place asked for in %s', (language, ...wordings) => {
  test.each(wordings)('is given: %s', async (text) => {
    const card = await say(bao, text, language)
    expect(card.name).toBe('health-checks/appointment')
    expect(await stateOf(bao)).toMatchObject({ state: 'booked', sequence: 0 })
    expect((await sample.store.get(slots, (await stateOf(bao))?.slot ?? ''))?.document.start).toBe(
      '2026-11-30T07:30',
    )
  })
})

test.each(languages)('each button of booking in %s does what its text does', async (language) => {
  const first = await sample.feature.answers.health_check_schedule?.(await sample.turn(bao, { language }), {
    mine: true,
  })
  const seen = new Set<string>()
  const walk = async (card: Card, depth: number): Promise<void> => {
    for (const button of card.next ?? []) {
      if (button.kind !== 'act' || seen.has(button.command)) continue
      // A card further up is out of date once its owner has moved on.
      const { from } = button.data
      if (from !== undefined && from !== (await stateOf(bao))?.slot) continue
      seen.add(button.command)
      const pressed = await pressButton(bao, button, language)
      const typed = await say(bao, button.command, language)
      // What is given back can not be given back twice.
      if (!/reason/.test(JSON.stringify(button.data)))
        expect(words(typed), button.command).toBe(words(pressed))
      if (depth > 0) await walk(pressed, depth - 1)
    }
  }
  await walk(only(first), 3)
  expect(seen.size).toBeGreaterThan(8)
})

describe('a booked place', () => {
  test('is the same when the button is pressed twice', async () => {
    const card = await say(bao, 'book a health check')
    const button = buttonOf(card, /^Book \w{3}\u00a0/)
    expect(words(await pressButton(bao, button))).toBe(words(await pressButton(bao, button)))
    expect(await stateOf(bao)).toMatchObject({ sequence: 0 })
  })

  test('is confirmed, moved and declined, each a version of its calendar entry', async () => {
    const booked = await say(bao, 'book a health check 30 November 7:30')
    await pressButton(bao, buttonOf(booked, /I will come/))
    expect(await stateOf(bao)).toMatchObject({ state: 'confirmed', sequence: 0 })
    const moved = await say(bao, 'move my health check to 30 November 8:00')
    expect(await stateOf(bao)).toMatchObject({ state: 'booked', sequence: 1, slot: 'annual-08-0800' })
    const reasons = await pressButton(bao, buttonOf(moved, /cannot come/))
    const declined = await pressButton(bao, buttonOf(reasons, /Business trip/))
    expect(await stateOf(bao)).toMatchObject({ state: 'cancelled', sequence: 2, declined: 'trip' })
    const link = buttonOf(declined, /calendar/i)
    const target = link?.kind === 'open' ? sample.links.get(link.url) : undefined
    const file = await sample.feature.downloads
      ?.find(({ kind }) => kind === target?.kind)
      ?.produce(target?.key, 'en')
    expect(file?.body).toMatch(/STATUS:CANCELLED/)
    expect(file?.body).toMatch(/SEQUENCE:2/)
  })

  test('is not taken twice: another time is offered as a move', async () => {
    await say(bao, 'book a health check 30 November 7:30')
    const card = await say(bao, 'book a health check 30 November 8:00')
    expect(words(card)).toContain('You have an appointment already')
    await pressButton(bao, buttonOf(card, /^Move to/))
    expect(await stateOf(bao)).toMatchObject({ slot: 'annual-08-0800' })
  })
})

describe('what does not go', () => {
  test('is refused with its reason: a day offshore', async () => {
    // Petrenko is offshore from 30 November on.
    const all = (await sample.store.find(slots, { index: 'id', limit: 100 })).items
    const away = all.find(({ document }) => document.clinic === 'cang-bien' && document.start >= '2026-11-30')
    const card = await press('ivan.petrenko', 'take', { how: 'move', slot: away?.id ?? '' })
    expect(words(card)).toMatch(/you are offshore \(from 30\/11\/2026/)
  })

  test('is refused with its reason: a clinic of another site, a time that has begun, a slot that is none', async () => {
    const all = (await sample.store.find(slots, { index: 'id', limit: 100 })).items
    const other = all.find(
      ({ document }) => document.clinic === 'cang-bien' && document.start >= '2026-11-26',
    )
    expect(words(await press(bao, 'take', { how: 'book', slot: other?.id ?? '' }))).toContain('another site')
    const past = all.find(({ document }) => document.start < '2026-11-25' && document.campaign === 'annual')
    expect(words(await press(bao, 'take', { how: 'book', slot: past?.id ?? '' }))).toContain('has begun')
    expect(words(await press(bao, 'take', { how: 'book', slot: 'forged' }))).toContain('does not exist')
    expect(await stateOf(bao)).toBeUndefined()
  })

  test('is refused to who is not on the list', async () => {
    const card = await press('nobody', 'take', { how: 'book', slot: 'annual-08-0730' })
    expect(words(card)).toContain('not on the list')
  })

  test('is explained when the button is stale', async () => {
    await say(bao, 'book a health check 30 November 7:30')
    await say(bao, 'move my health check to 30 November 8:00')
    const card = await press(bao, 'confirm', { campaign: 'annual', slot: 'annual-08-0730' })
    expect(words(card)).toContain('has changed since this card')
  })
})

test('a full time offers the waiting list, and who waited longest gets the place and is told', async () => {
  const desk = createBookingDesk(sample.parts)
  const id = slotIdSchema.parse('annual-08-0730')
  const hoa = await sample.parts.directory.person(personSchema.shape.id.parse('tran.thu.hoa'))
  if (!hoa) throw new Error('no Hoa')
  await say(bao, 'book a health check 30 November 7:30')
  const held = (await sample.store.find(appointments, { index: 'slot', equals: id })).items.length
  expect(await changeCapacity(desk, hoa, { slot: id, capacity: held - 1 })).toMatchObject({
    code: 'below-booked',
  })
  expect(await changeCapacity(desk, hoa, { slot: id, capacity: held })).toMatchObject({ ok: true })

  const refused = await say(cuong, 'запись на осмотр 30 ноября 7:30', 'ru')
  const waits = await pressButton(cuong, buttonOf(refused, /Ждать/), 'ru')
  expect(words(waits)).toContain('вы 1-й')
  await press(bao, 'decline', { campaign: 'annual', slot: id, reason: 'duty' })
  expect(await stateOf(cuong)).toMatchObject({ state: 'booked', slot: id })
  await sample.at('2026-11-25T10:05')
  const turn = await sample.turn(cuong)
  expect(sample.outbox.shownTo(turn.person.account).map(({ summary }) => summary)).toEqual([
    expect.stringMatching(/^Bạn đã có chỗ\. .*07:30/),
  ])
})

test('who leaves the line is asked for no reason, and gets no place', async () => {
  const desk = createBookingDesk(sample.parts)
  const id = slotIdSchema.parse('annual-08-0730')
  const hoa = await sample.parts.directory.person(personSchema.shape.id.parse('tran.thu.hoa'))
  if (!hoa) throw new Error('no Hoa')
  await say(bao, 'book a health check 30 November 7:30')
  const held = (await sample.store.find(appointments, { index: 'slot', equals: id })).items.length
  await changeCapacity(desk, hoa, { slot: id, capacity: held })
  const waits = await press(cuong, 'take', { how: 'wait', slot: id })
  expect(words(await pressButton(cuong, buttonOf(waits, /Stop waiting/)))).toContain('left the waiting list')
  await press(bao, 'decline', { campaign: 'annual', slot: id, reason: 'duty' })
  expect(await stateOf(cuong)).toMatchObject({ state: 'cancelled' })
})

test('only officers of the campaign change its places', async () => {
  const desk = createBookingDesk(sample.parts)
  const { person } = await sample.turn(lan)
  const change = { slot: slotIdSchema.parse('annual-08-0730'), capacity: 9 }
  expect(await changeCapacity(desk, person, change)).toMatchObject({ ok: false, code: 'not-yours' })
})
