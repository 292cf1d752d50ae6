import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Button, Card, Reply } from '../../../../src/core/conversation/reply.ts'
import type { Turn } from '../../../../src/core/conversation/turn.ts'
import { languages } from '../../../../src/core/i18n/language.ts'
import { put } from '../../../../src/core/store/store.ts'
import { findDates } from '../../../../src/core/understanding/dates/find-dates.ts'
import type { DateSlot, Slots } from '../../../../src/core/understanding/intent.ts'
import { appointments } from '../../../../src/features/health-checks/appointment.ts'
import { healthChecks } from '../../../../src/features/health-checks/feature.ts'
import { aSampleFeature, type SampleFeature } from '../../../builders/a-sample-feature.ts'

let sample: SampleFeature
beforeAll(async () => {
  sample = await aSampleFeature(healthChecks)
})
afterAll(() => sample.close())

const reply = async (turn: Turn, slots: Slots = {}, from = sample): Promise<Reply> => {
  const answered = await from.feature.answers.health_check_schedule?.(turn, slots)
  if (!answered) throw new Error('no answer')
  return answered
}

const ask = async (turn: Turn, slots: Slots = {}, from = sample): Promise<Card> => {
  const [card] = (await reply(turn, slots, from)).cards
  if (!card) throw new Error('no card')
  return card
}

const wordsOf = (card: Card): string => JSON.stringify([card.view, card.summary])

const week = (from: string, to: string): DateSlot => ({ text: 'then', grain: 'week', from, to })

const lan = (options: Parameters<SampleFeature['turn']>[1] = {}) =>
  sample.turn('nguyen.thi.lan', { language: 'en', ...options })

describe("the asker's own check", () => {
  test('is answered in their own chat with day, time, place, what to bring and the days left', async () => {
    const card = await ask(await lan())
    expect(card.view).toMatchObject({
      day: 'Wednesday, 2 December 2026',
      time: '07:30',
      left: 'In 7 days',
      clinics: [{ name: 'Hải Đăng General Clinic', address: '18 Hoa Sứ Street, Vũng Tàu' }],
      status: { text: 'Confirmed' },
    })
    expect((card.view['lists'] as { title: string }[]).map(({ title }) => title)).toEqual([
      'Bring along',
      'Before the check',
      'Getting there',
    ])
  })

  test.each(['personal', 'group', 'channel'] as const)(
    'is personal wherever it is asked: %s',
    async (place) => {
      expect((await reply(await lan({ place }), { mine: true })).personal).toBe(true)
    },
  )

  test('is not what a question without a name means in a channel: the campaign answers', async () => {
    const answered = await reply(await lan({ place: 'channel' }))
    expect(answered.personal).toBeUndefined()
    expect(answered.cards[0]?.name).toBe('health-checks/campaign')
  })

  test('is shown with a word on the time asked about when that time has none', async () => {
    const thursday = week('2026-11-26', '2026-11-26')
    expect(wordsOf(await ask(await lan(), { mine: true, date: thursday }))).toContain(
      'Thursday, 26 November 2026: you have no appointment',
    )
    const then = week('2026-11-30', '2026-12-06')
    expect((await ask(await lan(), { mine: true, date: then })).view['notices']).toEqual([])
  })

  test('of today is still ahead', async () => {
    const card = await ask(await sample.turn('hoang.tuan.chi', { language: 'en' }))
    expect(card.view).toMatchObject({ left: 'Today', day: 'Wednesday, 25 November 2026' })
  })

  test('says who to ask and when the unit goes when nothing is booked', async () => {
    const card = await ask(await sample.turn('hoang.gia.bao', { language: 'en' }))
    expect(card.name).toBe('health-checks/unit')
    expect(card.summary).toBe('You have no appointment yet; your unit: Mon\u00a030/11, Tue\u00a001/12')
    expect(wordsOf(card)).toContain('Trần Thu Hòa')
    expect(wordsOf(card)).toContain('Your last check: 01/12/2025')
  })

  test('names the days that fall into a stretch offshore, and the rule', async () => {
    const card = await ask(await sample.turn('dmitri.lukin', { language: 'en' }))
    expect(card.view['days']).toMatchObject([{ note: '' }, { note: 'you are offshore' }])
    expect(wordsOf(card)).toContain('only on days ashore')
  })

  test('warns when the rotation moved over the appointment', async () => {
    const offshore = [{ from: '2026-11-30', to: '2026-12-13' }]
    const card = await ask(await lan({ change: { offshore } }))
    expect(card.view['notices']).toMatchObject([
      { style: 'warning', text: expect.stringContaining('offshore on that day') },
    ])
  })

  test('that is over is told as attendance alone', async () => {
    const done = await ask(await sample.turn('phan.duc.an', { language: 'en' }))
    expect(done.view['status']).toMatchObject({ text: 'Done' })
    expect(done.summary).toBe('You were examined on 20/11/2026.')
    const missed = await ask(await sample.turn('bui.huu.hai', { language: 'en' }))
    expect(wordsOf(missed)).toContain('Make-up days: Mon\u00a007/12, Tue\u00a008/12')
  })

  test("of last year is found by its year, and is not this year's", async () => {
    expect((await ask(await lan(), { mine: true, year: 2025 })).summary).toBe(
      'You were examined on 03/12/2025.',
    )
  })

  test('of somebody whom nobody knows is the campaign, and nothing personal', async () => {
    const answered = await reply(await sample.turn('stranger'), { mine: true })
    expect(answered.personal).toBeUndefined()
    expect(answered.cards[0]?.name).toBe('health-checks/campaign')
  })
})

