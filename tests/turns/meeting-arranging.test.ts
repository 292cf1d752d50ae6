import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { auditEntries } from '../../src/core/audit/audit.ts'
import type { Card } from '../../src/core/conversation/reply.ts'
import { type Language, languages } from '../../src/core/i18n/language.ts'
import { put } from '../../src/core/store/store.ts'
import { type Meeting, storedMeetings } from '../../src/features/meetings/meeting.ts'
import { readCommand } from '../../src/features/meetings/read-command.ts'
import { aMeetingRoom, type MeetingRoom } from '../builders/a-meeting-room.ts'

const hoa = 'tran.thu.hoa'
const olga = 'olga.vetrova'
const lan = 'nguyen.thi.lan'
const khoa = 'nguyen.minh.khoa'

let room: MeetingRoom
beforeEach(async () => {
  room = await aMeetingRoom()
})

type Fields = Record<string, unknown>

const record = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

const valuesOf = (card: Card | undefined): Fields => record(card?.view['values'])

/** Presses a button inside a form, with what was typed over what it held. */
const submit = (person: string, card: Card | undefined, button: string, typed: Fields = {}) => {
  const { loa: _, verb, ...data } = record(card?.view[button])
  return room.pressVerb(
    person,
    String(verb),
    JSON.parse(JSON.stringify({ ...valuesOf(card), ...data, ...typed })),
  )
}

const review = {
  title: 'Antenna review',
  day: '2026-12-03',
  time: '09:00',
  endTime: '10:00',
  place: 'Room 7',
  invited: 'Radio team, Lê Thanh Mai',
  agenda: 'Opening | Trần Thu Hòa | 10\nAntennas | Nguyễn Thị Lan | 20 | https://docs.example/antennas.pdf',
  quorum: '3',
  reminders: '60,1440',
}

const stored = async (id = 'm1'): Promise<Meeting> => {
  const found = await room.store.get(storedMeetings, id)
  if (!found) throw new TypeError(`${id} is not there`)
  return found.document
}

const audited = async (): Promise<readonly string[]> =>
  (await room.store.find(auditEntries, { index: 'sequence' })).items.map(({ document }) => document.action)

const savedReview = async (typed: Fields = {}) => {
  const form = await room.say(hoa, 'new meeting')
  return submit(hoa, form.cards[0], 'submitSave', { ...review, ...typed })
}

describe('the form of a meeting', () => {
  it('shows what it would come to, keeps what was typed, and saves nothing', async () => {
    const form = await room.say(hoa, 'arrange a meeting in a form')
    const previewed = await submit(hoa, form.cards[0], 'submitPreview', review)
    expect(valuesOf(previewed.cards[0])).toMatchObject(review)
    expect(previewed.words).toMatch(/Nothing is saved yet[\s\S]*Thursday, 3 December 2026, 09:00–10:00/)
    expect(await audited()).toEqual([])
  })

  it('saves, closes, and invites everybody but the organiser, each once', async () => {
    const saved = await savedReview()
    expect(saved.closesDialog).toBe(true)
    expect(await audited()).toEqual(['meeting.created'])
    await room.at('2026-11-25T10:01')
    await room.at('2026-11-25T10:02')
    expect(await room.told(khoa)).toHaveLength(1)
    expect(await room.told('le.thanh.mai')).toHaveLength(1)
    expect(await room.told(hoa)).toEqual([])
    expect((await stored()).agenda).toMatchObject([
      { title: { vi: 'Opening' }, speaker: hoa, minutes: 10 },
      { speaker: lan, minutes: 20, papers: [{ url: 'https://docs.example/antennas.pdf' }] },
    ])
  })

  it.each([
    [{ day: '2027-02-30' }, /no 2027-02-30 in the calendar/],
    [{ endTime: '08:00' }, /not after the start/],
    [{ day: '2026-11-24' }, /in the past/],
    [{ endDay: '2031-12-03' }, /less than 7 days/],
    [{ repeat: 'weekly', lastDay: '2035-01-01' }, /5 years ahead/],
    [{ repeat: 'weekly', lastDay: '2026-11-30' }, /before the first meeting/],
    [{ invited: 'Nobody Known' }, /Not in the directory: Nobody Known/],
    [{ online: 'http://meet.example' }, /not an https address/],
    [{ quorum: 'all' }, /not a number of people/],
    [{ zone: 'Mars/Olympus' }, /no time zone/],
    [{ agenda: 'Talk | A | B' }, /Line 1 of the agenda/],
    [{ reminders: '1' }, /can not be read/],
    [{ title: ' ' }, /no title/],
  ])('says what is wrong with %j and keeps the form open', async (typed, reason) => {
    const refused = await savedReview(typed)
    expect(refused.cards[0]?.name).toBe('meetings/form')
    expect(refused.words).toMatch(reason)
    expect(refused.closesDialog).toBeUndefined()
    expect(await audited()).toEqual([])
  })

  it('of two officers who edit at once lets one through, and tells the other whose change it is', async () => {
    await savedReview()
    const [first, second] = [await room.say(hoa, 'edit meeting m1'), await room.say(olga, 'edit meeting m1')]
    expect((await submit(hoa, first.cards[0], 'submitSave', { place: 'Room 8' })).closesDialog).toBe(true)
    const refused = await submit(olga, second.cards[0], 'submitSave', { place: 'Room 9' })
    expect(refused.words).toMatch(/Trần Thu Hòa has changed it meanwhile/)
    expect(valuesOf(refused.cards[0])['place']).toBe('Room 9')
    expect((await stored()).place).toEqual({ vi: 'Room 8' })
    expect((await submit(olga, refused.cards[0], 'submitSave')).closesDialog).toBe(true)
    expect((await stored()).place).toEqual({ vi: 'Room 9' })
  })

  it('says who of the invited has left the directory', async () => {
    await savedReview()
    const found = await room.store.get(storedMeetings, 'm1')
    if (!found || found.document.invited === 'everyone') throw new TypeError('it is for some')
    const people = [...found.document.invited.people, 'somebody.gone']
    const invited = { ...found.document.invited, people } as Meeting['invited']
    await room.store.commit([put(storedMeetings, 'm1', { ...found.document, invited }, found.version)])
    const form = await room.say(hoa, 'edit meeting m1')
    expect((await submit(hoa, form.cards[0], 'submitSave', { place: 'Room 8' })).words).toMatch(
      /No longer in the directory.*somebody\.gone/,
    )
  })
})

