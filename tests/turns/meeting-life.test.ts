import { beforeEach, describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/core/audit/verify-chain.ts'
import type { Language } from '../../src/core/i18n/language.ts'
import { aMeetingRoom, type MeetingRoom } from '../builders/a-meeting-room.ts'
import { aLoa } from '../builders/loa.ts'

const hoa = 'tran.thu.hoa'
const lan = 'nguyen.thi.lan'
const mai = 'le.thanh.mai'
const khoa = 'nguyen.minh.khoa'

let room: MeetingRoom
beforeEach(async () => {
  room = await aMeetingRoom()
})

describe('a meeting in one line', () => {
  it.each<[Language, string, string, string, string]>([
    [
      'vi',
      'họp giao ban thứ 2 hàng tuần 8h30 phòng 302',
      'Họp giao ban',
      'Hàng tuần: Thứ Hai, không ngày kết thúc',
      'Trùng lịch',
    ],
    ['en', 'every Monday 8:30 stand-up room 302', 'Stand-up', 'Every week: Monday, with no end', 'Clashes'],
    [
      'ru',
      'планёрка по понедельникам в 8:30 каб. 302',
      'Планёрка',
      'Еженедельно: понедельник, бессрочно',
      'Накладки',
    ],
  ])(
    'is shown as it was understood in %s, with its next dates and what it clashes with, and not saved yet',
    async (language, text, title, repeat, clashes) => {
      const shown = await room.say(hoa, text, { language })
      expect(shown.cards[0]?.name).toBe('meetings/draft')
      expect(shown.personal).toBe(true)
      for (const part of [title, repeat, '08:30–09:30', clashes]) expect(shown.words).toContain(part)
      await expect(room.say(hoa, 'meeting m1')).resolves.toMatchObject({
        words: expect.stringMatching(/no meeting m1/),
      })
    },
  )

  it.each([
    ['new meeting: budget on 30 February at 9:00 room 5', /30 february|30 February/],
    ['new meeting: budget on 29/2/2027 at 9:00 room 5', /no 29\/2\/2027 in the calendar/],
    ['new meeting: budget on 24 November 2026 at 9:00 room 5', /in the past/],
    ['new meeting: budget on 3 December from 15:00 to 14:00 room 5', /not after the start/],
    ['new meeting: budget on 3/4 at 9:00 room 5', /two ways/],
    ['new meeting: budget on 3 December at 9:00', /no place or link/],
    ['new meeting: budget on 3 December room 5', /no time yet/],
    [
      'new meeting: budget on 3 December at 9:00 room 5 with Nobody Known',
      /Not in the directory: Nobody Known/,
    ],
    ['new meeting: budget on 3 December 2035 at 9:00 room 5', /5 years ahead/],
    ['new meeting: on 3 December at 9:00 room 5', /no title/],
    ['new meeting: budget on 3 December at 9:00 http://meet.example', /not an https address/],
    ['new meeting: sync every Monday 9:00 until 30 November 2025 room 5', /before the first/],
  ])('says in its own sentence what is wrong with "%s"', async (text, reason) => {
    expect((await room.say(hoa, text)).words).toMatch(reason)
  })

  it('takes 29 February of the next leap year, and says which', async () => {
    expect((await room.say(hoa, 'new meeting: leap day on 29 February at 9:00 room 5')).words).toContain(
      '2028',
    )
  })

  it('lets staff invite a few people, and only officers units or everyone', async () => {
    const line = 'new meeting: antenna review on 3 December at 9:00 room 5 with'
    expect((await room.say(lan, `${line} radio team`)).words).toMatch(/one by one, up to 20/)
    expect((await room.say(lan, `${line} everyone`)).words).toMatch(/union officers/)
    expect((await room.say(lan, `${line} Nguyễn Minh Khoa`)).cards[0]?.name).toBe('meetings/draft')
    expect((await room.say('guest', `${line} everyone`)).words).toMatch(/directory knows/)
  })

  it('skips public holidays, moves them when told so, and holds it on them when told so', async () => {
    const first = await room.say(hoa, 'new meeting: sync every Monday 10:00 until 31 March 2027 room 5')
    expect(first.words).toContain('08/02/2027 – Tết (Lunar New Year): not held')
    expect((await room.say(hoa, 'meeting holidays: move')).words).toMatch(
      /08\/02\/2027 .*: moved to 10\/02\/2027/,
    )
    expect((await room.say(hoa, 'meeting holidays: keep')).words).toMatch(
      /08\/02\/2027 .*: held all the same/,
    )
  })
})

type Words = {
  readonly language: Language
  readonly create: string
  readonly settings: readonly string[]
  readonly save: string
  readonly yes: string
  readonly no: string
  readonly counts: string
  readonly change: string
  readonly changed: RegExp
  readonly tick: string
  readonly minutes: string
  readonly task: string
  readonly asked: RegExp
  readonly done: string
  readonly cancel: string
  readonly cancelled: RegExp
}

const lives: readonly Words[] = [
  {
    language: 'vi',
    create: 'tạo cuộc họp: họp vô tuyến ngày 3/12 14h đến 15h phòng 101, mời đội vô tuyến, Lê Thanh Mai',
    settings: [
      'họp chương trình: Mở đầu | Trần Thu Hòa | 10\nBáo cáo ăng-ten | Nguyễn Thị Lan | 20',
      'họp số tối thiểu: 3',
      'họp nhắc trước: 60',
    ],
    save: 'lưu cuộc họp',
    yes: 'tham dự họp m1',
    no: 'không tham dự họp m1',
    counts: 'Tham dự 2 · có thể 0 · không 1',
    change: 'dời họp m1: 3/12 15h-16h phòng 102',
    changed: /dời sang 03\/12\/2026 15:00–16:00, phòng 102/,
    tick: 'xong mục 2 họp m1',
    minutes: 'biên bản họp m1: Thống nhất thay ăng-ten.',
    task: 'giao việc họp m1: Đặt mua ăng-ten | Nguyễn Thị Lan | 10/12',
    asked: /Đến hạn hôm nay/,
    done: 'xong việc số 1',
    cancel: 'hủy họp m1: hết việc',
    cancelled: /Đã hủy: hết việc/,
  },
  {
    language: 'en',
    create: 'new meeting: radio meeting on 3 December 14:00 to 15:00 room 101 with radio team, Lê Thanh Mai',
    settings: [
      'meeting agenda: Opening | Trần Thu Hòa | 10\nAntenna report | Nguyễn Thị Lan | 20',
      'meeting quorum: 3',
      'meeting reminders: 60',
    ],
    save: 'save the meeting',
    yes: 'attend meeting m1',
    no: 'decline meeting m1',
    counts: 'Yes 2 · maybe 0 · no 1',
    change: 'move meeting m1: 3 December 15:00-16:00 room 102',
    changed: /moved to 03\/12\/2026 15:00–16:00, room 102/,
    tick: 'done item 2 of meeting m1',
    minutes: 'minutes of meeting m1: The antenna is replaced.',
    task: 'task of meeting m1: Order the antenna | Nguyễn Thị Lan | 10 December',
    asked: /Due today/,
    done: 'done task 1',
    cancel: 'cancel meeting m1: nothing left to do',
    cancelled: /Cancelled: nothing left to do/,
  },
  {
    language: 'ru',
    create:
      'новое совещание: совещание радистов 3 декабря с 14:00 до 15:00 каб. 101, пригласить бригада радиосвязи, Lê Thanh Mai',
    settings: [
      'совещание повестка: Открытие | Trần Thu Hòa | 10\nОтчёт об антенне | Nguyễn Thị Lan | 20',
      'совещание кворум: 3',
      'совещание напоминания: 60',
    ],
    save: 'сохранить совещание',
    yes: 'приду на совещание m1',
    no: 'не приду на совещание m1',
    counts: 'Да 2 · возможно 0 · нет 1',
    change: 'перенести совещание m1: 3 декабря 15:00-16:00 каб. 102',
    changed: /перенос на 03\.12\.2026 15:00–16:00, каб\. 102/,
    tick: 'пункт 2 готов совещание m1',
    minutes: 'протокол совещания m1: Антенну меняем.',
    task: 'поручение совещания m1: Заказать антенну | Nguyễn Thị Lan | 10 декабря',
    asked: /Срок сегодня/,
    done: 'выполнено поручение 1',
    cancel: 'отменить совещание m1: вопросов нет',
    cancelled: /Отменено: вопросов нет/,
  },
]

describe('the whole bot', () => {
  it.each<[Language, string]>([
    ['vi', 'họp giao ban thứ 2 hàng tuần 8h30 phòng 302'],
    ['en', 'every Monday 8:30 stand-up room 302'],
    ['ru', 'планёрка по понедельникам в 8:30 каб. 302'],
  ])(
    'takes a meeting in one line in %s, and still answers questions about meetings',
    async (language, text) => {
      const loa = await aLoa()
      const [draft] = await loa.say(hoa, text)
      expect([draft?.name, draft?.language]).toEqual(['meetings/draft', language])
      const [saved] = await loa.say(hoa, `${lives.find((life) => life.language === language)?.save}: ok`)
      expect(saved?.name).toBe('meetings/meeting')
      expect((await loa.say(lan, 'hôm nay họp gì'))[0]?.name).toBe('meetings/days')
      expect((await loa.say(lan, 'кто выступает на конференции'))[0]?.name).toBe('meetings/meeting')
      expect(loa.troubles).toEqual([])
      await loa.close()
    },
  )
})

describe('the life of a meeting', () => {
  it.each(lives)(
    'in $language: announced, answered, changed, held, recorded, followed up, called off',
    async (words) => {
      const as = { language: words.language }
      const say = (person: string, text: string) => room.say(person, text, as)
      for (const person of [lan, mai, khoa]) await speaks(person, words.language)
      await say(hoa, words.create)
      for (const setting of words.settings)
        expect((await say(hoa, setting)).cards[0]?.name).toBe('meetings/draft')
      expect((await say(hoa, words.save)).cards[0]?.name).toBe('meetings/meeting')

      await room.at('2026-11-25T10:01')
      const [invitation = ''] = await room.told(lan)
      expect(invitation).toContain('14:00–15:00')
      expect(await room.told('phan.duc.an')).toEqual([])

      await say(lan, words.yes)
      await say(mai, words.no)
      const counted = await say(hoa, 'meeting m1')
      expect(counted.words).toContain(words.counts)

      expect((await say(hoa, words.change)).words).toContain('15:00–16:00')
      await room.at('2026-11-25T10:02')
      const [changed = '', message = '', ...rest] = await room.told(lan)
      expect(changed).toMatch(words.changed)
      expect(message).toMatch(words.changed)
      expect(rest).toEqual([])

      await room.at('2026-12-03T14:00')
      await room.at('2026-12-03T14:05')
      expect(await room.told(lan)).toHaveLength(3)
      expect(await room.told(mai)).toHaveLength(2)

      await room.at('2026-12-03T15:50')
      await say(hoa, words.tick)
      await say(hoa, words.minutes)
      const recorded = await say(hoa, words.task)
      for (const part of ['✓', words.minutes.split(': ')[1] ?? '', 'Nguyễn Thị Lan'])
        expect(recorded.words).toContain(part)
      expect((await say(lan, words.minutes)).cards[0]?.name).toBe('meetings/message')

      await room.at('2026-12-10T07:00')
      expect(await room.told(lan)).toHaveLength(3)
      await room.at('2026-12-10T08:01')
      await room.at('2026-12-10T08:02')
      expect((await room.told(lan)).at(-1)).toMatch(words.asked)
      expect(await room.told(lan)).toHaveLength(4)
      await say(lan, words.done)
      expect((await say(hoa, 'meeting m1')).words).toContain('✓ 1.')

      expect((await say(hoa, words.cancel)).words).toMatch(words.cancelled.source.split(': ')[1] ?? '')
      await room.at('2026-12-10T09:00')
      expect((await room.told(khoa))[0]).toMatch(words.cancelled)
      expect(await verifyChain(room.store)).toMatchObject({ ok: true })
    },
  )
})

/** The language that a person speaks to Loa. */
const speaks = async (id: string, language: Language) => {
  const { person } = await room.turn(id)
  const { pinLanguage } = await import('../../src/core/people/preferences.ts')
  await pinLanguage(room.store, person.account, language)
}
