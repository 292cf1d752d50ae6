import { beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/i18n/language.ts'
import { aMeetingRoom, type MeetingRoom } from '../builders/a-meeting-room.ts'

const hoa = 'tran.thu.hoa'
const lan = 'nguyen.thi.lan'

let room: MeetingRoom
beforeEach(async () => {
  room = await aMeetingRoom()
})

describe('a meeting that is asked for in a sentence', () => {
  it.each<[Language, string, string, string]>([
    [
      'en',
      'schedule a meeting about the radio masts on Friday 9:00 in room 302 with the Radio team',
      'Radio masts',
      'Radio team',
    ],
    [
      'ru',
      'назначь совещание по мачтам на пятницу в 9:00 в каб. 302 с бригадой радиосвязи',
      'Совещание по мачтам',
      'Бригада радиосвязи',
    ],
    ['vi', 'hẹn họp đội vô tuyến sáng thứ sáu 9h phòng 302', 'Họp: Đội Vô tuyến', 'Đội Vô tuyến'],
  ])('is a draft in %s: %s', async (language, text, title, invited) => {
    const shown = await room.say(hoa, text, { language })
    expect(shown.cards[0]?.name).toBe('meetings/draft')
    expect(shown.cards[0]?.view['title']).toBe(title)
    for (const part of ['09:00–10:00', '302', invited]) expect(shown.words).toContain(part)
    expect(await room.told('nguyen.minh.khoa')).toEqual([])
  })

  it.each<[Language, string]>([
    ['en', 'set up a meeting with Bảo tomorrow at 2pm in room 5'],
    ['ru', 'создай совещание завтра в 14:00 с Хоанг Зя Бао в каб. 5'],
    ['vi', 'tao cuoc hop voi anh Bao ngay mai luc 2 gio chieu phong 5'],
  ])('invites whom a part of a name means in %s, and names both in the title', async (language, text) => {
    const shown = await room.say(lan, text, { language })
    expect(shown.cards[0]?.view['title']).toMatch(/: Nguyễn Thị Lan, Hoàng Gia Bảo$/)
    expect(shown.words).toContain('14:00–15:00')
  })

  it('keeps "chị Mai" a name and the other "mai" a day', async () => {
    const shown = await room.say(lan, 'đặt lịch họp với chị Mai 9h sáng mai phòng 302', { language: 'vi' })
    for (const part of ['Lê Thanh Mai', '26 tháng 11']) expect(shown.words).toContain(part)
  })

  it('asks which where several have that name, in the form that holds the rest', async () => {
    const asked = await room.say(lan, 'set up a meeting with Hà tomorrow at 2pm in room 302')
    expect(asked.cards[0]?.name).toBe('meetings/form')
    expect(asked.words).toMatch(/tran\.minh\.ha, le\.xuan\.ha/)
    expect(asked.cards[0]?.view['values']).toMatchObject({ day: '2026-11-26', time: '14:00' })
  })

  it('asks for the place, and goes on when it is typed', async () => {
    expect((await room.say(lan, 'set up a meeting with Bảo tomorrow at 2pm')).words).toMatch(/no place/)
    expect((await room.say(lan, 'meeting place: room 5')).cards[0]?.name).toBe('meetings/draft')
  })

  it('leaves units to those who may invite them', async () => {
    const refused = await room.say(lan, 'set up a meeting with the radio team tomorrow at 2pm in room 5')
    expect(refused.words).toMatch(/one by one, up to 20/)
  })
})

describe('a meeting that words mean', () => {
  beforeEach(async () => {
    await room.say(
      hoa,
      'new meeting: antennas on 27 November 8:00 to 9:00 room 7 with Hoàng Gia Bảo, Nguyễn Thị Lan',
    )
    await room.say(hoa, 'save the meeting: agreed')
  })

  it.each<[Language, string]>([
    ['en', 'cancel the meeting with Bảo on Friday'],
    ['vi', 'hủy cuộc họp với anh Bảo thứ sáu giúp tôi'],
    ['ru', 'отмени встречу с Бао в пятницу'],
  ])('is asked about before it is cancelled in %s', async (language, text) => {
    expect((await room.say(hoa, text, { language })).cards[0]?.name).toBe('meetings/confirm')
    expect((await room.say(lan, 'meeting m1')).words).not.toMatch(/Cancelled/)
  })

  it.each<[Language, string]>([
    ['en', 'can you move the meeting with Bảo to Friday 15:00'],
    ['vi', 'dời cuộc họp với anh Bảo sang 15h thứ sáu'],
    ['ru', 'перенеси встречу с Бао на пятницу в 15:00'],
  ])('is moved in %s only when that is confirmed', async (language, text) => {
    const asked = await room.say(hoa, text, { language })
    expect((await room.say(lan, 'meeting m1')).words).toContain('08:00–09:00')
    const button = asked.cards[0]?.next?.[0]
    if (button?.kind !== 'act') throw new TypeError('there is nothing to confirm')
    expect((await room.pressVerb(hoa, button.verb, button.data, language)).words).toContain('15:00–16:00')
  })

  it('is not moved or cancelled by those who may not', async () => {
    for (const text of ['move the meeting with Bảo to Friday 15:00', 'cancel the meeting with Bảo'])
      expect((await room.say(lan, text)).words).toMatch(/Only its organiser/)
  })

  it.each<[Language, string, string]>([
    ['en', "I can't come to the meeting with Bảo on Friday", 'Yes 1 · maybe 0 · no 1'],
    ['vi', 'tôi sẽ dự cuộc họp với anh Bảo thứ sáu', 'Yes 2 · maybe 0 · no 0'],
    ['ru', 'не смогу быть на встрече с Бао в пятницу', 'Yes 1 · maybe 0 · no 1'],
  ])('is answered in %s', async (language, text, counts) => {
    await room.say(lan, text, { language })
    expect((await room.say(hoa, 'meeting m1')).words).toContain(counts)
  })

  it('is offered with the others where the words fit several', async () => {
    const asked = await room.say(hoa, 'cancel my meeting next week')
    expect(asked.words).toMatch(/Which meeting/)
    expect(asked.cards[0]?.next?.length).toBeGreaterThan(1)
  })

  it('is said not to be there where nothing fits', async () => {
    expect((await room.say(hoa, 'cancel the meeting about gardening')).words).toMatch(/no such meeting/)
  })
})

describe('a task', () => {
  beforeEach(async () => {
    await room.say(hoa, 'new meeting: antennas on 27 November 8:00 to 9:00 room 7 with Nguyễn Thị Lan')
    await room.say(hoa, 'save the meeting: agreed')
  })

  it.each<[Language, string, string]>([
    ['en', 'add a task to meeting m1: order the antenna for Lan by 10 December', 'task 1 is done'],
    ['vi', 'giao việc cuộc họp m1: đặt mua ăng-ten cho chị Lan, hạn 10/12', 'việc số 1 xong rồi'],
    ['ru', 'дай поручение по совещанию m1: заказать антенну для Лан до 10 декабря', 'поручение 1 выполнено'],
  ])('is given and settled in %s in plain words', async (language, text, done) => {
    const given = await room.say(hoa, text, { language })
    expect(given.words).toMatch(/○ 1\. .* – Nguyễn Thị Lan, .*10[/.]12[/.]2026/)
    await room.say(lan, done, { language })
    expect((await room.say(hoa, 'meeting m1')).words).toContain('✓ 1.')
  })
})
