import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meetingSchema } from '../../../../src/features/meetings/meeting.ts'
import {
  nextOccurrence,
  occurrenceOn,
  occurrencesBetween,
} from '../../../../src/features/meetings/occurrence.ts'
import { aMeeting, at } from './a-meeting.ts'

const starts = (meeting: ReturnType<typeof aMeeting>, from: string, to: string) =>
  occurrencesBetween(meeting, at(from), at(to)).map(({ start }) =>
    start.toISO({ suppressSeconds: true, suppressMilliseconds: true, includeOffset: false }),
  )

describe('the occurrences of a meeting', () => {
  it('are those of its rule that overlap the stretch', () => {
    expect(starts(aMeeting(), '2026-12-08', '2026-12-22')).toEqual(['2026-12-14T08:30', '2026-12-21T08:30'])
  })

  it('include one that is going on at either end, but none that touches it', () => {
    const meeting = aMeeting()
    expect(starts(meeting, '2026-12-07T09:00', '2026-12-07T10:00')).toHaveLength(1)
    expect(starts(meeting, '2026-12-07T08:00', '2026-12-07T09:00')).toHaveLength(1)
    expect(starts(meeting, '2026-12-07T09:30', '2026-12-07T10:00')).toHaveLength(0)
    expect(starts(meeting, '2026-12-07T08:00', '2026-12-07T08:30')).toHaveLength(0)
  })

  it('end with COUNT, and with UNTIL', () => {
    expect(starts(aMeeting(), '2026-12-01', '2027-12-01')).toHaveLength(4)
    expect(
      starts(aMeeting({ repeat: 'FREQ=WEEKLY;UNTIL=20261221' }), '2026-12-01', '2027-12-01'),
    ).toHaveLength(3)
  })

  it.each([
    ['20261221T013000Z', 3],
    ['20261221T012959Z', 2],
  ])('may begin at the moment of UNTIL=%s, but not after it', (until, many) => {
    expect(
      starts(aMeeting({ repeat: `FREQ=WEEKLY;UNTIL=${until}` }), '2026-12-01', '2027-12-01'),
    ).toHaveLength(many)
  })

  it('are found by the clock of the meeting when the asker is in another zone', () => {
    const sunday = occurrencesBetween(
      aMeeting(),
      at('2026-12-13', 'America/New_York'),
      at('2026-12-14', 'America/New_York'),
    )
    expect(sunday.map(({ date }) => date)).toEqual(['2026-12-14'])
    const evening = occurrencesBetween(
      aMeeting(),
      at('2026-12-13T20:00', 'America/New_York'),
      at('2026-12-13T21:00', 'America/New_York'),
    )
    expect(evening.map(({ date }) => date)).toEqual(['2026-12-14'])
  })

  it('keep their wall-clock time when the clock of their zone changes', () => {
    const meeting = aMeeting({ zone: 'Europe/Berlin', start: '2026-10-19T08:30', end: '2026-10-19T09:30' })
    const hours = occurrencesBetween(meeting, at('2026-10-01'), at('2026-12-01')).map(({ start }) => [
      start.hour,
      start.offset,
    ])
    expect(hours).toEqual([
      [8, 120],
      [8, 60],
      [8, 60],
      [8, 60],
    ])
  })

  it('may last into the next day', () => {
    const meeting = aMeeting({ end: '2026-12-08T01:00' })
    expect(starts(meeting, '2026-12-15T00:00', '2026-12-15T12:00')).toEqual(['2026-12-14T08:30'])
  })

  it('say when one was moved and why, at its new time and place', () => {
    const meeting = aMeeting({
      exceptions: [
        {
          kind: 'moved',
          date: '2026-12-14',
          start: '2026-12-18T14:00',
          end: '2026-12-18T15:00',
          place: { vi: 'Hội trường' },
          reason: { vi: 'Bão' },
        },
      ],
    })
    expect(starts(meeting, '2026-12-14', '2026-12-18')).toEqual([])
    expect(occurrencesBetween(meeting, at('2026-12-18'), at('2026-12-19'))).toMatchObject([
      { date: '2026-12-14', state: 'moved', place: { vi: 'Hội trường' }, reason: { vi: 'Bão' } },
    ])
  })

  it('keep one that was called off, as such', () => {
    const meeting = aMeeting({ exceptions: [{ kind: 'cancelled', date: '2026-12-14' }] })
    expect(occurrencesBetween(meeting, at('2026-12-14'), at('2026-12-15'))).toMatchObject([
      { state: 'cancelled' },
    ])
  })

  it('are named by their day', () => {
    expect(occurrenceOn(aMeeting(), '2026-12-21')?.start.toISODate()).toBe('2026-12-21')
    expect(occurrenceOn(aMeeting(), '2026-12-22')).toBeUndefined()
    expect(occurrenceOn(aMeeting(), '2027-01-04')).toBeUndefined()
  })
})

