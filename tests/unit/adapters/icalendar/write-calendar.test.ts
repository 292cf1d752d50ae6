import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { createCalendarWriter } from '../../../../src/adapters/icalendar/write-calendar.ts'
import type { CalendarEvent } from '../../../../src/core/time/calendar-event.ts'

const now = DateTime.fromISO('2026-12-09T10:00:30', { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>
const write = createCalendarWriter(() => now)

const anEvent = (overrides: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'weekly-briefing.2026-12-14@meetings.loa',
  sequence: 0,
  title: 'Họp giao ban tuần',
  start: '2026-12-14T08:30',
  end: '2026-12-14T09:30',
  zone: 'Asia/Ho_Chi_Minh',
  ...overrides,
})

type Line = { readonly name: string; readonly parameters: string; readonly value: string }
type Component = { readonly kind: string; readonly lines: Line[]; readonly parts: Component[] }

/** A reading of RFC 5545 of our own: unfolded content lines, components inside components. */
const read = (file: string): Component => {
  const root: Component = { kind: 'file', lines: [], parts: [] }
  const open = [root]
  for (const text of file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)) {
    const [, name = '', parameters = '', value = ''] =
      /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/.exec(text) ?? []
    expect(name, `the line "${text}" is a content line`).not.toBe('')
    const current = open.at(-1) ?? root
    if (name === 'BEGIN') {
      const part: Component = { kind: value, lines: [], parts: [] }
      current.parts.push(part)
      open.push(part)
    } else if (name === 'END') expect(open.pop()?.kind).toBe(value)
    else current.lines.push({ name, parameters, value })
  }
  expect(open).toEqual([root])
  return root
}

const calendarOf = (...events: CalendarEvent[]): Component => {
  const [calendar] = read(write({ name: 'Lịch họp', events })).parts
  expect(calendar?.kind).toBe('VCALENDAR')
  return calendar ?? { kind: '', lines: [], parts: [] }
}

const value = (component: Component | undefined, name: string) =>
  component?.lines.find((line) => line.name === name)?.value

const line = (component: Component | undefined, name: string) =>
  component?.lines.find((candidate) => candidate.name === name)

const part = (component: Component, kind: string) =>
  component.parts.find((candidate) => candidate.kind === kind)

const unescaped = (text: string | undefined) =>
  text?.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped))

