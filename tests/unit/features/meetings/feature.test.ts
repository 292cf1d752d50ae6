import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command } from '../../../../src/core/conversation/feature.ts'
import { languages } from '../../../../src/core/i18n/language.ts'
import type { Slots } from '../../../../src/core/understanding/intent.ts'
import { aDesk, type Desk, days, firstView } from './a-desk.ts'
import { at } from './a-meeting.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.close())

const run = async ({ run }: Command, asking: Parameters<Desk['turnOf']>[0]) => {
  const turn = await desk.turnOf(asking)
  return typeof run === 'function' ? run(turn) : desk.ask(run.slots, asking)
}

describe('the commands', () => {
  it.each([
    ["Today's meetings", 'Today · Wednesday, 25 November 2026'],
    ['Meetings this week', 'This week · 23/11/2026 – 29/11/2026'],
  ])('"%s" answers "%s"', async (title, period) => {
    const command = desk.feature.commands.find((candidate) => candidate.title.en === title)
    if (!command) throw new TypeError(`there is no command ${title}`)
    expect(firstView(await run(command, { language: 'en' }))['period']).toBe(period)
  })

  it('"Next meeting" shows what comes next for the asker, with its agenda', async () => {
    const command = desk.feature.commands.find(({ title }) => title.en === 'Next meeting')
    if (!command) throw new TypeError('there is no such command')
    expect(firstView(await run(command, { as: 'tran.thu.hoa' }))['title']).toBe('Họp Ban Chấp hành Công đoàn')
    expect(firstView(await run(command, { as: 'tran.thu.hoa', place: 'channel' }))['title']).toBe(
      'Họp giao ban tuần',
    )
  })

  it('fit the menu', () => {
    for (const { title, description } of desk.feature.commands)
      for (const language of languages) {
        expect(title[language].length).toBeLessThanOrEqual(32)
        expect(description[language].length).toBeLessThanOrEqual(128)
      }
  })
})

describe('the text of a question', () => {
  const tomorrow = (text: string) => ({ date: days('2026-11-26', '2026-11-26', { text }) })
  it.each<[Slots, string, string, string]>([
    [{}, 'Lịch họp hôm nay', "Today's meetings", 'Совещания сегодня'],
    [{ year: 2026 }, 'lịch họp năm 2026', 'meetings in 2026', 'совещания в 2026 году'],
    [{ mine: true }, 'lịch họp của tôi', 'my meetings', 'мои совещания'],
    [
      { unit: 'radio-team', mine: false },
      'lịch họp của Đội Vô tuyến',
      'meetings of the Radio team',
      'совещания: Бригада радиосвязи',
    ],
    [
      { meeting: 'weekly-briefing' },
      'chương trình họp giao ban tuần',
      'weekly briefing agenda',
      'повестка: еженедельная планёрка',
    ],
    [{ meeting: 'new-one' }, 'chương trình new one', 'new one agenda', 'повестка: new one'],
  ])('%j', (slots, vi, en, ru) => {
    expect(
      languages.map((language) => desk.feature.phrase({ intent: 'meeting_agenda', slots }, language)),
    ).toEqual([vi, en, ru])
  })

  it('keeps the words of a date', () => {
    const phrase = (slots: Slots) => desk.feature.phrase({ intent: 'meeting_agenda', slots }, 'vi')
    expect(phrase(tomorrow('ngày mai'))).toBe('lịch họp ngày mai')
    expect(phrase({ meeting: 'safety-meeting', ...tomorrow('thứ năm') })).toBe(
      'chương trình họp an toàn thứ năm',
    )
  })
})