describe('a clash', () => {
  const clashing = { day: '2026-11-30', time: '08:30', endTime: '09:30', place: 'Room 302' }

  it('is shown, and is not saved over without a reason', async () => {
    const refused = await savedReview(clashing)
    expect(refused.words).toMatch(/Weekly briefing.*same room/)
    expect(refused.words).toMatch(/clashes with 1 other meeting/)
    const saved = await submit(hoa, refused.cards[0], 'submitSave', {
      reason: 'the briefing moves next door',
    })
    expect(saved.closesDialog).toBe(true)
    expect((await stored()).overruled).toBe('the briefing moves next door')
  })

  it('can be overruled by text as by button', async () => {
    await room.say(hoa, 'new meeting: antennas on 30 November 8:30 to 9:30 room 302 with radio team')
    expect((await room.say(hoa, 'save the meeting')).words).toMatch(/clashes with/)
    expect((await room.say(hoa, 'save the meeting: agreed')).cards[0]?.name).toBe('meetings/meeting')
  })

  it('with a meeting that the organiser may not know of does not name it', async () => {
    const shown = await room.say(
      'phan.tuan.vinh',
      'new meeting: antennas on 26 November 14:00 to 15:00 room 9 with Nguyễn Minh Khoa',
    )
    expect(shown.words).toMatch(/Another meeting, .*: Nguyễn Minh Khoa/)
    expect(shown.words).not.toContain('Union committee')
  })
})

