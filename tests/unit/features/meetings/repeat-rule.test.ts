import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import {
  dateOfDay,
  dayNumber,
  fitsRule,
  lastCountedDay,
  parseRepeatRule,
  possibleDay,
  type RepeatRule,
} from '../../../../src/features/meetings/repeat-rule.ts'

const ruleOf = (text: string): RepeatRule => {
  const parsed = parseRepeatRule(text)
  if (!parsed.ok) throw new TypeError(parsed.reason)
  return parsed.rule
}

const firstDays = (text: string, start: string, many: number): string[] => {
  const first = dayNumber(start)
  const days: string[] = []
  for (let day = first; days.length < many; day += 1) {
    if (fitsRule(ruleOf(text), first, day)) days.push(dateOfDay(day))
  }
  return days
}

describe('a repeat rule', () => {
  it('is read part by part, in any case and with or without its name', () => {
    expect(ruleOf('RRULE:freq=weekly;byday=fr,mo;interval=2;count=10')).toEqual({
      frequency: 'WEEKLY',
      interval: 2,
      days: [1, 5],
      count: 10,
    })
  })

  it.each([
    ['20261231', '2026-12-31'],
    ['20261231T020000Z', '2026-12-31T02:00:00Z'],
  ])('takes UNTIL=%s', (value, until) => {
    expect(ruleOf(`FREQ=DAILY;UNTIL=${value}`).until).toBe(until)
  })

  it.each([
    'INTERVAL=2',
    'FREQ=YEARLY;BYDAY=MO',
    'FREQ=YEARLY;BYMONTHDAY=20',
    'FREQ=YEARLY;BYMONTH=12',
    'FREQ=HOURLY',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=1001',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;COUNT=2;UNTIL=20261231',
    'FREQ=DAILY;UNTIL=2026-12-31',
    'FREQ=DAILY;UNTIL=20261331',
    'FREQ=WEEKLY;BYDAY=2MO',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;WKST=SU',
    'FREQ=WEEKLY;BYMONTH=1',
    'FREQ=DAILY;CONSTRUCTOR=1',
    'FREQ=DAILY;',
    '',
  ])('is refused when it says "%s"', (text) => {
    expect(parseRepeatRule(text)).toMatchObject({ ok: false })
  })
})

describe('the days of a rule', () => {
  it.each([
    ['FREQ=DAILY', ['2026-12-09', '2026-12-10', '2026-12-11']],
    ['FREQ=DAILY;INTERVAL=3', ['2026-12-09', '2026-12-12', '2026-12-15']],
    ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', ['2026-12-09', '2026-12-10', '2026-12-11', '2026-12-14']],
    ['FREQ=WEEKLY', ['2026-12-09', '2026-12-16']],
    ['FREQ=WEEKLY;BYDAY=MO,WE', ['2026-12-09', '2026-12-14', '2026-12-16']],
    ['FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2', ['2026-12-09', '2026-12-21', '2026-12-23', '2027-01-04']],
    ['FREQ=WEEKLY;BYDAY=SU,WE', ['2026-12-09', '2026-12-13', '2026-12-16']],
  ])('%s from Wednesday 9 December 2026', (rule, days) => {
    expect(firstDays(rule, '2026-12-09', days.length)).toEqual(days)
  })

  it('go on over the end of a year and 29 February', () => {
    expect(firstDays('FREQ=DAILY;INTERVAL=1', '2028-02-28', 3)).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ])
  })

  const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
  const rules = fc
    .record({
      frequency: fc.constantFrom('DAILY', 'WEEKLY'),
      interval: fc.integer({ min: 1, max: 6 }),
      days: fc.uniqueArray(weekday, { maxLength: 7 }),
      count: fc.integer({ min: 1, max: 30 }),
      first: fc.integer({ min: 0, max: 40_000 }),
    })
    .map(({ frequency, interval, days, count, first }) => ({
      rule: ruleOf(
        `FREQ=${frequency};INTERVAL=${interval};COUNT=${count}${days.length > 0 ? `;BYDAY=${days}` : ''}`,
      ),
      first,
    }))
    .filter(({ rule, first }) => fitsRule(rule, first, first))

  it('are as many as COUNT says when its last one is included', () => {
    fc.assert(
      fc.property(rules, ({ rule, first }) => {
        const last = lastCountedDay(rule, first) ?? 0
        const days = Array.from({ length: last - first + 1 }, (_, index) => first + index)
        expect(days.filter((day) => fitsRule(rule, first, day))).toHaveLength(rule.count ?? 0)
        expect(fitsRule(rule, first, last)).toBe(true)
      }),
    )
  })

  it('come back every INTERVAL weeks on the same weekdays', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 500 }), ({ rule, first }, after) => {
        const day = first + after
        const period = 7 * rule.interval
        expect(fitsRule(rule, first, day + period)).toBe(
          fitsRule(rule, first, day) ||
            // Days of the first week that lie before the start are no days of the rule, but their like later are.
            (after < 7 && fitsRule(rule, first, day + period)),
        )
      }),
    )
  })
})