describe('what a card offers', () => {
  it('is at most six buttons, each question with the text that asks it', async () => {
    for (const slots of [
      {},
      { mine: true },
      { date: days('2026-11-23', '2026-12-31') },
      { meeting: 'year-end-conference' },
    ])
      for (const card of (await desk.ask(slots)).cards) {
        expect(card.next?.length).toBeLessThanOrEqual(6)
        for (const button of card.next ?? [])
          if (button.kind === 'ask') expect(button.command).toBe(desk.feature.phrase(button.question, 'vi'))
      }
  })

  it('joins online only what is not over', async () => {
    const opens = async (hour: string) =>
      (
        await desk.ask(
          { meeting: 'offshore-call', date: days('2026-11-25') },
          { now: at(`2026-11-25T${hour}`) },
        )
      ).cards[0]?.next?.filter(({ kind }) => kind === 'open').length
    expect(await opens('07:20')).toBe(2)
    expect(await opens('08:00')).toBe(0)
  })
})

describe('the calendar file', () => {
  const produce = (key: unknown) => desk.feature.downloads?.[0]?.produce(key, 'en')

  it('is of that one occurrence, with its organiser and agenda', async () => {
    const file = await produce({ occurrences: [{ meeting: 'union-committee', date: '2026-12-03' }] })
    const body = String(file?.body).replaceAll('\r\n ', '')
    expect(file?.name).toBe('union-committee-2026-12-03.ics')
    expect(body).toContain('UID:union-committee.2026-12-03@meetings.loa')
    expect(body).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261203T153000')
    expect(body).toContain('ORGANIZER;CN="Trần Thu Hòa":mailto:tran.thu.hoa@centre.example')
    expect(body).toContain('15:40 Progress of the periodic health checks – Trần Thu Hòa')
    expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  })

  it('keeps those that are still there, and is none when none is', async () => {
    const gone = { meeting: 'gone', date: '2026-12-03' }
    const there = { meeting: 'safety-meeting', date: '2026-12-08' }
    expect(String((await produce({ occurrences: [gone, there] }))?.body)).toContain('STATUS:CANCELLED')
    expect(await produce({ occurrences: [gone, { ...there, date: '2026-12-09' }] })).toBeUndefined()
  })

  it.each([undefined, {}, { occurrences: [] }, { occurrences: [{ meeting: 'x', date: '2026-13-01' }] }])(
    'is none when the key is %j',
    async (key) => {
      expect(await produce(key)).toBeUndefined()
    },
  )
})

describe('what the feature knows of a day', () => {
  it('is every meeting that the person is invited to, but for those called off', async () => {
    const items = async (now: string, as: string) =>
      desk.feature.day?.(await desk.turnOf({ now: at(now), as }))
    expect(await items('2026-11-24T10:00', 'nguyen.thi.lan')).toMatchObject([
      {
        kind: 'meeting',
        start: '2026-11-24T07:15:00.000+07:00',
        title: 'Họp trực tuyến với các giàn',
        place: 'Trực tuyến',
      },
      { title: 'Họp an toàn', command: 'chương trình họp an toàn ngày 24/11/2026' },
    ])
    expect(await items('2026-12-08T10:00', 'bui.ngoc.anh')).toEqual([])
  })
})

describe('the names of meetings', () => {
  it('are their titles in each language and what people call them', async () => {
    const entries = await desk.feature.gazetteer?.()
    const briefing = entries?.find(({ id }) => id === 'weekly-briefing')
    expect(briefing).toMatchObject({ slot: 'meeting' })
    expect(briefing?.names).toEqual(
      expect.arrayContaining([
        'Họp giao ban tuần',
        'Weekly briefing',
        'Еженедельная планёрка',
        'giao ban',
        'оперативк*',
      ]),
    )
    expect(entries).toHaveLength(6)
  })
})

describe('the text of a button', () => {
  it.each([
    ['vi', 'chương trình họp giao ban tuần ngày 07/12/2026'],
    ['en', 'weekly briefing agenda on 7 December 2026'],
    ['ru', 'повестка: еженедельная планёрка 07.12.2026'],
  ] as const)('names a day in %s in the one way that cannot be misread', async (language, command) => {
    const reply = await desk.ask({ date: days('2026-12-07') }, { language, as: 'vo.minh.thu' })
    expect(reply.cards[0]?.next?.[0]).toMatchObject({ command })
  })
})
