import { describe } from 'vitest'
import type { Language } from '../../../../../src/core/i18n/language.ts'
import { type Row, testNoDate, testRow } from './date-table.ts'

const rows: readonly (readonly [language: Language, row: Row])[] = [
  ['vi', ['today có meeting gì hông', 'today', '2026-11-25']],
  ['vi', ['giao ban next week', 'next week', '2026-11-30', '2026-12-06']],
  ['vi', ['họp сегодня', 'сегодня', '2026-11-25']],
  ['ru', ['планёрка thứ hai', 'thứ hai', '2026-11-30']],
  ['ru', ['sla за tháng này', 'tháng này', '2026-11-01', '2026-11-30']],
  ['ru', ['отчёт next week', 'next week', '2026-11-30', '2026-12-06']],
  ['en', ['lịch họp tuần này', 'tuần này', '2026-11-23', '2026-11-29']],
  ['en', ['lich hop tuan nay', 'tuan nay', '2026-11-23', '2026-11-29']],
  ['en', ['is it 9h30 sáng thứ hai', '9h30 sáng thứ hai', '2026-11-30', '2026-11-30', '09:30']],
  ['en', ['планёрка завтра', 'завтра', '2026-11-26']],
]

describe('a date in another language than the text', () => {
  for (const [language, row] of rows) testRow(language, row)
})

describe('words that are dates in another language only', () => {
  testNoDate('vi', 'may mon sun dec')
  testNoDate('vi', 'cho hỏi may áo ở đâu')
  testNoDate('en', 'Mai and Thu are in the network team')
  testNoDate('en', '3/10 devices, máy hỏng')
})
