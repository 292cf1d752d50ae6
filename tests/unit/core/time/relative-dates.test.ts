import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { resolveRelativeDates } from '../../../../src/core/time/relative-dates.ts'

const friday = DateTime.fromISO('2026-11-27') as DateTime<true>

describe('relative dates of a data file', () => {
  it.each([
    ['{today}', '2026-11-27'],
    ['{today-30}', '2026-10-28'],
    ['{weekday+1}', '2026-11-30'],
    ['{weekday+5}', '2026-12-04'],
    ['{weekday-1}', '2026-11-26'],
    ['{monday+0}T08:30', '2026-11-23T08:30'],
    ['{year-1}-12-17', '2025-12-17'],
    ['Hội nghị năm {year}', 'Hội nghị năm 2026'],
    ['{year-2}', 2024],
    ['{name} stays', '{name} stays'],
  ])('%s becomes %s', (text, expected) => {
    expect(resolveRelativeDates(text, friday)).toBe(expected)
  })

  it('reaches into lists and objects, and leaves the rest alone', () => {
    const value = { a: ['{today}', 3, null], b: { c: true } }
    expect(resolveRelativeDates(value, friday)).toEqual({ a: ['2026-11-27', 3, null], b: { c: true } })
  })
})
