import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../../../src/core/spreadsheet/numbers.ts'

const value = (number: number, unit?: string) => ({ kind: 'value', value: number, ...(unit && { unit }) })
const either = (first: number, second: number, unit?: string) => ({
  kind: 'ambiguous',
  readings: [first, second],
  ...(unit && { unit }),
})
const unreadable = { kind: 'unreadable' }

describe('a number in a cell', () => {
  it.each([
    ['88,36', value(88.36)],
    ['88.36%', value(88.36, '%')],
    ['88,36 %', value(88.36, '%')],
    ['115.000', either(115_000, 115)],
    ['115,000', either(115_000, 115)],
    ['115.000 USD', either(115_000, 115, 'USD')],
    ['1 500 000', value(1_500_000)],
    ['1\u00a0500\u202f000 ₽', value(1_500_000, '₽')],
    ['1 500,25', value(1_500.25)],
    ['1 500.250', value(1_500.25)],
    ['1.500.000', value(1_500_000)],
    ['1,500.25', value(1_500.25)],
    ['1.500,250', value(1_500.25)],
    ['1.234.567,8', value(1_234_567.8)],
    ["1'500", value(1_500)],
    ['0.500', value(0.5)],
    ['1234.567', value(1_234.567)],
    ['12.3456', value(12.3456)],
    ['-5', value(-5)],
    ['−1.250', either(-1_250, -1.25)],
    ['1.000', either(1_000, 1)],
    ['2020', value(2020)],
    ['500.000đ', either(500_000, 500, 'đ')],
    ['', unreadable],
    ['1 50', unreadable],
    ['1.50.000', unreadable],
    ['1,5,25', unreadable],
    ['1.500,000.25', unreadable],
    ['1,234 567', unreadable],
    ['5.', unreadable],
    ['.5', unreadable],
    ['1e5', unreadable],
    ['12 người', unreadable],
    ['2020-12-17', unreadable],
  ])('is read from "%s" as what it says, or not at all', (text, expected) => {
    expect(readNumber(text)).toEqual(expected)
  })

  it('is itself when the cell holds a number, and nothing when it holds something else', () => {
    expect(readNumber(88.36)).toEqual(value(88.36))
    expect([null, true, new Date(0), Number.NaN].map(readNumber)).toEqual(Array(4).fill(unreadable))
  })

  it.each(['vi-VN', 'en-GB', 'ru-RU'])(
    'written as in %s is read back, or is one of two readings',
    (locale) => {
      const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
      fc.assert(
        fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(1, 10, 1_000), (units, scale) => {
          const number = units / scale
          const reading = readNumber(format.format(number))
          const readings = reading.kind === 'ambiguous' ? reading.readings : []
          const all = reading.kind === 'value' ? [reading.value] : readings
          expect(all).toContain(number === 0 ? 0 : number)
        }),
      )
    },
  )
})
