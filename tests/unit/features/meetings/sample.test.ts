import { describe, expect, it } from 'vitest'
import { readData } from '../../../../src/adapters/data-folder/read-data.ts'
import { resolveRelativeDates } from '../../../../src/core/time/relative-dates.ts'
import { meetingSchema, meetingsFile } from '../../../../src/features/meetings/meeting.ts'
import { nextOccurrence, occurrencesBetween } from '../../../../src/features/meetings/occurrence.ts'
import sample from '../../../../src/sample/meetings.json' with { type: 'json' }
import { at } from './a-meeting.ts'

const dates = Array.from({ length: 21 }, (_, days) => at('2026-12-14T09:00').plus({ days }))

describe('the sample week', () => {
  it.each(dates.map((date) => [date.toISODate(), date] as const))(
    'is whole when Loa starts on %s',
    (_, today) => {
      expect(() => readData('src/sample', [meetingsFile], today)).not.toThrow()
      const meetings = sample.map((meeting) => meetingSchema.parse(resolveRelativeDates(meeting, today)))
      const monday = today.startOf('week')
      const inWeek = meetings.flatMap((meeting) =>
        occurrencesBetween(meeting, monday, monday.plus({ days: 5 })),
      )
      expect(inWeek).toHaveLength(9)
      for (const meeting of meetings) expect(nextOccurrence(meeting, today), meeting.id).toBeDefined()
    },
  )

  it('is written in three languages', () => {
    for (const meeting of sample)
      for (const title of [meeting.title, ...meeting.agenda.map((item) => item.title)])
        expect(Object.values(title).filter(Boolean)).toHaveLength(3)
  })
})

describe('a data file that is not right', () => {
  const known = { people: new Set(['a']), units: new Set(['u']), sites: new Set<string>() }
  const meeting = {
    id: 'm',
    title: { vi: 'M' },
    zone: 'Asia/Ho_Chi_Minh',
    start: '2026-12-07T08:30',
    end: '2026-12-07T09:30',
    place: { vi: 'P' },
    organiser: 'a',
    invited: { people: ['a'], units: ['u'] },
    updated: '2026-12-01',
  }

  it.each([
    ['organiser: there is no person "b"', { organiser: 'b' }],
    ['invited.people: there is no person "c"', { invited: { people: ['a', 'c'] } }],
    ['invited.units: there is no unit "v"', { invited: { units: ['v'] } }],
    ['repeat: FREQ=HOURLY is not supported', { repeat: 'FREQ=HOURLY' }],
    ['agenda', { agenda: [{ id: 'x', at: '08:00', title: { vi: 'X' }, kind: 'talk' }] }],
  ])('is refused with its file, place and reason: %s', (reason, overrides) => {
    const parse = () => meetingsFile.parse([{ ...meeting, ...overrides }], known)
    expect(parse).toThrow(
      expect.objectContaining({
        code: 'bad-data',
        message: expect.stringContaining(`meetings.json: [0].${reason}`),
      }),
    )
  })
})
