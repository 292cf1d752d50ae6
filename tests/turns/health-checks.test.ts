import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/i18n/language.ts'
import { aLoa, eachLanguage, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const say = async (language: Language, text: string) => {
  const [card] = await loa.say(speakers[language], text, { client: language })
  if (!card) throw new TypeError('Loa said nothing')
  return card
}

/** Lan is booked for 2 December, Bảo not at all, Petrenko for tomorrow. */
const questions: Record<string, Record<Language, readonly [text: string, says: RegExp]>> = {
  "about the asker's own check": {
    vi: ['khi nào em khám sức khỏe ạ', /Thứ Tư, 2 tháng 12, 2026[\s\S]*07:30[\s\S]*Còn 7 ngày/],
    en: ['when is my health check', /You have no appointment yet/],
    ru: ['когда у меня медосмотр', /Четверг, 26 ноября 2026 г\.[\s\S]*07:00[\s\S]*Завтра/],
  },
  'about what to bring': {
    vi: ['đi khám sức khỏe cần mang giấy tờ gì', /Căn cước công dân/],
    en: ['what documents do I bring to the health check', /Identity card or passport/],
    ru: ['какие документы брать на медосмотр', /Удостоверение личности/],
  },
  'about a named unit': {
    vi: ['Đội Vô tuyến khám sức khỏe ngày nào', /Thứ Ba, 1 tháng 12, 2026/],
    en: ['health check dates for the Radio team', /Tuesday, 1 December 2026/],
    ru: ['когда медосмотр у бригады радиосвязи', /Вторник, 1 декабря 2026/],
  },
  'about next week': {
    vi: ['tuần sau có đội nào khám sức khỏe không', /30\/11\/2026 – 06\/12\/2026[\s\S]*Đội Vô tuyến/],
    en: ['which teams have health checks next week', /30\/11\/2026 – 06\/12\/2026[\s\S]*Radio team/],
    ru: ['у кого медосмотр на следующей неделе', /30\.11\.2026 – 06\.12\.2026[\s\S]*Бригада радиосвязи/],
  },
  'about the whole campaign': {
    vi: ['Kế hoạch khám sức khỏe', /19\/11\/2026 – 08\/12\/2026/],
    en: ['Health check plan', /19\/11\/2026 – 08\/12\/2026/],
    ru: ['План медосмотров', /19\.11\.2026 – 08\.12\.2026/],
  },
}

describe.each(Object.entries(questions))('a question %s', (_, texts) => {
  it.each(eachLanguage)('is answered in %s with its source, owner and date', async (language) => {
    const [text, says] = texts[language]
    const card = await say(language, text)
    expect(card).toMatchObject({ language, name: expect.stringMatching(/^health-checks\//) })
    expect(card.words).toMatch(says)
    expect(card.provenance).toMatchObject({ owner: 'Trần Thu Hòa' })
  })
})

describe.each(eachLanguage)('the buttons in %s', (language) => {
  it.each(Object.keys(questions))('do what their text does, on the card of a question %s', async (name) => {
    const card = await say(language, questions[name]?.[language][0] ?? '')
    for (const button of card.next ?? []) {
      if (button.kind === 'open') continue
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
  it.each(eachLanguage)('the own check goes to the own chat, in %s', async (language) => {
    const before = loa.private.length
    const text = {
      vi: 'lịch khám sức khỏe của tôi',
      en: 'when is my health check',
      ru: 'когда у меня медосмотр',
    }
    const [card] = await loa.say('nguyen.thi.lan', text[language], { place: 'channel', client: language })
    expect(card?.name).not.toMatch(/^health-checks\//)
    expect(card?.words).not.toContain('07:30')
    expect(loa.private.length).toBe(before + 1)
    expect(loa.private.at(-1)?.cards[0]?.words).toContain('07:30')
  })

  it('a pressed button for the own check goes there too', async () => {
    const [plan] = await loa.say('nguyen.thi.lan', 'Kế hoạch khám sức khỏe', { place: 'channel' })
    const [mine] = plan?.next ?? []
    const before = loa.private.length
    const [card] = await loa.press('nguyen.thi.lan', mine, { place: 'channel' })
    expect(card?.words).not.toContain('07:30')
    expect(loa.private.length).toBe(before + 1)
  })

  it('a question that names nobody is answered for everybody', async () => {
    const [card] = await loa.say('nguyen.thi.lan', 'lịch khám sức khỏe', { place: 'channel' })
    expect(card?.name).toBe('health-checks/campaign')
  })
})

describe('a follow-up', () => {
  it('keeps to the health checks and takes the new unit', async () => {
    await loa.say('nguyen.thi.lan', 'Đội Mạng khám sức khỏe ngày nào')
    const [card] = await loa.say('nguyen.thi.lan', 'còn đội điện thoại?')
    expect(card?.words).toContain('Lịch khám: Đội Điện thoại')
  })
})

it('is understood without diacritics', async () => {
  const card = await say('vi', 'doi mang truyen dan kham suc khoe ngay nao')
  expect(card.words).toContain('Lịch khám: Đội Mạng & Truyền dẫn')
})

it.each([
  ['em muốn đăng ký khám sức khỏe thứ sáu', /Không có giờ khám nào như bạn nói/],
  ['can I book a health check on Friday?', /There is no such time/],
  ['хочу записаться на медосмотр в пятницу', /Такого времени нет/],
])('%s: a day with times at other sites alone is answered with times at one’s own', async (text, says) => {
  const [card] = await loa.say('hoang.gia.bao', text)
  expect(card?.name).toBe('health-checks/slots')
  expect(card?.words).toMatch(says)
})