describe("a unit's days", () => {
  test('come with the number of places and no names of its people', async () => {
    const card = await ask(await lan({ place: 'channel' }), { unit: 'radio-team', mine: false })
    expect(card.view['text']).toBe('10 of 11 people have an appointment.')
    for (const name of ['Lâm', 'Petrenko', 'Lan', 'Khoa', 'Петренко'])
      expect(wordsOf(card)).not.toContain(name)
  })

  test('say so when there is none in the time asked about', async () => {
    const card = await ask(await lan(), { unit: 'msp1-crew', date: week('2026-12-07', '2026-12-13') })
    expect(wordsOf(card)).toContain('this unit has no day then')
  })

  test('of a unit that there is not are those of the campaign', async () => {
    expect((await ask(await lan(), { unit: 'kitchen', mine: false })).name).toBe('health-checks/campaign')
  })

  test('are to be announced where the next campaign has none yet', async () => {
    const card = await ask(await lan(), { unit: 'radio-team', year: 2027 })
    expect(card.view['text']).toBe('The days of this unit will be announced.')
  })
})

describe('a time', () => {
  test('lists the units that go, day by day', async () => {
    const card = await ask(await lan(), { date: week('2026-11-30', '2026-12-06') })
    expect(card.view['days']).toHaveLength(5)
    expect(card.summary).toContain('Radio team')
  })

  test('without any names the nearest day', async () => {
    const card = await ask(await lan(), { date: week('2026-11-09', '2026-11-15') })
    expect(card.view['text']).toBe(
      'No unit goes then. The nearest day: Thursday, 19 November 2026, Telephone team.',
    )
  })

  test('that can be read in two ways is asked back, each as a button whose text has one reading', async () => {
    const date: DateSlot = {
      text: '3/4',
      grain: 'day',
      from: '2027-04-03',
      to: '2027-04-03',
      readings: [
        { from: '2027-04-03', to: '2027-04-03' },
        { from: '2027-03-04', to: '2027-03-04' },
      ],
    }
    const card = await ask(await lan(), { date, mine: true })
    expect(card.next?.map((button) => button.kind === 'ask' && button.command)).toEqual([
      'My health check 3 April 2027',
      'My health check 4 March 2027',
    ])
  })

  test.each(languages)('on a button in %s is read from its text as the same days', async (language) => {
    const turn = await lan({ language })
    const date: DateSlot = {
      text: '3/4',
      grain: 'day',
      from: '2027-04-03',
      to: '2027-04-03',
      readings: [
        { from: '2027-04-03', to: '2027-04-03' },
        { from: '2027-03-04', to: '2027-03-04' },
      ],
    }
    const buttons = [
      ...((await ask(turn, { date })).next ?? []),
      ...((await ask(turn, { mine: false })).next ?? []),
    ]
    const dated = buttons.flatMap((button) =>
      button.kind === 'ask' && button.question.slots.date
        ? [{ ...button, date: button.question.slots.date }]
        : [],
    )
    expect(dated).toHaveLength(4)
    for (const { command, date: meant } of dated) {
      const [read, ...more] = findDates(command, language, turn.now)
      expect(more).toEqual([])
      expect(read).toMatchObject({ from: meant.from, to: meant.to })
      expect(read).not.toHaveProperty('readings')
    }
  })
})