describe('the next occurrence', () => {
  it('is the one that is going on, then the one after it', () => {
    expect(nextOccurrence(aMeeting(), at('2026-12-07T09:29'))?.date).toBe('2026-12-07')
    expect(nextOccurrence(aMeeting(), at('2026-12-07T09:30'))?.date).toBe('2026-12-14')
  })

  it('passes over one that was called off', () => {
    const meeting = aMeeting({ exceptions: [{ kind: 'cancelled', date: '2026-12-14' }] })
    expect(nextOccurrence(meeting, at('2026-12-08'))?.date).toBe('2026-12-21')
  })

  it('is the first one when that lies years ahead', () => {
    expect(nextOccurrence(aMeeting(), at('2020-01-01'))?.date).toBe('2026-12-07')
  })

  it('is none when the rule has ended or the meeting was called off', () => {
    expect(nextOccurrence(aMeeting(), at('2027-01-01'))).toBeUndefined()
    expect(nextOccurrence(aMeeting({ cancelled: true }), at('2026-12-01'))).toBeUndefined()
  })

  it('is the first of all that are not over, whatever the moment', () => {
    const meeting = aMeeting({
      repeat: 'FREQ=WEEKLY;BYDAY=MO,TH;INTERVAL=2;COUNT=20',
      exceptions: [{ kind: 'cancelled', date: '2026-12-10' }],
    })
    const all = occurrencesBetween(meeting, at('2026-12-01'), at('2028-01-01'))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 }), (hours) => {
        const moment = at('2026-12-01').plus({ hours })
        const first = all.find(({ end, state }) => end > moment && state !== 'cancelled')
        expect(nextOccurrence(meeting, moment)?.date).toBe(first?.date)
      }),
    )
  })
})

describe('a meeting of a data file', () => {
  it.each([
    ['end', { end: '2026-12-07T08:30' }],
    ['end', { end: '2026-12-20T08:30' }],
    ['start', { start: '2026-12-08T08:30', end: '2026-12-08T09:30' }],
    ['start', { start: '2027-02-29T08:30' }],
    ['zone', { zone: 'Vũng Tàu' }],
    ['place', { place: undefined }],
    ['repeat', { repeat: 'FREQ=HOURLY' }],
    ['online', { online: 'javascript:alert(1)' }],
    ['exceptions', { exceptions: [{ kind: 'cancelled', date: '2026-12-08' }] }],
    [
      'agenda',
      {
        agenda: [
          { id: 'a', title: { vi: 'A' }, kind: 'talk' },
          { id: 'a', title: { vi: 'B' }, kind: 'talk' },
        ],
      },
    ],
  ])('is refused for its %s when it says %j', (field, overrides) => {
    const parsed = meetingSchema.safeParse({ ...aMeeting(), ...overrides })
    expect(parsed.error?.issues[0]?.path[0]).toBe(field)
  })
})
