import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { readTable } from '../../src/adapters/spreadsheet/read-table.ts'
import type { DayRange } from '../../src/core/understanding/intent.ts'
import { aLoa, eachLanguage, speakers, type TestLoa } from '../builders/loa.ts'

let loa: TestLoa
beforeAll(async () => {
  loa = await aLoa()
})
afterAll(() => loa.close())

const commands = {
  vi: 'báo cáo dịch vụ quý 3 2026',
  en: 'service report Q3 2026',
  ru: 'отчёт по сервисам III кв. 2026',
}

/** The rows of the workbook that a report's link hands out. */
const workbook = async (range: DayRange, language: 'vi' | 'en' | 'ru' = 'en') => {
  const downloads = loa.bot.features.flatMap(({ downloads = [] }) => downloads)
  const file = await downloads.find(({ kind }) => kind === 'service-report')?.produce(range, language)
  if (!file || typeof file.body === 'string') throw new TypeError('there is no workbook')
  const table = await readTable(file.body)
  return table.ok ? table.rows.map(({ cells }) => cells) : []
}

describe.each(eachLanguage)('a report in %s', (language) => {
  it('is asked for by text, names its period, and hands out a workbook', async () => {
    const [card] = await loa.say(speakers[language], commands[language])
    expect(card).toMatchObject({ name: 'service-status/message', language })
    expect(card?.words).toMatch(
      { vi: /Quý 3 năm 2026/, en: /Q3 2026/, ru: /3 квартал 2026|III кв/i }[language],
    )
    expect(card?.next?.[0]).toMatchObject({
      kind: 'open',
      url: expect.stringContaining('https://loa.example/files/'),
    })
    for (const button of card?.next?.slice(1, -1) ?? []) {
      const [other] = await loa.press(speakers[language], button)
      expect(other?.next?.[0]?.kind).toBe('open')
    }
  })

  it('without a period asks which one, with those that there are', async () => {
    const stem = { vi: 'báo cáo dịch vụ', en: 'service report', ru: 'отчёт по сервисам' }[language]
    const [card] = await loa.say(speakers[language], stem)
    expect(card?.next?.map(({ kind }) => kind)).toEqual(['say', 'say', 'say', 'say'])
    const [report] = await loa.press(speakers[language], card?.next?.[0])
    expect(report?.next?.[0]?.kind).toBe('open')
  })
})

test('the button of the figures asks for the report of their period', async () => {
  const [figures] = await loa.say(speakers.en, 'service figures 2020')
  const button = figures?.next?.at(-1)
  expect(button).toMatchObject({ kind: 'say', command: 'service report 2020' })
  const [report] = await loa.press(speakers.en, button)
  expect(report?.words).toContain('Differing from recomputed\n2')
})

test('days said in words are understood', async () => {
  const [card] = await loa.say(speakers.en, 'service report last month')
  expect(card?.words).toContain('October 2026')
})

test('the workbook of 2020 has published and recomputed figures side by side, lines 3 and 4 flagged', async () => {
  const [, ...rows] = await workbook({ from: '2020-01-01', to: '2020-12-31' })
  expect(rows.slice(0, 5).map((cells) => [cells[5], cells[6], cells[7] ?? null])).toEqual([
    [101.6, 101.6, null],
    [101.8, 101.8, null],
    [101.7, 101.6, 'Published and recomputed differ'],
    [101.8, 101.7, 'Published and recomputed differ'],
    [111, 111, null],
  ])
})

test('the workbook of a year has its quarters and months below it, and its incidents with their times', async () => {
  const rows = await workbook({ from: '2026-01-01', to: '2026-12-31' })
  const text = rows.map((cells) => cells.join(' | ')).join('\n')
  expect(text).toContain('Q3 2026')
  expect(text).toContain('October 2026')
  expect(text).toMatch(/ERP responds slowly \| 2026-10-18 08:10 \| 2026-10-18 09:40 \| Degraded performance/)
})
