import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it, test } from 'vitest'
import { readSchedule } from '../../../../src/features/service-status/read-schedule.ts'
import { nextDue, rangeBefore, rhythms } from '../../../../src/features/service-status/report-schedule.ts'
import { readReportWords } from '../../../../src/features/service-status/report-words.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = (text: string, where = zone) => DateTime.fromISO(text, { zone: where })
const scheduleIn = (text: string) => {
  const words = readReportWords(text)
  return words && readSchedule(words.rest)
}

describe('a schedule that is said', () => {
  test.each([
    ['báo cáo dịch vụ hằng tháng', { rhythm: 'month', day: 20, time: '08:00' }],
    ['Báo cáo dịch vụ hàng tháng ngày 5 lúc 7:30', { rhythm: 'month', day: 5, time: '07:30' }],
    ['báo cáo dịch vụ hằng tuần thứ tư lúc 9h', { rhythm: 'week', day: 3, time: '09:00' }],
    ['service report weekly on Friday at 16:45', { rhythm: 'week', day: 5, time: '16:45' }],
    ['service report every quarter', { rhythm: 'quarter', day: 20, time: '08:00' }],
    ['отчёт по сервисам ежемесячно 5 числа в 07:30', { rhythm: 'month', day: 5, time: '07:30' }],
    ['отчет по сервисам каждую неделю во вторник в 8', { rhythm: 'week', day: 2, time: '08:00' }],
    ['báo cáo dịch vụ hằng năm', { rhythm: 'year', day: 20, time: '08:00' }],
  ] as const)('%s', (text, said) => expect(scheduleIn(text)).toEqual(said))

  it.each(['service report monthly on day 31', 'báo cáo dịch vụ hằng tháng lúc 25:00'])(
    '"%s" is no day or time that there always is',
    (text) => expect(scheduleIn(text)).toBe('no-such-time'),
  )

  it.each(['service report Q3 2026', 'báo cáo dịch vụ tháng 9', 'weekly', 'отчёт по сервисам за месяц'])(
    '"%s" is none',
    (text) => expect(scheduleIn(text)).toBeUndefined(),
  )
})

test.each([
  ['week', 1, '2026-11-25T10:00', '2026-11-30T08:00'],
  ['week', 3, '2026-11-25T07:59', '2026-11-25T08:00'],
  ['month', 20, '2026-11-20T08:00', '2026-12-20T08:00'],
  ['quarter', 20, '2026-11-25T10:00', '2027-01-20T08:00'],
  ['year', 5, '2026-01-04T10:00', '2026-01-05T08:00'],
] as const)('a report each %s on day %i is due after %s at %s', (rhythm, day, after, due) => {
  expect(nextDue({ rhythm, day, time: '08:00', zone }, at(after)).toISO()).toBe(at(due).toISO())
})

test.each([
  ['week', '2026-11-16', '2026-11-22'],
  ['month', '2026-10-01', '2026-10-31'],
  ['quarter', '2026-07-01', '2026-09-30'],
  ['year', '2025-01-01', '2025-12-31'],
] as const)('on 25 November the report of the last %s is of %s to %s', (rhythm, from, to) => {
  expect(rangeBefore({ rhythm, zone }, at('2026-11-25T08:00'))).toEqual({ from, to })
})

test('whatever the schedule and the moment, it is due later, in its zone at its time, and of days that are over', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rhythms),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('00:00', '08:00', '23:59'),
      fc.constantFrom(zone, 'Europe/Moscow', 'America/New_York'),
      fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      (rhythm, day, time, zone, date) => {
        const after = DateTime.fromJSDate(date)
        const due = nextDue({ rhythm, day, time, zone }, after)
        expect(due > after).toBe(true)
        expect(due.setZone(zone).toFormat('HH:mm')).toBe(time)
        expect(rangeBefore({ rhythm, zone }, due).to < due.setZone(zone).toFormat('yyyy-MM-dd')).toBe(true)
      },
    ),
  )
})
