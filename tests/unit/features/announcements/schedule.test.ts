import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { readSchedule } from '../../../../src/features/announcements/read-schedule.ts'
import {
  lastRun,
  momentOf,
  nextRun,
  rhythms,
  type Schedule,
} from '../../../../src/features/announcements/schedule.ts'

const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>
const now = utc('2026-11-25T03:00')
const zones = ['Asia/Ho_Chi_Minh', 'Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'UTC'] as const

const aSchedule = (local: string, zone: string, repeat?: Schedule['repeat']): Schedule => {
  const read = momentOf(local, zone, utc('2000-01-01T00:00'))
  if (!read.ok) throw new TypeError(read.code)
  return { ...read.moment, missed: 'send-late', ...(repeat && { repeat }) }
}

const wallTimes = fc.record({
  day: fc.date({ min: new Date('2027-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
  zone: fc.constantFrom(...zones),
})
const wallOf = (day: Date) => day.toISOString().slice(0, 16)

describe('a time on the wall', () => {
  it('is the moment at which the clocks of its zone show it, or is refused', () => {
    fc.assert(
      fc.property(wallTimes, ({ day, zone }) => {
        const read = momentOf(wallOf(day), zone, now)
        if (!read.ok) return expect(read.code).toBe('no-such-time')
        expect(utc(read.moment.at).setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm")).toBe(wallOf(day))
      }),
    )
  })

  it.each([
    ['2027-02-29T08:00', 'UTC', 'no-such-day'],
    ['2027-13-01T08:00', 'UTC', 'no-such-day'],
    ['2027-01-01T24:30', 'UTC', 'no-such-day'],
    ['2027-03-28T02:30', 'Europe/Berlin', 'no-such-time'],
    ['2027-03-14T02:00', 'America/New_York', 'no-such-time'],
    ['2027-01-01T08:00', 'Mars/Olympus', 'unknown-zone'],
    ['2027-01-01T08:00', '+07:00', 'unknown-zone'],
    ['2027-01-01T08:00', 'toString', 'unknown-zone'],
    ['2026-11-25T10:00', 'Asia/Ho_Chi_Minh', 'past'],
    ['2027-1-1 8:00', 'UTC', 'bad-date'],
  ])('%s in %s is refused: %s', (local, zone, code) => {
    expect(momentOf(local, zone, now)).toMatchObject({ ok: false, code })
  })

  it('a minute from now is not past', () => {
    expect(momentOf('2026-11-25T10:01', 'Asia/Ho_Chi_Minh', now)).toMatchObject({ ok: true })
  })
})

describe('a recurring schedule', () => {
  it('has a next run after any moment, on the same time of the wall but where the clocks skip it', () => {
    fc.assert(
      fc.property(
        wallTimes,
        fc.constantFrom(...rhythms),
        fc.integer({ min: -400, max: 4_000 }),
        ({ day, zone }, repeat, offset) => {
          const read = momentOf(wallOf(day), zone, now)
          if (!read.ok) return
          const schedule = aSchedule(wallOf(day), zone, repeat)
          const after = utc(read.moment.at).plus({ days: offset })
          const next = utc(nextRun(schedule, after) ?? '')
          expect(next > after).toBe(true)
          const shown = next.setZone(zone)
          const skipped = shown.toFormat('HH:mm') !== wallOf(day).slice(11)
          if (skipped) expect(shown.minus({ hours: 1 }).offset).not.toBe(shown.offset)
          const gap = { daily: 1, weekly: 7, monthly: 31 }[repeat]
          if (offset >= 0) expect(next.diff(after, 'days').days).toBeLessThanOrEqual(gap + 0.1)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('on the 31st is on the last day of shorter months, and on the 31st again after them', () => {
    const schedule = aSchedule('2027-01-31T08:00', 'UTC', 'monthly')
    const runs = ['2027-01-31T08:00', '2027-02-28T08:00', '2027-03-31T08:00', '2027-04-30T08:00']
    expect(runs.slice(1)).toEqual(runs.slice(0, -1).map((run) => nextRun(schedule, utc(run))?.slice(0, 16)))
  })

  it('that was not looked at for days has one last run, the latest', () => {
    const schedule = aSchedule('2027-01-01T08:00', 'UTC', 'daily')
    expect(lastRun(schedule, '2027-01-01T08:00:00.000Z', utc('2027-01-05T12:00'))).toBe(
      '2027-01-05T08:00:00.000Z',
    )
    expect(nextRun(schedule, utc('2027-01-05T12:00'))).toBe('2027-01-06T08:00:00.000Z')
  })

  it('without a rhythm has no run after its only one', () => {
    expect(nextRun(aSchedule('2027-01-01T08:00', 'UTC'), utc('2027-01-01T08:00'))).toBeUndefined()
  })
})

describe('a schedule as it is typed', () => {
  it.each([
    ['2026-12-01 08:00', { local: '2026-12-01T08:00', zone: 'Asia/Ho_Chi_Minh' }],
    ['17/12/2026 8:30', { local: '2026-12-17T08:30', zone: 'Asia/Ho_Chi_Minh' }],
    ['03.04.2027 09:00', { local: '2027-04-03T09:00', zone: 'Asia/Ho_Chi_Minh' }],
    ['2026-12-01T08:00 Europe/Moscow', { local: '2026-12-01T08:00', zone: 'Europe/Moscow' }],
    ['2026-12-01 08:00 hằng tuần bỏ qua', { repeat: 'weekly', missed: 'skip' }],
    ['2026-12-01 08:00 Europe/Moscow ежедневно отправить позже', { repeat: 'daily', missed: 'send-late' }],
    ['2026-12-01 08:00 monthly UTC send late', { repeat: 'monthly', missed: 'send-late', zone: 'UTC' }],
  ])('%s', (text, schedule) => {
    expect(readSchedule(text, 'Asia/Ho_Chi_Minh')).toMatchObject({ ok: true, schedule })
  })

  it.each([
    ['03/04/2027 08:00', 'ambiguous-date'],
    ['tomorrow 08:00', 'bad-date'],
    ['2026-12-01', 'bad-date'],
    ['2026-12-01 08:00 whenever', 'bad-date'],
    ['', 'bad-date'],
  ])('%s is refused: %s', (text, code) => {
    expect(readSchedule(text, 'UTC')).toMatchObject({ ok: false, code })
  })

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (text) => void readSchedule(text, 'UTC')))
  })
})
