import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  periodAround,
  periodId,
  periodSchema,
  rangeOf,
} from '../../../../src/features/service-status/period.ts'

test.each([
  [{ grain: 'year', year: 2020 }, '2020-year', '2020-01-01', '2020-12-31'],
  [{ grain: 'quarter', year: 2026, number: 3 }, '2026-q3', '2026-07-01', '2026-09-30'],
  [{ grain: 'month', year: 2024, number: 2 }, '2024-m02', '2024-02-01', '2024-02-29'],
] as const)('%o has its id, its first and its last day', (period, id, from, to) => {
  expect(periodId(period)).toBe(id)
  expect(rangeOf(period)).toEqual({ from, to })
})

test('every day lies in the period of each length that is around it', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.constantFrom('year', 'quarter', 'month'), (date, grain) => {
      const text = date.toISOString().slice(0, 10)
      const { from, to } = rangeOf(periodAround(text, grain))
      expect(from <= text && text <= to).toBe(true)
    }),
  )
})

test('there is no fifth quarter and no thirteenth month', () => {
  expect(periodSchema.safeParse({ grain: 'quarter', year: 2026, number: 5 }).success).toBe(false)
  expect(periodSchema.safeParse({ grain: 'month', year: 2026, number: 13 }).success).toBe(false)
})