describe('the campaign', () => {
  test.each(languages)(
    'is answered whole in %s: period, clinics by site, days of each unit, what to bring',
    async (language) => {
      const card = await ask(await lan({ language }), { mine: false })
      expect(card.view['units']).toHaveLength(7)
      expect(card.view['clinics']).toHaveLength(2)
      expect(card.view['lists']).toHaveLength(3)
      expect(card.provenance?.owner).toBe('Trần Thu Hòa')
    },
  )

  test('of a year that Loa knows nothing of is said to be missing', async () => {
    expect(wordsOf(await ask(await lan(), { year: 2019 }))).toContain('no campaign in 2019')
  })

  test('that is over names the next one', async () => {
    const later = await aSampleFeature(healthChecks)
    const turn = { ...(await later.turn('nguyen.thi.lan', { language: 'en' })) }
    const after = turn.now.plus({ days: 30 })
    const card = await ask({ ...turn, now: after }, { mine: false }, later)
    expect(card.view).toMatchObject({ phase: { text: 'Upcoming' }, period: '24/05/2027 – 04/06/2027' })
    await later.close()
  })

  test('when there is none at all, the card names whom to ask', async () => {
    const empty = await aSampleFeature({ ...healthChecks, dataFiles: [] })
    const card = await ask(await empty.turn('nguyen.thi.lan', { language: 'en' }), {}, empty)
    expect(card.name).toBe('health-checks/message')
    expect(wordsOf(card)).toContain('Trần Thu Hòa')
    await empty.close()
  })
})

describe('the calendar file', () => {
  const linkOf = (button: Button | undefined) =>
    button?.kind === 'open' ? sample.links.get(button.url) : undefined
  const produce = (key: unknown) => sample.feature.downloads?.[0]?.produce(key, 'en')

  test('is of that one slot, in the zone of the place', async () => {
    const link = linkOf((await ask(await lan())).next?.[0])
    expect(link?.kind).toBe('health-check-slot')
    const file = await produce(link?.key)
    expect(file?.name).toBe('health-check-2026-12-02.ics')
    expect(file?.body).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261202T073000')
    expect(file?.body).toContain('DTEND;TZID=Asia/Ho_Chi_Minh:20261202T090000')
    expect(String(file?.body).match(/BEGIN:VEVENT/g)).toHaveLength(1)
  })

  test("is not handed out with somebody else's account, nor for what is over or not there", async () => {
    const hoa = (await sample.turn('tran.thu.hoa')).person.account
    const an = (await sample.turn('phan.duc.an')).person.account
    expect(await produce({ appointment: 'annual/nguyen.thi.lan', account: hoa })).toBeUndefined()
    expect(await produce({ appointment: 'annual/phan.duc.an', account: an })).toBeUndefined()
    expect(await produce({ appointment: 'nothing', account: hoa })).toBeUndefined()
    expect(await produce('annual/nguyen.thi.lan')).toBeUndefined()
  })
})

describe('the day', () => {
  test("holds today's appointment, with the zone's offset, and nobody else's", async () => {
    expect(await sample.feature.day?.(await sample.turn('hoang.tuan.chi', { language: 'en' }))).toMatchObject(
      [
        {
          kind: 'appointment',
          start: '2026-11-25T07:30+07:00',
          end: '2026-11-25T09:00+07:00',
          place: 'Hải Đăng General Clinic',
          command: 'My health check',
        },
      ],
    )
    expect(await sample.feature.day?.(await lan())).toEqual([])
  })

  test.each(['cancelled', 'attended'] as const)('leaves out what was %s', async (state) => {
    const own = await aSampleFeature(healthChecks)
    const stored = await own.store.get(appointments, 'annual/hoang.tuan.chi')
    if (!stored) throw new Error('the sample has changed')
    const changed = { ...stored.document, state }
    await own.store.commit([put(appointments, stored.id, changed, stored.version)])
    expect(await own.feature.day?.(await own.turn('hoang.tuan.chi'))).toEqual([])
    await own.close()
  })
})

test('a phrase names the unit in the language once the units are learnt', async () => {
  const question = { intent: 'health_check_schedule', slots: { unit: 'radio-team', mine: false } } as const
  await sample.feature.gazetteer?.()
  expect(languages.map((language) => sample.feature.phrase(question, language))).toEqual([
    'lịch khám sức khỏe Đội Vô tuyến',
    'health check for the Radio team',
    'медосмотр: Бригада радиосвязи',
  ])
})
