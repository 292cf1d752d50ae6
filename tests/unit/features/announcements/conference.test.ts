import { describe, expect, it } from 'vitest'
import { conferencesFile, isWithin, yearOf } from '../../../../src/features/announcements/conference.ts'
import { figureText, heldText, titleText } from '../../../../src/features/announcements/wording.ts'
import { aConference } from './a-conference.ts'

describe('the year of a conference', () => {
  it('is the one in which it was held, unless the news says which year it is about', () => {
    const held = { from: '2021-01-08', to: '2021-01-08' }
    expect(yearOf(aConference({ held }))).toBe(2021)
    expect(yearOf(aConference({ held, year: 2020 }))).toBe(2020)
  })

  it('is added to a title that does not name it', () => {
    expect(titleText(aConference(), 'vi')).toBe('Hội nghị sáng kiến năm 2024')
    const named = aConference({ title: { vi: 'Tổng kết', en: 'Year-end conference 2024' } })
    expect(titleText(named, 'en')).toBe('Year-end conference 2024')
  })
})

describe('days that somebody asks about', () => {
  const conference = aConference({
    held: { from: '2024-10-09', to: '2024-10-10' },
    publishedOn: '2024-10-14',
  })

  it.each([
    ['the first day', '2024-10-09', '2024-10-09', true],
    ['the last day', '2024-10-10', '2024-10-10', true],
    ['the day of publication', '2024-10-14', '2024-10-14', true],
    ['the month', '2024-10-01', '2024-10-31', true],
    ['the day before', '2024-10-08', '2024-10-08', false],
    ['the days between conference and publication', '2024-10-11', '2024-10-13', false],
    ['the day after publication', '2024-10-15', '2024-10-31', false],
  ])('fit on %s: %s to %s is %s', (_, from, to, fits) => {
    expect(isWithin(conference, { from, to })).toBe(fits)
  })
})

describe('when it was held', () => {
  const on = (held: object) => heldText(aConference({ held }), 'en')
  const day = { from: '2020-12-17', to: '2020-12-17' }

  it.each([
    ['the day alone', day, 'Thursday, 17 December 2020'],
    ['part of a day', { ...day, part: 'morning' }, 'Thursday, 17 December 2020, in the morning'],
    [
      'its hours, which go before the part',
      { ...day, part: 'morning', hours: { from: '08:00', to: '11:30' } },
      'Thursday, 17 December 2020, 08:00 to 11:30',
    ],
    [
      'both ends of several days',
      { from: '2020-12-17', to: '2020-12-18' },
      'Thursday, 17 December 2020 – Friday, 18 December 2020',
    ],
  ])('names %s', (_, held, words) => {
    expect(on(held)).toBe(words)
  })
})

describe('a figure', () => {
  const savings = { published: 'trên 70.000 USD', value: 70_000, unit: 'USD', bound: 'over' } as const
  const achieved = { published: '88.36%', value: 88.36, unit: '%' } as const

  it('is written as the language of the reader writes numbers', () => {
    const plain = (text: string) => text.replace(/\s/g, ' ')
    expect(plain(figureText(savings, 'vi'))).toBe('trên 70.000 USD')
    expect(plain(figureText(savings, 'en'))).toBe('over 70,000 USD')
    expect(plain(figureText(savings, 'ru'))).toBe('более 70 000 USD')
    expect(plain(figureText(achieved, 'vi'))).toBe('88,36%')
    expect(plain(figureText(achieved, 'ru'))).toBe('88,36 %')
  })
})

describe('the data file', () => {
  const known = { people: new Set(['le.thanh.mai']), units: new Set<string>(), sites: new Set<string>() }
  const parse = (overrides: object) => () =>
    conferencesFile.parse([{ ...JSON.parse(JSON.stringify(aConference())), ...overrides }], known)

  it('takes a conference of which little is known', () => {
    expect(parse({})).not.toThrow()
  })

  it.each([
    ['an owner whom nobody knows', { owner: 'nobody' }, /conferences.json: \[0\].owner: .*"nobody"/],
    ['an end before the start', { held: { from: '2024-10-09', to: '2024-10-08' } }, /\[0\]\.held\.to/],
    ['a kind that there is not', { kind: 'party' }, /\[0\]\.kind/],
    ['a field that it does not know', { chairs: [] }, /chairs/],
    [
      'a picture outside its folder',
      { photos: [{ file: '../secret.png', caption: { vi: 'x' }, altText: { vi: 'x' } }] },
      /\[0\]\.photos\[0\]\.file/,
    ],
  ])('is refused with place and reason for %s', (_, overrides, message) => {
    expect(parse(overrides)).toThrow(message)
  })
})
