import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../../../../src/core/i18n/language.ts'
import { findDates } from '../../../../../src/core/understanding/dates/find-dates.ts'
import { findYear } from '../../../../../src/core/understanding/dates/find-year.ts'
import { dateSlotSchema } from '../../../../../src/core/understanding/intent.ts'
import { now } from './date-table.ts'

const fragments = [
  'thứ hai',
  'tuần sau',
  'sáng',
  'chiều mai',
  'từ',
  'đến',
  '5',
  '9/12',
  '31/02',
  '9h30',
  'quý 3',
  'năm 2020',
  'Tết',
  'mùng',
  'rằm tháng giêng',
  'cuối tháng',
  'next Friday',
  'at 9',
  'from',
  'to',
  'December',
  '17',
  'Q3',
  'in two weeks',
  'в следующую пятницу',
  'с 5 по 9 декабря',
  'третий квартал',
  'через',
  'две недели',
  '2020',
  '-',
  ',',
  '(',
  ' ',
  '24/7',
]

/** Texts that look like dates, and texts that look like nothing. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((words) => words.join('')),
)

const withLanguage = fc.tuple(texts, fc.constantFrom(...languages))

test('whatever the text, every mention is a valid slot, in order, and is written where it says', () => {
  fc.assert(
    fc.property(withLanguage, ([text, language]) => {
      let last = 0
      for (const { start, end, ...slot } of findDates(text, language, now)) {
        expect(dateSlotSchema.safeParse(slot).error).toBeUndefined()
        expect(slot.text).toBe(text.slice(start, end))
        expect(slot.from <= slot.to).toBe(true)
        expect(start).toBeGreaterThanOrEqual(last)
        last = end
      }
    }),
    { numRuns: 2000 },
  )
})

test('a text means the same in NFD as in NFC, and in capitals', () => {
  const meaning = (text: string, language: (typeof languages)[number]) =>
    findDates(text, language, now).map(({ from, to, time, endTime, readings }) => ({
      from,
      to,
      time,
      endTime,
      readings,
    }))
  const dated = fc.array(fc.constantFrom(...fragments), { maxLength: 8 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(dated, fc.constantFrom(...languages), (text, language) => {
      const expected = meaning(text.normalize('NFC'), language)
      expect(meaning(text.normalize('NFD'), language)).toEqual(expected)
      expect(meaning(text.toUpperCase(), language)).toEqual(expected)
    }),
    { numRuns: 1000 },
  )
})

test('the literal of an NFD text is its own NFD wording', () => {
  const text = 'họp chiều thứ sáu tuần sau'.normalize('NFD')
  expect(findDates(text, 'vi', now)[0]?.text).toBe('chiều thứ sáu tuần sau'.normalize('NFD'))
})

test('a year is a whole number of this era or nothing', () => {
  fc.assert(
    fc.property(withLanguage, ([text, language]) => {
      const year = findYear(text, language, now)
      expect(year === undefined || (Number.isInteger(year) && year >= 1900 && year <= 2200)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
