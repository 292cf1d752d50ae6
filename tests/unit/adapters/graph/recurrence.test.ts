import { describe, expect, it } from 'vitest'
import { recurrenceOf } from '../../../../src/adapters/graph/recurrence.ts'

const first = { start: '2026-11-24T08:30', zone: 'Asia/Ho_Chi_Minh' }

describe('a repeat rule for Graph', () => {
  it('knows days, weeks, months and years', () => {
    expect(recurrenceOf('FREQ=WEEKLY;BYDAY=TU,FR;INTERVAL=2', first)).toEqual({
      pattern: { type: 'weekly', daysOfWeek: ['tuesday', 'friday'], firstDayOfWeek: 'monday', interval: 2 },
      range: { type: 'noEnd', startDate: '2026-11-24' },
    })
    expect(recurrenceOf('FREQ=WEEKLY', first)?.pattern).toMatchObject({ daysOfWeek: ['tuesday'] })
    expect(recurrenceOf('FREQ=DAILY;COUNT=5', first)?.range).toMatchObject({ numberOfOccurrences: 5 })
    expect(recurrenceOf('FREQ=MONTHLY;BYDAY=-1TU', first)?.pattern).toMatchObject({ index: 'last' })
    expect(recurrenceOf('FREQ=MONTHLY', first)?.pattern).toMatchObject({ dayOfMonth: 24 })
    expect(recurrenceOf('FREQ=YEARLY;INTERVAL=2;COUNT=3', first)).toEqual({
      pattern: { type: 'absoluteYearly', dayOfMonth: 24, month: 11, interval: 2 },
      range: { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 3 },
    })
  })

  it('ends on the day of the meeting’s own zone', () => {
    const rule = 'FREQ=WEEKLY;UNTIL=20261231T180000Z'
    expect(recurrenceOf(rule, first)?.range).toMatchObject({ type: 'endDate', endDate: '2027-01-01' })
  })

  it.each(['FREQ=HOURLY', 'FREQ=WEEKLY;BYSETPOS=1', 'FREQ=DAILY;BYDAY=MO', 'FREQ=MONTHLY;BYDAY=MO', ''])(
    'is none where Graph would mean something else by it: %s',
    (rule) => {
      expect(recurrenceOf(rule, first)).toBeUndefined()
    },
  )

  it('is none for every 29 February, which Outlook holds on the 28th as well', () => {
    expect(recurrenceOf('FREQ=YEARLY', { ...first, start: '2028-02-29T08:30' })).toBeUndefined()
  })
})
