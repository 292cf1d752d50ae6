import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { findDates } from '../../../../../src/core/understanding/dates/find-dates.ts'
import { now, type Row, readingsOf, testNoDate, testRow } from './date-table.ts'

const morning = '06:00-12:00'
const evening = '18:00-22:00'

const rows: readonly Row[] = [
  ["what's on today", 'today', '2026-11-25'],
  ['meetings tomorrow?', 'tomorrow', '2026-11-26'],
  ['mtg tmrw', 'tmrw', '2026-11-26'],
  ['the day after tomorrow', 'the day after tomorrow', '2026-11-27'],
  ['outage yesterday', 'yesterday', '2026-11-24'],
  ['any maintenance tonight', 'tonight', '2026-11-25', '2026-11-25', evening],
  ['slow since this morning', 'this morning', '2026-11-25', '2026-11-25', morning],
  ['Friday morning', 'Friday morning', '2026-11-27', '2026-11-27', morning],
  ['briefing this week', 'this week', '2026-11-23', '2026-11-29'],
  ['meetings next week', 'next week', '2026-11-30', '2026-12-06'],
  ['mail last week', 'last week', '2026-11-16', '2026-11-22'],
  ['the week after next', 'the week after next', '2026-12-07', '2026-12-13'],
  ['kpi this month', 'this month', '2026-11-01', '2026-11-30'],
  ['next month', 'next month', '2026-12-01', '2026-12-31'],
  ['last month', 'last month', '2026-10-01', '2026-10-31'],
  ['last quarter', 'last quarter', '2026-07-01', '2026-09-30'],
  ['next quarter', 'next quarter', '2027-01-01', '2027-03-31'],
  ['briefing on Monday', 'Monday', '2026-11-30'],
  ['meetings on wednesday', 'wednesday', '2026-11-25'],
  ['next Friday', 'next Friday', '2026-12-04'],
  ['this Friday', 'this Friday', '2026-11-27'],
  ['last Friday', 'last Friday', '2026-11-20'],
  ['Monday next week', 'Monday next week', '2026-11-30'],
  ['shutdown on Sat', 'Sat', '2026-11-28'],
  ['meeting on Monday at 9', 'Monday at 9', '2026-11-30', '2026-11-30', '09:00'],
  ['tomorrow at 9 in the hall', 'tomorrow at 9', '2026-11-26', '2026-11-26', '09:00'],
  ['next week on Monday at 10:30', 'next week on Monday at 10:30', '2026-11-30', '2026-11-30', '10:30'],
  ['Friday afternoon at 3', 'Friday afternoon at 3', '2026-11-27', '2026-11-27', '15:00'],
  ['tonight at 9', 'tonight at 9', '2026-11-25', '2026-11-25', '21:00'],
  ['today at 2 pm', 'today at 2 pm', '2026-11-25', '2026-11-25', '14:00'],
  ['tomorrow at noon', 'tomorrow at noon', '2026-11-26', '2026-11-26', '12:00'],
  ['9.30 am', '9.30 am', '2026-11-25', '2026-11-25', '09:30'],
  ['9-11am tomorrow', '9-11am tomorrow', '2026-11-26', '2026-11-26', '09:00-11:00'],
  ['from 9 to 11 am', 'from 9 to 11 am', '2026-11-25', '2026-11-25', '09:00-11:00'],
  ['from 9 to 5 pm', 'from 9 to 5 pm', '2026-11-25', '2026-11-25', '09:00-17:00'],
  ['in 2 hours', 'in 2 hours', '2026-11-25', '2026-11-25', '12:00'],
  ['in 20 hours', 'in 20 hours', '2026-11-26', '2026-11-26', '06:00'],
  ['in two weeks', 'in two weeks', '2026-12-09'],
  ['two weeks ago', 'two weeks ago', '2026-11-11'],
  ['the next 3 months', 'the next 3 months', '2026-11-25', '2027-02-25'],
  ['trend over the past six months', 'the past six months', '2026-05-25', '2026-11-25'],
  ['works this weekend', 'this weekend', '2026-11-28', '2026-11-29'],
  ['weekend duty', 'weekend', '2026-11-28', '2026-11-29'],
  ['end of next month', 'end of next month', '2026-12-21', '2026-12-31'],
  ['beginning of December', 'beginning of December', '2026-12-01', '2026-12-10'],
  ['mid-December', 'mid-December', '2026-12-11', '2026-12-20'],
  ['end of the year', 'end of the year', '2026-12-01', '2026-12-31'],
  ['Q3', 'Q3', '2026-07-01', '2026-09-30'],
  ['uptime in Q3 2025', 'Q3 2025', '2025-07-01', '2025-09-30'],
  ['third quarter', 'third quarter', '2026-07-01', '2026-09-30'],
  ['the third quarter of 2025', 'the third quarter of 2025', '2025-07-01', '2025-09-30'],
  ['H1 figures', 'H1', '2026-01-01', '2026-06-30'],
  ['second half of 2025', 'second half of 2025', '2025-07-01', '2025-12-31'],
  ['meetings in December', 'December', '2026-12-01', '2026-12-31'],
  ['kpi for October', 'October', '2026-10-01', '2026-10-31'],
  ['uptime in May', 'May', '2027-05-01', '2027-05-31'],
  ['KPI May and the plan', 'May', '2027-05-01', '2027-05-31'],
  ['since March', 'March', '2026-03-01', '2026-03-31'],
  ['December 2020', 'December 2020', '2020-12-01', '2020-12-31'],
  ['Dec 17', 'Dec 17', '2026-12-17'],
  ['17 Dec 2020', '17 Dec 2020', '2020-12-17'],
  ['December 17th, 2020', 'December 17th, 2020', '2020-12-17'],
  ['the 17th of December', 'the 17th of December', '2026-12-17'],
  ['Friday, Nov 27, 2026', 'Friday, Nov 27, 2026', '2026-11-27'],
  ['on 17/12/2020', '17/12/2020', '2020-12-17'],
  ['on 2020-12-17', '2020-12-17', '2020-12-17'],
  ['on 12/18/2020', '12/18/2020', '2020-12-18'],
  ['on 30/4', '30/4', '2027-04-30'],
  ['from 5 to 9 December', 'from 5 to 9 December', '2026-12-05', '2026-12-09'],
  ['between 5 and 9 December', 'between 5 and 9 December', '2026-12-05', '2026-12-09'],
  ['Dec 5 - 9, 2026', 'Dec 5 - 9, 2026', '2026-12-05', '2026-12-09'],
  ['from Monday to Wednesday', 'from Monday to Wednesday', '2026-11-30', '2026-12-02'],
  ['Mon-Fri', 'Mon-Fri', '2026-11-30', '2026-12-04'],
  ['before Tet', 'Tet', '2027-02-06', '2027-02-08'],
]

