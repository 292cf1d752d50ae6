import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../../src/core/i18n/language.ts'
import { findYear } from '../../../../../src/core/understanding/dates/find-year.ts'
import { now, withoutDiacritics } from './date-table.ts'

const stated: readonly (readonly [language: Language, text: string, year: number])[] = [
  ['vi', 'khen thưởng năm 2020', 2020],
  ['vi', 'khen thưởng 2020', 2020],
  ['vi', 'ai được khen năm nay', 2026],
  ['vi', 'hội nghị năm ngoái', 2025],
  ['vi', 'hội nghị năm kia', 2024],
  ['vi', 'kế hoạch năm sau', 2027],
  ['vi', 'hội nghị 17/12/2020', 2020],
  ['vi', 'quý 3 năm 2025', 2025],
  ['vi', 'quý 3/2025', 2025],
  ['vi', 'tháng 12 năm ngoái', 2025],
  ['vi', 'itogi за прошлый год', 2025],
  ['en', 'awards 2020', 2020],
  ['en', 'who got commended last year', 2025],
  ['en', 'awards this year', 2026],
  ['en', 'when was the 2020 year-end conference held', 2020],
  ['en', 'December 2020', 2020],
  ['en', 'awards năm ngoái', 2025],
  ['ru', 'награды за 2020 год', 2020],
  ['ru', 'награды 2020', 2020],
  ['ru', 'в прошлом году', 2025],
  ['ru', 'за прошлый год', 2025],
  ['ru', 'в этом году', 2026],
  ['ru', 'за позапрошлый год', 2024],
]

describe('the year that a text states', () => {
  test.each(stated)('%s: %s', (language, text, year) => {
    expect(findYear(text, language, now)).toBe(year)
    expect(findYear(withoutDiacritics(text), language, now)).toBe(year)
  })
})

const unstated: readonly (readonly [language: Language, text: string])[] = [
  ['vi', 'quyết định 1365/QĐ-KH'],
  ['vi', 'thông tư 12/2020/TT-BTC'],
  ['vi', 'máy lẻ 2020'],
  ['vi', 'phòng 2020'],
  ['vi', '2020 người'],
  ['vi', 'nhiệm kỳ 2020-2025'],
  ['vi', 'tháng trước'],
  ['vi', 'năm người'],
  ['vi', 'mấy năm trước'],
  ['vi', 'năm 1365'],
  ['en', 'decision 1365'],
  ['en', 'ext 2020'],
  ['en', 'room 2025'],
  ['en', 'last month'],
  ['en', 'year-end conference'],
  ['ru', 'доб. 2020'],
  ['ru', 'за квартал'],
  ['ru', '2020 человек'],
]

describe('no year', () => {
  test.each(unstated)('%s: %s', (language, text) => {
    expect(findYear(text, language, now)).toBeUndefined()
  })
})