describe('a monthly rule', () => {
  it.each([
    ['FREQ=MONTHLY;BYMONTHDAY=15', '2026-12-15', ['2026-12-15', '2027-01-15', '2027-02-15']],
    ['FREQ=MONTHLY', '2026-12-15', ['2026-12-15', '2027-01-15', '2027-02-15']],
    ['FREQ=MONTHLY;BYMONTHDAY=30', '2026-12-30', ['2026-12-30', '2027-01-30', '2027-03-30']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-12-31', ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']],
    ['FREQ=MONTHLY;BYDAY=1MO', '2026-12-07', ['2026-12-07', '2027-01-04', '2027-02-01']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-12-25', ['2026-12-25', '2027-01-29', '2027-02-26']],
    ['FREQ=MONTHLY;BYDAY=5MO', '2026-11-30', ['2026-11-30', '2027-03-29', '2027-05-31']],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU', '2026-12-08', ['2026-12-08', '2027-02-09', '2027-04-13']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '2026-11-13', ['2026-11-13', '2027-08-13']],
  ])('%s from %s has its days, and no day where a month has none', (text, start, days) => {
    expect(firstDays(text, start, days.length)).toEqual(days)
  })

  it('counts the days that there are', () => {
    const last = (text: string, start: string) =>
      dateOfDay(lastCountedDay(ruleOf(text), dayNumber(start)) ?? 0)
    expect(last('FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', '2026-12-31')).toBe('2027-03-31')
    expect(last('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30;COUNT=2', '2026-12-30')).toBe('2027-12-30')
  })

  it.each(['FREQ=MONTHLY;BYDAY=6MO', 'FREQ=MONTHLY;BYMONTHDAY=32', 'FREQ=WEEKLY;BYDAY=1MO'])(
    'is refused as %s',
    (text) => expect(parseRepeatRule(text)).toMatchObject({ ok: false }),
  )
})

describe('a yearly rule', () => {
  it.each([
    ['FREQ=YEARLY', '2026-12-20', ['2026-12-20', '2027-12-20', '2028-12-20']],
    ['FREQ=YEARLY;INTERVAL=2', '2026-12-20', ['2026-12-20', '2028-12-20', '2030-12-20']],
    ['FREQ=YEARLY', '2028-02-29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=YEARLY;INTERVAL=3', '2028-02-29', ['2028-02-29', '2040-02-29']],
    ['FREQ=YEARLY', '2096-02-29', ['2096-02-29', '2104-02-29']],
  ])('%s from %s has its days, and none in a year without such a day', (text, start, days) => {
    expect(firstDays(text, start, days.length)).toEqual(days)
  })

  it('counts the days that there are, until the calendar ends', () => {
    const last = (text: string, start: string) =>
      dateOfDay(lastCountedDay(ruleOf(text), dayNumber(start)) ?? 0)
    expect(last('FREQ=YEARLY;COUNT=3', '2026-12-20')).toBe('2028-12-20')
    expect(last('FREQ=YEARLY;COUNT=3', '2028-02-29')).toBe('2036-02-29')
    expect(last('FREQ=YEARLY;INTERVAL=99;COUNT=1000', '2026-12-20')).toBe('9946-12-20')
    expect(last('FREQ=YEARLY;INTERVAL=99;COUNT=3', '2028-02-29')).toBe('2820-02-29')
    expect(last('FREQ=MONTHLY;INTERVAL=99;COUNT=1000', '2026-12-20')).toBe('9996-06-20')
  })

  const yearly = fc.record({
    interval: fc.integer({ min: 1, max: 5 }),
    count: fc.integer({ min: 1, max: 5 }),
    first: fc.oneof(
      fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2099-12-31') }),
      fc.constantFrom('2024-02-29', '2028-02-29', '2088-02-29', '2096-02-29').map(dayNumber),
    ),
  })

  it('has the days that an independent library gives it, and skipping ahead misses none', () => {
    fc.assert(
      fc.property(yearly, ({ interval, count, first }) => {
        const text = `FREQ=YEARLY;INTERVAL=${interval};COUNT=${count}`
        const rule = ruleOf(text)
        const [, month, day] = dateOfDay(first).split('-').map(Number)
        const start = ICAL.Time.fromDateString(dateOfDay(first))
        // Of a bare rule on 29 February that library makes 1 March; with its day named, it is the same rule.
        const named = `${text};BYMONTH=${month};BYMONTHDAY=${day}`
        const iterator = ICAL.Recur.fromString(named).iterator(start)
        const theirs: string[] = []
        for (let next = iterator.next(); next; next = iterator.next()) theirs.push(next.toString())
        const last = lastCountedDay(rule, first) ?? 0
        const ours: string[] = []
        for (let at = first; at <= last; at = possibleDay(rule, first, at + 1))
          if (fitsRule(rule, first, at)) ours.push(dateOfDay(at))
        expect(ours).toEqual(theirs)
        expect(ours).toHaveLength(count)
      }),
    )
  })
})
