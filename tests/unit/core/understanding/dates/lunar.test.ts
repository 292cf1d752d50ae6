import { expect, test } from 'vitest'
import { isoOf } from '../../../../../src/core/understanding/dates/calendar-day.ts'
import { lunarDay, tetOf } from '../../../../../src/core/understanding/dates/lunar.ts'

const isoTet = (year: number): string => isoOf(tetOf(year) ?? 0)

test.each([
  '2015-02-19',
  '2020-01-25',
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
])('Tết was or will be on %s', (day) => {
  expect(isoTet(Number(day.slice(0, 4)))).toBe(day)
})

test('Tết 2030 is a day before the Chinese New Year', () => {
  expect(isoTet(2030)).toBe('2030-02-02')
})

test('the months of every year of the table reach exactly to the next Tết', () => {
  for (let year = 2015; year < 2040; year++) {
    const lastDay = lunarDay(year, 12, 30) ?? lunarDay(year, 12, 29) ?? 0
    expect(isoOf(lastDay + 1), String(year)).toBe(isoTet(year + 1))
  }
})

test('a leap month shifts the months after it: mid-autumn 2025 and 2023', () => {
  expect(isoOf(lunarDay(2025, 8, 15) ?? 0)).toBe('2025-10-06')
  expect(isoOf(lunarDay(2023, 8, 15) ?? 0)).toBe('2023-09-29')
})

test('there is no lunar day outside the table, nor a thirtieth in a short month', () => {
  expect(lunarDay(2050, 1, 1)).toBeUndefined()
  expect(lunarDay(2025, 2, 30)).toBeUndefined()
  expect(lunarDay(2025, 1, 31)).toBeUndefined()
})