describe('a date in English', () => {
  for (const row of rows) testRow('en', row)
})

const noDates: readonly string[] = [
  'last year',
  'this year',
  'awards 2020',
  'year-end conference',
  'good morning',
  'may I ask a question',
  'we march on',
  'I sat down',
  'the sun is out',
  'support 24/7',
  '3/10 devices are down',
  'on 31/02',
  'room 203',
  'call ext 2020',
  'decision 1365/QD-KH',
  'decision 12/11',
  'at 5 sites',
  'the crew at 5 wellheads reported',
  'MSP-1 and CTP-2',
  'first aid',
  'second opinion',
  'a quarter of the staff',
  'term 2020-2025',
  'call +84 254 3839 871',
]

describe('an English text without a date', () => {
  for (const text of noDates) testNoDate('en', text)
})

describe('day and month in either order', () => {
  test('when both may be months, an English text has both readings, the day first', () => {
    expect(findDates('meeting on 3/4', 'en', now)).toMatchObject([
      {
        text: '3/4',
        from: '2027-04-03',
        readings: [
          { from: '2027-04-03', to: '2027-04-03' },
          { from: '2027-03-04', to: '2027-03-04' },
        ],
      },
    ])
  })

  test.each(['vi', 'ru'] as const)('a text in %s has the day first and no second reading', (language) => {
    const [mention] = findDates('3/4/2026', language, now)
    expect(mention).toMatchObject({ from: '2026-04-03' })
    expect(mention).not.toHaveProperty('readings')
  })

  test('when day and month are the same number, there is one reading', () => {
    expect(findDates('on 5/5', 'en', now)[0]).not.toHaveProperty('readings')
  })

  test('the ends of a range are read in the same order', () => {
    expect(findDates('from 3/4 to 5/4', 'en', now)[0]?.readings).toEqual([
      { from: '2027-04-03', to: '2027-04-05' },
      { from: '2027-03-04', to: '2027-05-04' },
    ])
  })
})

test('two weekdays joined by "and" are two dates, not a range', () => {
  expect(readingsOf('Monday and Wednesday', 'en').map(({ literal }) => literal)).toEqual([
    'Monday',
    'Wednesday',
  ])
})

test('today is the one of the zone of now', () => {
  const moscow = DateTime.fromISO('2026-11-25T22:30Z', { zone: 'Europe/Moscow' })
  expect(findDates('today', 'en', moscow)[0]?.from).toBe('2026-11-26')
})

test.each([
  ['at 9:30', 'minute'],
  ['this morning', 'part'],
  ['tomorrow', 'day'],
  ['next week', 'week'],
  ['next month', 'month'],
  ['Q3', 'quarter'],
  ['H1', 'year'],
])('"%s" is of grain %s', (text, grain) => {
  expect(findDates(text, 'en', now)[0]?.grain).toBe(grain)
})
