import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/i18n/language.ts'
import { aLoa, eachLanguage, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const say = async (language: Language, text: string) => {
  const [card, ...more] = await loa.say(speakers[language], text, { client: language })
  if (!card) throw new TypeError('Loa said nothing')
  return { card, more, language: card.language }
}

/** Questions of staff on Wednesday 25 November 2026, 10:00, and what the card has to say. */
const questions: Record<string, Record<Language, readonly [text: string, says: RegExp]>> = {
  'of today': {
    vi: ['hôm nay có họp gì không ạ?', /Hôm nay · Thứ Tư, 25 tháng 11, 2026/],
    en: ['any meeting today?', /Today · Wednesday, 25 November 2026/],
    ru: ['какие совещания сегодня', /Сегодня · Среда, 25 ноября 2026/],
  },
  'of tomorrow': {
    vi: ['ngày mai họp gì', /Ngày mai/],
    en: ['what meetings do we have tomorrow', /Tomorrow/],
    ru: ['какие совещания завтра', /Завтра/],
  },
  'of this week': {
    vi: ['lịch họp tuần này', /Tuần này · 23\/11\/2026 – 29\/11\/2026/],
    en: ['what meetings do we have this week', /This week · 23\/11\/2026 – 29\/11\/2026/],
    ru: ['какие совещания на этой неделе', /На этой неделе · 23\.11\.2026 – 29\.11\.2026/],
  },
  'of next week': {
    vi: ['lịch họp tuần sau', /Tuần sau/],
    en: ['schedule of meetings next week', /Next week/],
    ru: ['расписание совещаний на следующую неделю', /На следующей неделе/],
  },
  'of a day': {
    vi: ['lịch họp ngày 30/11/2026', /Thứ Hai, 30 tháng 11, 2026/],
    en: ['meetings on 30/11/2026', /Monday, 30 November 2026/],
    ru: ['совещания 30.11.2026', /Понедельник, 30 ноября 2026/],
  },
  'of a named meeting': {
    vi: ['giao ban mấy giờ, phòng nào', /Phòng họp 302/],
    en: ['what time is the weekly briefing and which room', /Meeting room 302/],
    ru: ['во сколько планёрка и где', /Переговорная 302/],
  },
  'of the year-end conference': {
    vi: ['chương trình hội nghị tổng kết cuối năm', /Bế mạc, chụp ảnh lưu niệm/],
    en: ['what is on the agenda of the year-end conference', /Closing and group photograph/],
    ru: ['программа годовой конференции', /Закрытие, общая фотография/],
  },
  'of the next meeting': {
    vi: ['cuộc họp tiếp theo', /Thứ Năm, 26 tháng 11, 2026/],
    en: ['next meeting', /Friday, 27 November 2026/],
    ru: ['ближайшее совещание', /Четверг, 26 ноября 2026/],
  },
  'of what the next meeting is about': {
    vi: ['chương trình cuộc họp tới có gì', /Thứ Năm, 26 tháng 11, 2026/],
    en: ['agenda of the next meeting please', /Friday, 27 November 2026/],
    ru: ['повестка ближайшего собрания', /Четверг, 26 ноября 2026/],
  },
}

describe.each(Object.entries(questions))('a question %s', (_, texts) => {
  it.each(eachLanguage)('is answered in %s', async (language) => {
    const [text, says] = texts[language]
    const { card } = await say(language, text)
    expect(card.name).toMatch(/^meetings\//)
    expect(card.language).toBe(language)
    expect(card.words).toMatch(says)
    expect(card.provenance?.source).toBeTruthy()
  })
})

it('is understood without diacritics', async () => {
  const { card } = await say('vi', 'hop giao ban tuan sau may gio')
  expect(card.words).toContain('Thứ Hai, 30 tháng 11, 2026')
})

describe.each(eachLanguage)('the buttons in %s', (language) => {
  it.each(Object.keys(questions))('do what their text does, on the card %s', async (name) => {
    const { card } = await say(language, questions[name]?.[language][0] ?? '')
    for (const button of card.next ?? []) {
      if (button.kind !== 'ask') continue
      const typed = await loa.say(speakers[language], button.command, { client: language })
      const pressed = await loa.press(speakers[language], button)
      expect(
        typed.map(({ words }) => words),
        button.command,
      ).toEqual(pressed.map(({ words }) => words))
    }
  })
})

describe('in a channel', () => {
  it('only what is open to everyone is listed', async () => {
    const [card] = await loa.say('nguyen.thi.lan', 'lịch họp tuần này', { place: 'channel' })
    expect(card?.words).toContain('Họp giao ban tuần')
    expect(card?.words).not.toContain('Họp trực tuyến với các giàn')
  })

  it.each(['lịch họp của tôi', 'họp chuyển đổi số lúc mấy giờ', 'Hôm nay của tôi'])(
    '"%s" is answered privately',
    async (text) => {
      const before = loa.private.length
      const [card] = await loa.say('hoang.gia.bao', text, { place: 'channel' })
      expect(card?.name).not.toMatch(/^(meetings|my-day)\//)
      expect(loa.private.length).toBe(before + 1)
      expect(loa.private.at(-1)?.cards[0]?.name).toMatch(/^(meetings|my-day)\//)
    },
  )
})

describe('a meeting that the asker is not invited to', () => {
  it.each([
    ['vi', 'BCH công đoàn họp khi nào'],
    ['en', 'when is the union committee meeting'],
    ['ru', 'когда заседание профкома'],
  ] as const)('is not told of in %s, but who organises it is', async (language, text) => {
    const { card } = await say(language, text)
    expect(card.words).toContain('Trần Thu Hòa')
    expect(card.words).not.toMatch(/14:00|205/)
  })
})

describe('a follow-up', () => {
  it('keeps to the meetings and takes the new day', async () => {
    await loa.say('nguyen.thi.lan', 'hôm nay có họp gì không ạ?')
    const [card] = await loa.say('nguyen.thi.lan', 'còn tuần sau?')
    expect(card?.words).toContain('Tuần sau · 30/11/2026 – 06/12/2026')
  })
})
