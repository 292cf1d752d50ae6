import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/i18n/language.ts'
import { storedMeetings } from '../../src/features/meetings/meeting.ts'
import { aMeetingRoom, type MeetingRoom, startsOf } from '../builders/a-meeting-room.ts'

const hoa = 'tran.thu.hoa'
const lan = 'nguyen.thi.lan'

let room: MeetingRoom
beforeEach(async () => {
  room = await aMeetingRoom()
})

const stored = async () => (await room.store.get(storedMeetings, 'm1'))?.document

/** The days of a series in a person's calendar. */
const feedDays = async (person: string, title: string, most: number) => {
  const turn = await room.turn(person)
  const events = (await room.feature.calendar?.(turn.person, 'en')) ?? []
  const text = room.parts.writeCalendar({ name: 'own', events })
  const calendar = new ICAL.Component(ICAL.parse(String(text)))
  return startsOf(calendar, title, most).map((start) => start.slice(0, 10))
}

describe('a meeting of every year in one line', () => {
  it.each<[Language, string, string, string]>([
    [
      'vi',
      'tạo họp: tổng kết hàng năm 20/12 9h phòng 302',
      'Tổng kết',
      'Hàng năm: 20 tháng 12, không ngày kết thúc',
    ],
    [
      'vi',
      'tạo họp: tổng kết ngày 20 tháng 12 hằng năm lúc 9h phòng 302',
      'Tổng kết',
      'Hàng năm: 20 tháng 12',
    ],
    ['vi', 'tao hop: tong ket moi nam 20/12 9h phong 302', 'Tong ket', 'Hàng năm: 20 tháng 12'],
    ['vi', 'tạo họp: tổng kết hai năm một lần 20/12 9h phòng 302', 'Tổng kết', '2 năm một lần: 20 tháng 12'],
    [
      'en',
      'new meeting: review every year on 20 December at 9:00 room 302',
      'Review',
      'Every year: 20 December, with no end',
    ],
    ['en', 'new meeting: review 20 December 9:00 annually room 302', 'Review', 'Every year: 20 December'],
    ['en', 'new meeting: review every 20 December at 9:00 room 302', 'Review', 'Every year: 20 December'],
    [
      'en',
      'new meeting: review every two years on 20 December at 9:00 room 302',
      'Review',
      'Every 2 years: 20 December',
    ],
    [
      'ru',
      'новое совещание: итоги ежегодно 20 декабря в 9:00 каб. 302',
      'Итоги',
      'Ежегодно: 20 декабря, бессрочно',
    ],
    ['ru', 'новое совещание: итоги каждый год 20 декабря в 9:00 каб. 302', 'Итоги', 'Ежегодно: 20 декабря'],
    [
      'ru',
      'новое совещание: итоги раз в два года 20 декабря в 9:00 каб. 302',
      'Итоги',
      'Раз в 2 года: 20 декабря',
    ],
  ])('in %s, “%s”, is shown as it was understood', async (language, line, title, words) => {
    const shown = await room.say(hoa, line, { language })
    expect(shown.cards[0]?.name).toBe('meetings/draft')
    for (const part of [title, words, '09:00–10:00', '2028']) expect(shown.words).toContain(part)
  })

  it('on 29 February says that most years have none, and names the next ones', async () => {
    const shown = {
      vi: await room.say(hoa, 'tạo họp: năm nhuận hàng năm 29/2 9h phòng 302', { language: 'vi' }),
      en: await room.say(hoa, 'new meeting: leap day every year on 29 February at 9:00 room 302'),
      ru: await room.say(hoa, 'новое совещание: високос ежегодно 29 февраля в 9:00 каб. 302', {
        language: 'ru',
      }),
    }
    expect(shown.vi.words).toContain('Năm không có ngày 29 tháng 2 thì không họp')
    expect(shown.en.words).toContain('Years without 29 February have none')
    expect(shown.ru.words).toContain('В годы без 29 февраля')
    for (const year of ['2028', '2032', '2036']) expect(shown.en.words).toContain(`29 February ${year}`)
  })

  it('ends on the day that is named', async () => {
    const shown = await room.say(
      hoa,
      'new meeting: review every year on 20 December at 9:00 until 31 December 2028 room 302',
    )
    expect(shown.words).toContain('Every year: 20 December, until 31/12/2028')
    await room.say(hoa, 'save the meeting')
    expect((await stored())?.repeat).toBe('FREQ=YEARLY;UNTIL=20281231')
  })

  it.each([
    ['vi', 'tạo họp: ăng ten ngày 20 tháng 12 9h phòng 302', 'Một lần'],
    ['vi', 'tạo họp: ăng ten ngày 20 tháng mười hai 9h phòng 302', 'Một lần'],
    ['vi', 'tạo họp: ăng ten thứ hai đầu tiên của tháng 8h30 phòng 302', 'Hàng tháng: Thứ Hai'],
    ['vi', 'tạo họp: ăng ten ngày 20 hàng tháng 9h phòng 302', 'Hàng tháng: ngày 20'],
  ] as const)('is told from a day of a month: in %s “%s”', async (language, line, words) => {
    expect((await room.say(hoa, line, { language })).words).toContain(words)
  })
})

it('a choice of the form is every year on the same date, and stands in the form again', async () => {
  const form = await room.say(hoa, 'arrange a meeting in a form')
  expect(form.words).toContain('Yearly, same date')
  const values = {
    ...Object(form.cards[0]?.view['values']),
    ...{ title: 'Review', day: '2026-12-20', time: '09:00', place: 'Room 7', repeat: 'yearly' },
  }
  await room.pressVerb(hoa, 'meetings.form-save', values)
  expect((await stored())?.repeat).toBe('FREQ=YEARLY')
  const again = await room.say(hoa, 'edit meeting m1')
  expect(again.cards[0]?.view['values']).toMatchObject({ repeat: 'yearly', day: '2026-12-20' })
})

it.each([
  ['on 20 December', ['2026-12-20', '2027-12-20', '2028-12-20']],
  ['on 29 February', ['2028-02-29', '2032-02-29', '2036-02-29']],
])('the calendar of who is invited has one %s every year', async (day, starts) => {
  await room.say(hoa, `new meeting: review every year ${day} at 9:00 room 302 with Nguyễn Thị Lan`)
  await room.say(hoa, 'save the meeting')
  expect(await feedDays(lan, 'Review', 3)).toEqual(starts)
})

it('a year later it is held again, and the next one is years ahead for 29 February', async () => {
  await room.say(hoa, 'new meeting: review every year on 20 December at 9:00 room 302')
  await room.say(hoa, 'save the meeting')
  await room.say(hoa, 'new meeting: leap day every year on 29 February at 9:00 room 302')
  await room.say(hoa, 'save the meeting')
  await room.at('2028-03-01T08:00')
  expect((await room.say(hoa, 'meeting m1')).words).toContain('20 December 2028')
  expect((await room.say(hoa, 'meeting m2')).words).toContain('29 February 2032')
})
