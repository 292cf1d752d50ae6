import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { calendarSecrets } from '../../src/features/meetings/calendar-secret.ts'
import { readFeed } from '../../src/features/meetings/read-feed.ts'
import { aMeetingRoom, eventsCalled, type MeetingRoom, startsOf } from '../builders/a-meeting-room.ts'

const hoa = 'tran.thu.hoa'
const lan = 'nguyen.thi.lan'

let room: MeetingRoom
beforeEach(async () => {
  room = await aMeetingRoom()
})

const secretIn = (words: string): string => /calendar\/([\w-]+)\.ics/.exec(words)?.[1] ?? ''

const linkOf = async (person: string, text = 'my calendar link') =>
  secretIn((await room.say(person, text)).words)

const feedOf = (secret: string) =>
  readFeed(
    room.parts,
    async (person, language) => (await room.feature.calendar?.(person, language)) ?? [],
    secret,
  )

/** The calendar of a person as the second library reads it. */
const calendarOf = async (person: string): Promise<ICAL.Component> => {
  const feed = await feedOf(await linkOf(person))
  return new ICAL.Component(ICAL.parse(feed?.body ?? ''))
}

const line = 'new meeting: antennas every Monday 10:00 until 31 December room 7 with Nguyễn Thị Lan'

describe('the link of a personal calendar', () => {
  it.each([
    ['vi', 'lịch của tôi: liên kết', 'thu hồi liên kết lịch'],
    ['en', 'my calendar link', 'revoke my calendar link'],
    ['ru', 'ссылка на календарь', 'отозвать ссылку на календарь'],
  ] as const)('is made and revoked in chat, in %s', async (language, make, revoke) => {
    const made = await room.say(lan, make, { language })
    expect(made.personal).toBe(true)
    const secret = secretIn(made.words)
    expect(secret).toHaveLength(43)
    expect(await feedOf(secret)).toBeDefined()
    await room.say(lan, revoke, { language })
    expect(await feedOf(secret)).toBeUndefined()
  })

  it('is kept nowhere, and stops working when another is made', async () => {
    const first = await linkOf(lan)
    const kept = await room.store.find(calendarSecrets, { index: 'person' })
    expect(JSON.stringify(kept.items)).not.toContain(first)
    const second = await linkOf(lan)
    expect([await feedOf(first), (await feedOf(second)) !== undefined]).toEqual([undefined, true])
  })

  it.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}/`])('opens nothing for "%s"', async (secret) => {
    expect(await feedOf(secret)).toBeUndefined()
  })
})

describe('a personal calendar', () => {
  it('has a series as one event with its rule, without the days called off, with those that were moved', async () => {
    await room.say(hoa, line)
    await room.say(hoa, 'save the meeting')
    await room.say(hoa, 'cancel meeting m1 2026-12-07: fire drill')
    await room.say(hoa, 'move meeting m1 2026-12-14: 15 December 11:00-12:30 room 8')
    const calendar = await calendarOf(lan)
    expect(startsOf(calendar, 'Antennas', 9)).toEqual([
      '2026-11-30T10:00:00',
      '2026-12-15T11:00:00',
      '2026-12-21T10:00:00',
      '2026-12-28T10:00:00',
    ])
    const [series, override] = eventsCalled(calendar, 'Antennas')
    expect(series?.component.getFirstPropertyValue('rrule')?.toString()).toContain('UNTIL=20261231T165959Z')
    expect(series?.component.getFirstPropertyValue('sequence')).toBe(2)
    expect(series?.startDate.zone.tzid).toBe('Asia/Ho_Chi_Minh')
    expect(override?.uid).toBe(series?.uid)
    expect(override?.recurrenceId.toString()).toBe('2026-12-14T10:00:00')
    expect(override?.location).toBe('room 8')
  })

  it('marks what was called off for good, and leaves out what was declined', async () => {
    await room.say(hoa, line)
    await room.say(hoa, 'save the meeting')
    await room.say(hoa, 'cancel meeting m1: no need')
    const [series] = eventsCalled(await calendarOf(lan), 'Antennas')
    expect(series?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    await room.say(hoa, line)
    await room.say(hoa, 'save the meeting')
    await room.say(lan, 'decline meeting m2')
    expect(eventsCalled(await calendarOf(lan), 'Antennas')).toHaveLength(1)
  })

  it('knows a zone with summer time, for years of a series without an end', async () => {
    await room.say(hoa, 'new meeting: antennas every Monday 10:00 room 7 with Nguyễn Thị Lan')
    const form = await room.say(hoa, 'arrange a meeting in a form')
    const values = form.cards[0]?.view['values']
    await room.pressVerb(hoa, 'meetings.form-save', { ...Object(values), zone: 'Europe/Berlin' })
    const calendar = await calendarOf(lan)
    const zones = calendar.getAllSubcomponents('vtimezone')
    const berlin = zones.find((zone) => zone.getFirstPropertyValue('tzid') === 'Europe/Berlin')
    expect(berlin?.getAllSubcomponents('daylight').length).toBeGreaterThan(3)
    const starts = startsOf(calendar, 'Antennas', 60)
    expect(new Set(starts.map((start) => start.slice(11)))).toEqual(new Set(['10:00:00']))
  })

  it('holds nothing of meetings that the person is not invited to', async () => {
    const calendar = await calendarOf(lan)
    expect(eventsCalled(calendar, 'Họp Ban Chấp hành Công đoàn')).toEqual([])
    expect(eventsCalled(calendar, 'Họp giao ban tuần')).toHaveLength(1)
  })

  it('keeps its tag until something in it changes', async () => {
    const secret = await linkOf(lan)
    const first = await feedOf(secret)
    await room.at('2026-11-25T11:00')
    expect((await feedOf(secret))?.etag).toBe(first?.etag)
    await room.say(hoa, line)
    await room.say(hoa, 'save the meeting')
    expect((await feedOf(secret))?.etag).not.toBe(first?.etag)
  })
})
