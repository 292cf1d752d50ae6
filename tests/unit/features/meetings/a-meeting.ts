import { DateTime } from 'luxon'
import { type Meeting, meetingSchema } from '../../../../src/features/meetings/meeting.ts'

/** A meeting as a data file holds it: weekly on Mondays from 7 December 2026, four times. */
export const aMeeting = (overrides: Record<string, unknown> = {}): Meeting =>
  meetingSchema.parse({
    id: 'weekly-briefing',
    title: { vi: 'Họp giao ban tuần', en: 'Weekly briefing', ru: 'Еженедельная планёрка' },
    zone: 'Asia/Ho_Chi_Minh',
    start: '2026-12-07T08:30',
    end: '2026-12-07T09:30',
    place: { vi: 'Phòng 302', en: 'Room 302', ru: 'Комната 302' },
    organiser: 'hoang.tuan.chi',
    invited: 'everyone',
    repeat: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4',
    updated: '2026-12-01',
    ...overrides,
  })

export const at = (iso: string, zone = 'Asia/Ho_Chi_Minh'): DateTime<true> =>
  DateTime.fromISO(iso, { zone }) as DateTime<true>