describe('buttons', () => {
  it('of an older preview do nothing', async () => {
    const older = await room.say(hoa, 'new meeting: antennas on 3 December 9:00 room 7')
    await room.say(hoa, 'meeting place: room 8')
    expect((await room.press(hoa, older, 'Save and invite')).words).toMatch(/older draft/)
    expect(await audited()).toEqual([])
  })

  it('pressed twice save once', async () => {
    const shown = await room.say(hoa, 'new meeting: antennas on 3 December 9:00 room 7')
    const replies = await Promise.all([1, 2].map(() => room.press(hoa, shown, 'Save and invite')))
    expect(replies.filter(({ cards }) => cards[0]?.name === 'meetings/meeting')).toHaveLength(1)
    expect(await audited()).toEqual(['meeting.created'])
  })

  it('that are forged change nothing', async () => {
    await savedReview()
    for (const [verb, data] of [
      ['meetings.cancel-now', { id: 'm1', reason: 'x' }],
      ['meetings.move', { id: 'm1', text: '4 December 9:00' }],
      ['meetings.edit', { id: 'm1' }],
      ['meetings.minutes', { id: 'm1', text: 'forged' }],
      ['meetings.tick', { id: 'm1', item: 1 }],
      ['meetings.task', { id: 'm1', text: 'a | Nguyễn Thị Lan | 10 December' }],
    ] as const)
      expect((await room.pressVerb(lan, verb, data)).words).toMatch(/Only its organiser/)
    expect(await audited()).toEqual(['meeting.created'])
    expect((await room.pressVerb('phan.duc.an', 'meetings.rsvp-yes', { id: 'm1' })).words).toMatch(
      /not invited/,
    )
  })

  it('answer one day of a series, which goes before what was said of all', async () => {
    await room.say(
      hoa,
      'new meeting: antennas every Monday 10:00 until 31 December room 7 with Nguyễn Thị Lan',
    )
    await room.say(hoa, 'save the meeting')
    await room.say(lan, 'attend meeting m1')
    await room.say(lan, 'decline meeting m1 2026-12-07')
    expect((await room.say(hoa, 'meeting m1 2026-12-07')).words).toContain('Yes 1 · maybe 0 · no 1')
    expect((await room.say(hoa, 'meeting m1 2026-12-14')).words).toContain('Yes 2 · maybe 0 · no 0')
  })

  it('tell the organiser once that enough people come', async () => {
    await savedReview({ quorum: '2' })
    for (const text of ['attend meeting m1', 'decline meeting m1', 'attend meeting m1'])
      await room.say(lan, text)
    await room.say(khoa, 'attend meeting m1')
    await room.at('2026-11-25T10:05')
    const told = await room.told(hoa)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/Đã đủ số tối thiểu/)
  })

  it('cancel one day with a reason, and the card of the invited says so', async () => {
    await room.say(
      hoa,
      'new meeting: antennas every Monday 10:00 until 31 December room 7 with Nguyễn Thị Lan',
    )
    await room.say(hoa, 'save the meeting')
    const asked = await room.press(hoa, await room.say(hoa, 'meeting m1'), 'Cancel it')
    await room.press(hoa, asked, 'Only 30/11/2026', { reason: 'holiday' })
    await room.at('2026-11-25T10:05')
    expect((await room.told(lan))[0]).toMatch(/30\/11\/2026: không họp|30\/11\/2026: not held/)
    expect((await room.say(hoa, 'meeting m1')).words).toContain('7 December 2026')
  })

  it('keep the record in a dialog: items, minutes and tasks in one go', async () => {
    await savedReview()
    const dialog = await room.press(hoa, await room.say(hoa, 'meeting m1'), 'Minutes')
    const bad = await submit(hoa, dialog.cards[0], 'submit', {
      newTasks: 'Order | nobody',
      minutes: 'Agreed.',
    })
    expect(bad.words).toMatch(/can not be read/)
    expect(valuesOf(bad.cards[0])['minutes']).toBe('Agreed.')
    const kept = await submit(hoa, bad.cards[0], 'submit', {
      done: 'item-1',
      newTasks: 'Order antennas | Nguyễn Thị Lan | 2026-12-10',
    })
    expect(kept.closesDialog).toBe(true)
    for (const part of ['✓ Opening', 'Agreed.', '○ 1. Order antennas – Nguyễn Thị Lan, by 10/12/2026'])
      expect(kept.words).toContain(part)
    expect((await room.say(lan, 'my meeting tasks')).words).toContain('Order antennas')
  })
})

describe('a reminder', () => {
  it('that was due before the invitation went out is not given, a later one is, and a moved meeting has its own', async () => {
    await savedReview({ day: '2026-11-26', time: '09:00', endTime: '10:00' })
    await room.at('2026-11-25T10:05')
    expect(await room.told(khoa)).toHaveLength(1)
    await room.at('2026-11-26T08:00')
    expect((await room.told(khoa)).at(-1)).toMatch(/Nhắc: hôm nay/)
    await room.say(hoa, 'move meeting m1: 26 November 15:00-16:00')
    await room.at('2026-11-26T13:59')
    const before = (await room.told(khoa)).length
    await room.at('2026-11-26T14:00')
    expect(await room.told(khoa)).toHaveLength(before + 1)
  })
})

describe('a task', () => {
  beforeEach(async () => {
    await savedReview()
    await room.say(hoa, 'task of meeting m1: Order antennas | Nguyễn Thị Lan | 2026-12-10')
  })

  it('that is postponed is asked about again on its new day, and not before', async () => {
    await room.at('2026-12-10T08:10')
    const before = (await room.told(lan)).length
    await room.say(lan, 'postpone task 1: 2026-12-14')
    await room.at('2026-12-11T09:00')
    expect(await room.told(lan)).toHaveLength(before)
    await room.at('2026-12-14T09:00')
    expect(await room.told(lan)).toHaveLength(before + 1)
  })

  it('that the organiser settles for its owner is in the audit chain, and one that the owner settles is not', async () => {
    await room.say(hoa, 'task of meeting m1: Order cable | Nguyễn Thị Lan | 2026-12-10')
    await room.say(lan, 'done task 1')
    await room.say(hoa, 'done task 2')
    expect((await audited()).filter((action) => action.startsWith('meeting.task-'))).toEqual([
      'meeting.task-done',
    ])
  })

  it('is nobody else’s business', async () => {
    expect((await room.say(khoa, 'done task 1')).words).toMatch(/no task 1/)
  })
})

