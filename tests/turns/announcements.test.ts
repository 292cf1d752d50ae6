import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Button } from '../../src/core/conversation/reply.ts'
import { aLoa, eachLanguage, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const commands = {
  latest: { vi: 'Tin hội nghị', en: 'Conference news', ru: 'Новости конференций' },
  all: { vi: 'Danh sách hội nghị', en: 'All conferences', ru: 'Все конференции' },
  yearEnd: {
    vi: 'tin hội nghị tổng kết',
    en: 'year-end conference news',
    ru: 'новости итоговой конференции',
  },
} as const

const ofYear2020 = {
  vi: 'hội nghị tổng kết năm 2020 kết quả ra sao?',
  en: 'what were the results of the year-end conference in 2020?',
  ru: 'чем закончилась итоговая конференция 2020 года?',
} as const

describe.each(eachLanguage)('asked in %s', (language) => {
  const say = async (text: string) => (await loa.say(speakers[language], text))[0]

  test('the command of the menu shows the latest conference in full', async () => {
    const card = await say(commands.latest[language])
    expect(card?.name).toBe('announcements/conference')
    expect(card?.words).toContain('57/QĐ-CĐ')
    expect(card?.summary).toMatch(
      { vi: /Đại hội Công đoàn/, en: /Union congress/, ru: /Профсоюзная/ }[language],
    )
  })

  test('the year-end conference of 2020 comes with its decision, delegates, results and credits', async () => {
    const card = await say(ofYear2020[language])
    expect(card?.name).toBe('announcements/conference')
    expect(card?.provenance?.source).toContain('1365/QĐ-KH')
    for (const fact of ['1365/QĐ-KH', 'Cao Tùng Sơn', 'Đặng Đình Công', 'Hoàng Tiến Lương, Bùi Minh Trí'])
      expect(card?.words).toContain(fact)
    expect(card?.words).toMatch(/88[.,]47/)
    expect(card?.words).toMatch(/1[.,\s]500[.,\s]000\sUSD/)
  })

  test('a kind of conference that was held more than once is a list to choose from', async () => {
    const card = await say(commands.yearEnd[language])
    expect(card?.name).toBe('announcements/list')
    expect(card?.words).toContain('2020')
    expect(card?.words).toContain('2025')
  })

  test('every button shows the card that its text command shows when typed', async () => {
    const starts = [ofYear2020[language], commands.all[language], commands.yearEnd[language]]
    const cards = await Promise.all(starts.map(say))
    const asking = cards
      .flatMap((card) => card?.next ?? [])
      .filter((button): button is Extract<Button, { kind: 'ask' }> => button.kind === 'ask')
    for (const button of asking) {
      const [pressed] = await loa.press(speakers[language], button)
      const typed = await say(button.command)
      expect([button.command, typed?.name, typed?.words]).toEqual([
        button.command,
        pressed?.name,
        pressed?.words,
      ])
    }
    expect(asking.length).toBeGreaterThan(8)
  })

  test('a year without a conference is told so, with what there is', async () => {
    const text = {
      vi: 'tin hội nghị sáng kiến năm 2015',
      en: 'innovation conference news 2015',
      ru: 'новости конференции рационализаторов за 2015 год',
    }
    const card = await say(text[language])
    expect(card?.name).toBe('announcements/list')
    expect(card?.words).toContain('2015')
    expect(card?.next?.length).toBeGreaterThan(3)
  })
})

test.each([
  ['vi', 'hội nghị 17/12/2020 có ai phát biểu', 'announcements/conference', /Cao Tùng Sơn/],
  ['vi', 'quyết định 1365/QĐ-KH nói về hội nghị nào vậy', 'announcements/conference', /17 tháng 12, 2020/],
  ['en', 'decision 1365', 'announcements/conference', /17 December 2020/],
  ['ru', '1365/QĐ-KH что за решение', 'announcements/conference', /17 декабря 2020/],
  ['vi', 'danh sách hội nghị đã tổ chức', 'announcements/list', /Đại hội Công đoàn.*2026[\s\S]*năm 2020/],
  ['vi', 'ket qua dai hoi cong doan', 'announcements/conference', /57\/QĐ-CĐ/],
  ['vi', 'hội nghị người lao động năm nay có tin chưa', 'announcements/conference', /214\/QĐ-KH/],
  ['vi', 'hình hội nghị sáng kiến năm ngoái', 'announcements/conference', /388\/QĐ-KH/],
  ['en', 'photos of the innovation conference', 'announcements/conference', /388\/QĐ-KH/],
  ['en', 'who chaired the union congress', 'announcements/conference', /Trần Thu Hòa/],
  ['en', 'conferences held last year', 'announcements/list', /Innovation conference 2025/],
  ['ru', 'итоги конференции трудового коллектива', 'announcements/conference', /214\/QĐ-KH/],
  ['ru', 'кого выбрали на профсоюзной конференции', 'announcements/conference', /57\/QĐ-CĐ/],
  ['ru', 'где фотографии с 17 декабря 2020', 'announcements/conference', /1365\/QĐ-KH/],
] as const)('%s: "%s" is answered by %s', async (language, text, name, words) => {
  const [card] = await loa.say(speakers[language], text)
  expect([card?.name, card?.words]).toEqual([name, expect.stringMatching(words)])
})

test('news is no secret: it is answered where it was asked', async () => {
  const [card] = await loa.say(speakers.vi, 'Tin hội nghị', { place: 'channel' })
  expect(card?.name).toBe('announcements/conference')
  expect(loa.private).toEqual([])
})

test('a forged question gets an answer, and nothing of it is shown unescaped', async () => {
  const slots = { conference: '<img src=x>', year: 1999 }
  const data = { loa: 'ask', question: { intent: 'conference_announcements', slots } }
  const [card] = await loa.pressData(speakers.en, data)
  expect(card?.name).toBe('announcements/list')
  expect(card?.words).not.toContain('<img')
  expect(loa.troubles).toEqual([])
})
