import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateOfDay,
  dayNumber,
  fitsRule,
  lastCountedDay,
  parseRepeatRule,
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
    'FREQ=MONTHLY',
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
