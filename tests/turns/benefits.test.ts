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

/** Questions of staff on Wednesday 25 November 2026, and what the card has to say. */
const questions: Record<string, Record<Language, readonly [text: string, says: RegExp]>> = {
  'that names no topic': {
    vi: ['quyền lợi của đoàn viên gồm những gì ạ', /Sáu nhóm chế độ/],
    en: ['what are union members entitled to', /Six groups of rules/],
    ru: ['какие льготы есть у членов профсоюза', /Шесть групп правил/],
  },
  'about pay': {
    vi: ['phụ cấp đi biển tính thế nào ạ', /Lương gồm lương theo bậc/],
    en: ['how much is overtime paid', /Overtime is paid at 150/],
    ru: ['как считается зарплата', /Зарплата складывается/],
  },
  'about bonuses': {
    vi: ['Thưởng Tết tính theo tiêu chí nào vậy', /Quy chế thưởng năm 2026/],
    en: ['how is the Tet bonus worked out', /Bonus regulations 2026/],
    ru: ['премия по итогам года кому положена', /Положение о премировании на 2026 год/],
  },
  'about insurance': {
    vi: ['bảo hiểm tai nạn có áp dụng cho người đi biển không', /tai nạn 24\/24/],
    en: ['does accident insurance cover us offshore', /accidents 24\/7/],
    ru: ['страхование от несчастных случаев на вахте', /круглосуточно/],
  },
  'about what a health check includes': {
    vi: ['khám sức khỏe định kỳ gồm những mục gì, ai trả tiền', /Đơn vị trả toàn bộ chi phí/],
    en: ['who pays for the periodic health check', /The employer pays all of it/],
    ru: ['что входит в ежегодный медосмотр и за чей счёт', /Всё оплачивает работодатель/],
  },
  'about care': {
    vi: ['sinh nhật đoàn viên công đoàn tặng gì', /sinh nhật 500\.000/],
    en: ['birthday gifts from the union', /birthday 500,000/],
    ru: ['какие подарки на день рождения от профсоюза', /ко дню рождения 500/],
  },
  'about charity': {
    vi: ['công đoàn có chương trình từ thiện nào', /nhà tình nghĩa/],
    en: ['what charity work does the union support', /charity houses/],
    ru: ['участвует ли профсоюз в благотворительности', /благотворительных дома/],
  },
}

describe.each(Object.entries(questions))('a question %s', (_, texts) => {
  it.each(eachLanguage)('is answered in %s with its source, owner and date', async (language) => {
    const [text, says] = texts[language]
    const card = await say(language, text)
    expect(card).toMatchObject({ language, name: expect.stringMatching(/^benefits\//) })
    expect(card.words).toMatch(says)
    expect(card.provenance).toMatchObject({
      source: expect.stringMatching(/./),
      owner: expect.stringMatching(/./),
      validFrom: expect.stringMatching(/\d{4}$/),
    })
  })
})

describe.each(eachLanguage)('the buttons in %s', (language) => {
  it.each(Object.keys(questions))('do what their text does, on the card of a question %s', async (name) => {
    const card = await say(language, questions[name]?.[language][0] ?? '')
    for (const button of card.next ?? []) {
      if (button.kind === 'open') throw new TypeError('benefits link nowhere')
      const typed = await loa.say(speakers[language], button.command, { client: language })
      const pressed = await loa.press(speakers[language], button)
      expect(
        typed.map(({ words }) => words),
        button.command,
      ).toEqual(pressed.map(({ words }) => words))
    }
  })
})

describe('a rule that is not in force', () => {
  it.each([
    ['vi', 'quy chế thưởng năm 2025', /Đã hết hiệu lực/, /Lương tháng 13 bằng/],
    ['en', 'bonus policy for 2025', /No longer in force/, /13th month is/],
    ['ru', 'правила премирования за 2025 год', /Больше не действует/, /Тринадцатая зарплата составляет/],
  ] as const)(
    'because it expired is said to be so in %s, and not told',
    async (language, text, says, tells) => {
      const card = await say(language, text)
      expect(card.words).toMatch(says)
      expect(card.words).not.toMatch(tells)
      expect(card.words).toContain('Nguyễn Ngọc Giang')
    },
  )
})

it('is understood without diacritics', async () => {
  const card = await say('vi', 'tien thuong xet theo so ngay lam viec hay theo xep loai')
  expect(card.words).toContain('Quy chế thưởng năm 2026')
})

it('a forged button gets "out of date", not an answer', async () => {
  const [card] = await loa.pressData('nguyen.thi.lan', {
    loa: 'act',
    verb: 'benefits.full',
    topic: 'secrets',
  })
  expect(card?.name).not.toMatch(/^benefits\//)
  expect(loa.troubles).toEqual([])
})
