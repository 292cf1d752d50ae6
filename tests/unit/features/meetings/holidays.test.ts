import { describe, expect, it } from 'vitest'
import { applyHolidays } from '../../../../src/features/meetings/apply-holidays.ts'
import { holidayOn, workingDayAfter } from '../../../../src/features/meetings/holidays.ts'
import { nextOccurrence, occurrencesBetween } from '../../../../src/features/meetings/occurrence.ts'
import { aMeeting, at } from './a-meeting.ts'

describe('a public holiday of Vietnam', () => {
  it.each([
    ['2027-01-01', 'new-year'],
    ['2027-02-05', 'tet'],
    ['2027-02-06', 'tet'],
    ['2027-02-09', 'tet'],
    ['2026-04-26', 'hung-kings'],
    ['2027-04-16', 'hung-kings'],
    ['2027-04-30', 'reunification'],
    ['2027-05-01', 'labour'],
    ['2027-09-02', 'independence'],
    ['2027-02-04', undefined],
    ['2027-02-10', undefined],
    ['2027-03-03', undefined],
  ])('%s is %s', (date, name) => expect(holidayOn(date)).toBe(name))

  it('is followed by a working day that is neither a weekend nor another holiday', () => {
    expect(workingDayAfter('2027-02-05')).toBe('2027-02-10')
    expect(workingDayAfter('2027-04-30')).toBe('2027-05-03')
  })
})

describe('a weekly meeting on Fridays', () => {
  const fridays = aMeeting({
    start: '2026-12-04T08:30',
    end: '2026-12-04T09:30',
    repeat: 'FREQ=WEEKLY;BYDAY=FR;COUNT=26',
  })
  const now = at('2026-12-01T10:00')

  it('is not held on New Year and at Tết when these are skipped', () => {
    const { meeting, clashes } = applyHolidays(fridays, 'skip', now)
    expect(clashes.map(({ date }) => date)).toEqual(['2027-01-01', '2027-02-05', '2027-04-16', '2027-04-30'])
    const held = occurrencesBetween(meeting, now, at('2027-06-30T00:00')).filter(
      ({ state }) => state !== 'cancelled',
    )
    expect(held).toHaveLength(22)
  })

  it('is moved to the next working day, as long as it would have been', () => {
    const { meeting } = applyHolidays(fridays, 'move', now)
    const next = nextOccurrence(meeting, at('2026-12-31T10:00'))
    expect([next?.start.toISO(), next?.end.diff(next.start, 'minutes').minutes]).toEqual([
      '2027-01-04T08:30:00.000+07:00',
      60,
    ])
  })

  it('is as it was when somebody changes their mind', () => {
    const { meeting } = applyHolidays(applyHolidays(fridays, 'move', now).meeting, 'keep', now)
    expect(meeting).toEqual(fridays)
  })
})
