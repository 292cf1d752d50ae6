import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { languages } from '../../../../src/core/i18n/language.ts'
import { resolveRelativeDates } from '../../../../src/core/time/relative-dates.ts'
import { type Conference, conferences } from '../../../../src/features/announcements/conference.ts'
import { conferenceView } from '../../../../src/features/announcements/views.ts'
import raw from '../../../../src/sample/conferences.json' with { type: 'json' }

const sampleOn = (today: DateTime<true>): readonly Conference[] =>
  z.array(conferences.schema).parse(resolveRelativeDates(raw, today))

const aDay = DateTime.fromISO('2026-11-25') as DateTime<true>
const sample = sampleOn(aDay)
const links = { picture: (file: string) => `https://loa.example/pictures/${file}` }

describe('the sample conferences', () => {
  it('are dated in order, decision before conference before news, on whatever day Loa is started', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000 }), (offset) => {
        const today = DateTime.fromISO('2025-01-01').plus({ days: offset }) as DateTime<true>
        for (const { id, decision, held, publishedOn } of sampleOn(today)) {
          const days = [decision.date, held.from, held.to, publishedOn, today.toISODate()]
          expect([id, [...days].sort()]).toEqual([id, days])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('say everything in three languages', () => {
    const incomplete: string[] = []
    const look = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return
      if ('vi' in value && Object.keys(value).length < 3) incomplete.push(path)
      for (const [key, item] of Object.entries(value)) look(item, `${path}.${key}`)
    }
    look(raw, '')
    expect(incomplete).toEqual([])
  })

  it('hold the same digits in a figure as it was published and as a number', () => {
    const figures: { published: string; value: number }[] = []
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('published' in value) figures.push(value as { published: string; value: number })
      else for (const item of Object.values(value)) look(item)
    }
    look(sample)
    const digits = (text: string) => text.replace(/\/64/, '').replace(/\D/g, '').replace(/^0+/, '')
    expect(figures.map(({ published }) => digits(published))).toEqual(
      figures.map(({ value }) => digits(String(value))),
    )
    expect(figures.length).toBeGreaterThan(20)
  })

  it('have pictures that Teams can show, drawn also as SVG', () => {
    const files = new Set(sample.flatMap(({ photos }) => photos.map(({ file }) => file)))
    expect(files.size).toBe(8)
    for (const file of files) {
      const path = join('src/sample/pictures', file)
      const header = readFileSync(path).subarray(0, 24)
      expect([file, header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([file, 960, 540])
      expect(statSync(path).size).toBeLessThan(120_000)
      expect(readFileSync(path.replace('.png', '.svg'), 'utf8')).not.toContain('<text')
    }
  })
})

describe('the conference of 2020', () => {
  const conference = sample.find(({ id }) => id === 'year-end-2020')
  if (!conference) throw new TypeError('the sample has no year-end-2020')
  const words = Object.fromEntries(
    languages.map((language) => [
      language,
      JSON.stringify(conferenceView(conference, { language, links })).replace(/\u00A0|\u202F/g, ' '),
    ]),
  )

  it.each([
    ['vi', '1365/QĐ-KH ngày 04/12/2020', 'buổi sáng', 'Gần 60 cán bộ', '88,47%', 'bằng 101,8% kế hoạch'],
    ['en', '1365/QĐ-KH of 04/12/2020', 'in the morning', 'Nearly 60 members', '88.47%', '101.8% of plan'],
    ['ru', '1365/QĐ-KH от 04.12.2020', 'первая половина', 'Почти 60 работников', '88,47 %', '101,8 % плана'],
  ])('shows its facts and figures in %s as that language writes them', (language, ...facts) => {
    for (const fact of facts) expect(words[language]).toContain(fact)
  })

  it.each([
    ['vi', '115.000 USD', 'trên 70.000 USD', 'trên 1.500.000 USD', '10 giải pháp', '3 đề tài', '64 người'],
    ['en', '115,000 USD', 'over 70,000 USD', 'over 1,500,000 USD', '10 solutions', '3 topics', '64 people'],
    ['ru', '115 000 USD', 'более 70 000 USD', 'более 1 500 000 USD', '10 решений', '3 темы', '64 человека'],
  ])('shows its results in %s', (language, ...figures) => {
    for (const figure of figures) expect(words[language]).toContain(figure)
  })

  it('names delegates with their roles, six captioned pictures and the authors', () => {
    for (const name of ['Cao Tùng Sơn', 'Đặng Đình Công', 'Nguyễn Thị Hường', 'Bí thư Đảng ủy, Giám đốc'])
      expect(words['vi']).toContain(name)
    expect(words['ru']).toContain('Небоженко Виктор Александрович')
    expect(words['en']?.match(/pictures\/[\w-]+\.png/g)).toHaveLength(6)
    expect(words['en']).toContain('Text and photos: Hoàng Tiến Lương, Bùi Minh Trí')
  })

  it('says that nobody told who presided, rather than guessing', () => {
    expect(words['en']).toContain('The news does not say')
  })
})