describe('the file of a calendar', () => {
  it('names its version, its maker and itself, and ends its last line', () => {
    const calendar = calendarOf(anEvent())
    expect(value(calendar, 'VERSION')).toBe('2.0')
    expect(value(calendar, 'PRODID')).toMatch(/Loa/)
    expect(value(calendar, 'X-WR-CALNAME')).toBe('Lịch họp')
    expect(write({ name: 'x', events: [anEvent()] }).endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  it('says when an event is on the clock of its own zone', () => {
    const event = part(calendarOf(anEvent()), 'VEVENT')
    expect(line(event, 'DTSTART')).toMatchObject({
      parameters: ';TZID=Asia/Ho_Chi_Minh',
      value: '20261214T083000',
    })
    expect(line(event, 'DTEND')).toMatchObject({
      parameters: ';TZID=Asia/Ho_Chi_Minh',
      value: '20261214T093000',
    })
  })

  it('carries identity, version, state and the moment at which it was made', () => {
    const event = part(calendarOf(anEvent({ sequence: 3 })), 'VEVENT')
    expect(value(event, 'UID')).toBe('weekly-briefing.2026-12-14@meetings.loa')
    expect(value(event, 'SEQUENCE')).toBe('3')
    expect(value(event, 'STATUS')).toBe('CONFIRMED')
    expect(value(event, 'DTSTAMP')).toBe('20261209T030030Z')
  })

  it('marks an event that was called off', () => {
    expect(value(part(calendarOf(anEvent({ cancelled: true })), 'VEVENT'), 'STATUS')).toBe('CANCELLED')
  })

  it('brings text back as it was when it holds what the format uses itself', () => {
    const title = 'Họp; giao ban, phòng \\302'
    const description = 'Mục 1: báo cáo\nMục 2: "khác"; hết'
    const event = part(calendarOf(anEvent({ title, description, place: 'Toà A, phòng 302' })), 'VEVENT')
    expect(unescaped(value(event, 'SUMMARY'))).toBe(title)
    expect(unescaped(value(event, 'DESCRIPTION'))).toBe(description)
    expect(unescaped(value(event, 'LOCATION'))).toBe('Toà A, phòng 302')
  })

  it('lets no text open a line of its own', () => {
    const bad = 'x\r\nSTATUS:CANCELLED\nBEGIN:VEVENT\u0000'
    const calendar = read(
      write({
        name: bad,
        events: [
          anEvent({
            uid: bad,
            title: bad,
            description: bad,
            place: bad,
            organiser: { name: bad, email: bad },
          }),
        ],
      }),
    ).parts[0]
    expect(calendar?.parts.map(({ kind }) => kind)).toEqual(['VTIMEZONE', 'VEVENT'])
    const statuses = calendar?.parts[1]?.lines.filter(({ name }) => name === 'STATUS')
    expect(statuses?.map((status) => status.value)).toEqual(['CONFIRMED'])
  })

  it('names the organiser, quotes in the name softened', () => {
    const organiser = { name: 'Lê "Mai"; CN=x', email: 'le.thanh.mai@centre.example' }
    expect(line(part(calendarOf(anEvent({ organiser })), 'VEVENT'), 'ORGANIZER')).toMatchObject({
      parameters: ';CN="Lê \'Mai\'; CN=x"',
      value: 'mailto:le.thanh.mai@centre.example',
    })
  })

  it('keeps every line within 75 bytes, whole characters together', () => {
    const file = write({ name: 'x', events: [anEvent({ title: 'Hội nghị tổng kết 🎉 '.repeat(30) })] })
    for (const folded of file.split('\r\n')) {
      expect(Buffer.byteLength(folded)).toBeLessThanOrEqual(75)
      expect(folded).not.toContain('\uFFFD')
    }
    expect(value(part(read(file).parts[0] ?? calendarOf(), 'VEVENT'), 'SUMMARY')).toBe(
      'Hội nghị tổng kết 🎉 '.repeat(30),
    )
  })
})

describe('the zones of a calendar', () => {
  it('are described once each', () => {
    const calendar = calendarOf(
      anEvent(),
      anEvent({ uid: 'b' }),
      anEvent({ uid: 'c', zone: 'Europe/Moscow' }),
    )
    const zones = calendar.parts.filter(({ kind }) => kind === 'VTIMEZONE').map((zone) => value(zone, 'TZID'))
    expect(zones).toEqual(['Asia/Ho_Chi_Minh', 'Europe/Moscow'])
  })

  it('have one observance where the clock never changes', () => {
    const zone = part(calendarOf(anEvent()), 'VTIMEZONE')
    expect(zone?.parts.map(({ kind }) => kind)).toEqual(['STANDARD'])
    expect(value(zone?.parts[0], 'TZOFFSETTO')).toBe('+0700')
  })

  it('name every change of the clock around the events, at the local time before it', () => {
    const zone = part(calendarOf(anEvent({ zone: 'Europe/Berlin' })), 'VTIMEZONE')
    const changes = zone?.parts.map((observance) => [
      observance.kind,
      ...['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'].map((name) => value(observance, name)),
    ])
    expect(changes?.slice(1, 3)).toEqual([
      ['DAYLIGHT', '20260329T020000', '+0100', '+0200'],
      ['STANDARD', '20261025T030000', '+0200', '+0100'],
    ])
  })

  it('name the changes of more than three years to come for what is held again and again', () => {
    const repeat = 'FREQ=WEEKLY'
    const zone = part(calendarOf(anEvent({ zone: 'Europe/Berlin', repeat })), 'VTIMEZONE')
    const starts = zone?.parts.map((observance) => value(observance, 'DTSTART'))
    expect(starts?.at(-1)).toBe('20301027T030000')
  })

  it('are left out for UTC, whose times end in Z', () => {
    const calendar = calendarOf(anEvent({ zone: 'UTC' }))
    expect(calendar.parts.map(({ kind }) => kind)).toEqual(['VEVENT'])
    expect(line(calendar.parts[0], 'DTSTART')).toMatchObject({ parameters: '', value: '20261214T083000Z' })
  })
})

describe('an event that cannot be', () => {
  it.each([
    ['ends before it starts', { end: '2026-12-14T08:00' }],
    ['is on 30 February', { start: '2026-02-30T08:00' }],
    ['names a zone that there is not', { zone: 'Mars/Olympus' }],
  ])('is refused when it %s', (_, overrides) => {
    expect(() => write({ name: 'x', events: [anEvent(overrides)] })).toThrow(
      expect.objectContaining({ code: 'bad-event' }),
    )
  })
})