describe('what is heard as a command', () => {
  it.each(languages)('is none of the questions that people ask in %s', (language) => {
    const lines = readFileSync(`src/features/meetings/utterances.${language}.txt`, 'utf8')
      .split('\n')
      .filter((line) => line.trim() && !line.startsWith('#'))
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.filter((line) => readCommand(line) !== undefined)).toEqual([])
  })

  it.each([
    'họp hôm nay',
    'meeting today',
    'họp thứ 2 hàng tuần mấy giờ',
    'title 12: every Monday 8:30 stand-up room 302',
  ])('is not "%s"', (text) => expect(readCommand(text)).toBeUndefined())

  it('takes the details from the lines below', async () => {
    const shown = await room.say(
      hoa,
      'new meeting: antennas on 3 December 9:00\nplace: room 7\ninvites: radio team\nagenda:\n- Opening | 5\n- Antennas | Nguyễn Thị Lan | 20',
    )
    for (const part of ['room 7', 'Radio team', 'Antennas · Nguyễn Thị Lan · 20 minutes'])
      expect(shown.words).toContain(part)
  })
})

/** Buttons that show another card than their text does; what is done already is refused by its own sentence. */
const differingButtons = async (
  person: string,
  cards: readonly Card[],
  language: Language,
): Promise<readonly string[]> => {
  const differing: string[] = []
  for (const button of cards.flatMap(({ next = [] }) => next)) {
    if (button.kind !== 'act' && button.kind !== 'form') continue
    const typed = await room.say(person, button.command, { language })
    const pressed = await room.pressVerb(person, button.verb, button.data, language)
    const [one, other] = [typed.cards[0]?.name, pressed.cards[0]?.name]
    if (one !== other && other !== 'meetings/message') differing.push(`${button.command}: ${one} / ${other}`)
  }
  return differing
}

describe('every button of a meeting', () => {
  const lines = {
    vi: ['tạo cuộc họp: họp ăng-ten thứ 2 hàng tuần 10h phòng 7, mời Nguyễn Thị Lan', 'lưu cuộc họp'],
    en: ['new meeting: antennas every Monday 10:00 room 7 with Nguyễn Thị Lan', 'save the meeting'],
    ru: [
      'новое совещание: антенны по понедельникам в 10:00 каб. 7 пригласить Nguyễn Thị Lan',
      'сохранить совещание',
    ],
  }

  it.each(languages)('has a text that does the same, in %s', async (language) => {
    const say = (person: string, text: string) => room.say(person, text, { language })
    const draft = await say(hoa, lines[language][0] ?? '')
    const saved = await say(hoa, lines[language][1] ?? '')
    await room.pressVerb(
      hoa,
      'meetings.task',
      { id: 'm1', text: 'Order | Nguyễn Thị Lan | 2026-12-10' },
      language,
    )
    const seen = [
      [hoa, saved],
      [hoa, await room.pressVerb(hoa, 'meetings.cancel', { id: 'm1', date: '2026-12-07' }, language)],
      [lan, await room.pressVerb(lan, 'meetings.show', { id: 'm1' }, language)],
      [lan, await room.pressVerb(lan, 'meetings.task-show', { task: '1' }, language)],
      [
        lan,
        await say(lan, languages.indexOf(language) === 1 ? 'my calendar link' : 'lịch của tôi: liên kết'),
      ],
    ] as const
    const differing: string[] = []
    for (const [person, { cards }] of seen)
      differing.push(...(await differingButtons(person, cards, language)))
    expect(differing).toEqual([])
    expect(draft.cards[0]?.next).toHaveLength(3)
  })
})

describe('a meeting that was made in chat', () => {
  it('is found by its title as soon as names are read again, and is on the day of who is invited', async () => {
    await savedReview({ day: '2026-11-25', time: '15:00', endTime: '16:00' })
    const names = (await room.feature.gazetteer?.()) ?? []
    expect(names.find(({ id }) => id === 'm1')?.names).toContain('Antenna review')
    const turn = await room.turn(lan, { language: 'en' })
    const answered = await room.feature.answers.meeting_agenda?.(turn, {})
    expect(JSON.stringify(answered)).toContain('Antenna review')
    expect(await room.feature.day?.(turn)).toMatchObject([
      { title: expect.anything() },
      { title: 'Antenna review' },
    ])
    const named = await room.feature.answers.meeting_agenda?.(turn, { meeting: 'm1' })
    expect(named?.cards[0]?.name).toBe('meetings/meeting')
  })
})
