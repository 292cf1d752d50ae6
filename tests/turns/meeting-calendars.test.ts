import { describe, expect, it, onTestFinished } from 'vitest'
import { readData } from '../../src/adapters/data-folder/read-data.ts'
import {
  type ConnectedGraph,
  connectGraph,
  graphCollections,
} from '../../src/adapters/graph/connect-graph.ts'
import { auditEntries } from '../../src/core/audit/audit.ts'
import { createSayInFeed } from '../../src/core/delivery/say-in-feed.ts'
import { noticeWishes } from '../../src/core/people/disturbing.ts'
import { absent, put } from '../../src/core/store/store.ts'
import type { FollowedCalendars } from '../../src/core/time/calendar-port.ts'
import { type Clock, systemClock } from '../../src/core/time/clock.ts'
import { storedMeetings } from '../../src/features/meetings/meeting.ts'
import { fillFromOrganisation } from '../../src/simulator/graph/fill-from-organisation.ts'
import { startGraph } from '../../src/simulator/graph/start-graph.ts'
import { aLog } from '../builders/a-log.ts'
import { aMeetingRoom } from '../builders/a-meeting-room.ts'

const hoa = 'tran.thu.hoa'
const mai = 'le.thanh.mai'

const review = {
  title: 'Antenna review',
  day: '2026-12-03',
  time: '09:00',
  endTime: '10:00',
  place: 'Room 7',
  invited: 'Lê Thanh Mai',
}

/** The sample's meetings with calendars in a stand-in of Graph, and the real client between them. */
const aConnectedRoom = async () => {
  const log = aLog()
  const { people, organisation } = readData('src/sample', [], systemClock())
  const addressed = people.map((person) => ({ ...person, email: `${person.id}@centre.example` }))
  const time: { clock: Clock } = { clock: systemClock }
  const standIn = await startGraph({ clock: () => time.clock(), fill: fillFromOrganisation(addressed) })
  onTestFinished(() => standIn.close())
  let graph: ConnectedGraph | undefined
  const late: FollowedCalendars = {
    read: (...asked) => ready().read(...asked),
    save: (...asked) => ready().save(...asked),
    cancel: (...asked) => ready().cancel(...asked),
    changes: (...asked) => ready().changes(...asked),
    find: (...asked) => ready().find(...asked),
    noted: (...asked) => ready().noted(...asked),
    follow: (...asked) => ready().follow(...asked),
  }
  const connected = () => {
    if (!graph) throw new TypeError('Graph is not connected yet')
    return graph
  }
  const ready = () => connected().calendars
  const room = await aMeetingRoom('2026-11-25T10:00', {
    collections: graphCollections,
    parts: ({ store, clock }) => ({
      calendars: late,
      sayInFeed: createSayInFeed({ store, clock, organisation }, (...said) => connected().notify(...said)),
    }),
  })
  time.clock = room.parts.clock
  graph = await connectGraph({
    ...room.parts,
    log,
    settings: {
      identity: { kind: 'managed-identity', clientId: undefined },
      baseUrl: standIn.baseUrl,
      roleGroups: new Map(),
      syncSeconds: 60,
      catalogueAppId: undefined,
    },
    credential: { getToken: async () => ({ token: standIn.token, expiresOnTimestamp: 0 }) },
    data: { people: [], units: [], sites: [] },
    botId: 'the-bot',
    notificationUrl: () => 'http://127.0.0.1:1/graph/notifications',
  })
  const accountOf = async (id: string) => (await room.turn(id)).person.account
  const round = async () => {
    for (const { run } of room.feature.rounds ?? []) await run()
  }
  return {
    ...room,
    log,
    standIn,
    round,
    accountOf,
    events: async (id: string) => standIn.mailboxes.events(await accountOf(id)),
    mails: () => standIn.mailboxes.invitations.map(({ kind, to }) => `${kind} ${to.split('@')[0]}`),
    changes: async (id: string) => ready().changes(await accountOf(id)),
    /** What somebody does in Outlook reaches Loa. */
    hear: async (id: string) => {
      const account = await accountOf(id)
      await room.feature.calendarChanged?.(account, await ready().changes(account))
    },
    form: async (typed: object = {}, command = 'new meeting', button = 'submitSave') => {
      const { cards } = await room.say(hoa, command)
      const { values, [button]: pressed } = cards[0]?.view ?? {}
      const { loa: _, verb, ...data } = JSON.parse(JSON.stringify(pressed))
      const fresh = command === 'new meeting' ? review : {}
      return room.pressVerb(hoa, verb, { ...JSON.parse(JSON.stringify(values)), ...data, ...fresh, ...typed })
    },
    stored: async () => (await room.store.get(storedMeetings, 'm1'))?.document,
  }
}

const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' })

describe('a meeting that is arranged in chat', () => {
  it('stands in the calendar of its organiser, tells it what changes and invites each once', async () => {
    const room = await aConnectedRoom()
    await room.form()
    expect(room.standIn.requests().filter(({ method }) => method !== 'GET')).toEqual([])
    await room.round()
    await room.round()
    expect(await room.events(hoa)).toMatchObject([
      {
        subject: 'Antenna review',
        location: { displayName: 'Room 7' },
        start: { dateTime: '2026-12-03T09:00:00' },
      },
    ])
    expect(room.mails()).toEqual(['invited le.thanh.mai'])
    await room.form({ place: 'Room 8' }, 'edit meeting m1')
    await room.round()
    expect(room.mails()).toEqual(['invited le.thanh.mai', 'updated le.thanh.mai'])
    await room.say(hoa, 'cancel meeting m1: the antennas are fine')
    await room.round()
    expect(room.mails().at(-1)).toBe('cancelled le.thanh.mai')
    expect(await room.events(hoa)).toEqual([])
  })

  it('is saved while the calendar may not be touched, and stands there once it may', async () => {
    const room = await aConnectedRoom()
    room.standIn.withhold('Calendars.ReadWrite')
    expect((await room.form()).closesDialog).toBe(true)
    await room.round()
    expect(await room.events(hoa)).toEqual([])
    room.standIn.grant('Calendars.ReadWrite')
    await room.round()
    expect(await room.events(hoa)).toEqual([])
    await room.at('2026-11-25T10:02')
    await room.round()
    expect(await room.events(hoa)).toHaveLength(1)
  })
})

describe('a change made in Outlook', () => {
  it('moves the meeting, is told to those invited, and is not told back', async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    await room.at('2026-11-25T10:01')
    const [event] = await room.events(hoa)
    room.standIn.mailboxes.change(await room.accountOf(hoa), event?.id ?? '', {
      start: utc('2026-12-03T07:00:00'),
      end: utc('2026-12-03T08:30:00'),
      location: { displayName: 'Room 9' },
    })
    await room.hear(hoa)
    expect(await room.stored()).toMatchObject({
      start: '2026-12-03T14:00',
      end: '2026-12-03T15:30',
      place: { vi: 'Room 9' },
    })
    await room.at('2026-11-25T10:02')
    // The card that was delivered is brought up to date, and a message of its own tells what moved.
    const [card, ...more] = await room.told(mai)
    expect(card).toMatch(/14:00–15:30.*Room 9/s)
    expect(card).not.toMatch(/Room 7\n/)
    expect(more.join('\n')).toMatch(/Room 9/)
    const mails = room.mails()
    await room.round()
    await room.hear(hoa)
    await room.round()
    expect(room.mails()).toEqual(mails)
    expect((await room.stored())?.revision).toBe(2)
    const audited = (await room.store.find(auditEntries, { index: 'sequence' })).items
    expect(audited.map(({ document }) => document.action)).toEqual(['meeting.created', 'meeting.changed'])
  })

  it('is confirmed in the feed of the organiser, unless they wish to be left alone', async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    const account = await room.accountOf(hoa)
    const [event] = await room.events(hoa)
    const move = async (hour: string) => {
      room.standIn.mailboxes.change(account, event?.id ?? '', {
        start: utc(`2026-12-03T${hour}:00:00`),
        end: utc(`2026-12-03T${hour}:30:00`),
      })
      await room.hear(hoa)
      await room.round()
    }
    await move('07')
    await room.hear(hoa)
    const line = 'Loa đã cập nhật theo lịch của bạn và báo cho người được mời: Antenna review'
    expect(room.standIn.teamwork.notified).toMatchObject([
      {
        to: account,
        topic: { value: line, webUrl: 'https://teams.microsoft.com/l/chat/0/0?users=28:the-bot' },
        previewText: { content: line },
      },
    ])
    await room.store.commit([put(noticeWishes, account, { muted: ['reminders'] }, absent)])
    await move('08')
    expect(await room.stored()).toMatchObject({ start: '2026-12-03T15:00' })
    expect(room.standIn.teamwork.notified).toHaveLength(1)
  })

  it("is taken over all the same where nobody's feed may be written to", async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    room.standIn.withhold('TeamsActivity.Send')
    const [event] = await room.events(hoa)
    room.standIn.mailboxes.remove(await room.accountOf(hoa), event?.id ?? '')
    await room.hear(hoa)
    expect(await room.stored()).toMatchObject({ cancelled: true })
    expect(room.log.lines.filter(({ event: name }) => name === 'graph-not-granted')).toMatchObject([
      { fields: { feature: 'activity-feed', permission: 'TeamsActivity.Send' } },
    ])
  })

  it('calls the meeting off where the organiser deleted it', async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    await room.hear(hoa)
    expect(await room.stored()).toMatchObject({ cancelled: false, revision: 1 })
    const [event] = await room.events(hoa)
    room.standIn.mailboxes.remove(await room.accountOf(hoa), event?.id ?? '')
    await room.hear(hoa)
    expect(await room.stored()).toMatchObject({ cancelled: true, revision: 2 })
    await room.round()
    expect(await room.events(hoa)).toEqual([])
  })

  it.each(['the first change of all', 'one after which Graph has forgotten what it told'])(
    'calls the meeting off as %s too',
    async (which) => {
      const room = await aConnectedRoom()
      await room.form()
      await room.round()
      if (which !== 'the first change of all') await room.hear(hoa)
      const [event] = await room.events(hoa)
      room.standIn.mailboxes.remove(await room.accountOf(hoa), event?.id ?? '')
      if (which !== 'the first change of all') room.standIn.tenant.expireDeltas()
      await room.hear(hoa)
      expect(await room.stored()).toMatchObject({ cancelled: true })
    },
  )

  it('is none where the organiser has lost the mailbox', async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    await room.hear(hoa)
    const account = await room.accountOf(hoa)
    const [event] = await room.events(hoa)
    room.standIn.mailboxes.change(account, event?.id ?? '', { location: { displayName: 'Room 9' } })
    const changes = await room.changes(hoa)
    room.standIn.tenant.removeUser(account)
    await room.feature.calendarChanged?.(account, changes)
    expect(await room.stored()).toMatchObject({ cancelled: false, place: { vi: 'Room 7' } })
  })

  it('that makes no meeting leaves the one in chat as it is', async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    const [event] = await room.events(hoa)
    room.standIn.mailboxes.change(await room.accountOf(hoa), event?.id ?? '', {
      end: utc('2027-12-03T08:30:00'),
    })
    await room.hear(hoa)
    expect(await room.stored()).toMatchObject({ end: '2026-12-03T10:00', revision: 1 })
  })
})

describe('the own calendars of those invited', () => {
  const busy = { start: utc('2026-12-03T02:30:00'), end: utc('2026-12-03T04:00:00') }

  it('clash with a meeting, without a word of what is in them', async () => {
    const room = await aConnectedRoom()
    const account = await room.accountOf(mai)
    room.standIn.mailboxes.create(account, { subject: 'Dentist', ...busy })
    room.standIn.mailboxes.create(await room.accountOf(hoa), { subject: 'Lunch', showAs: 'free', ...busy })
    const preview = await room.form({}, 'new meeting', 'submitPreview')
    expect(preview.words).toMatch(/Lê Thanh Mai is busy by their own calendar: .*2026, 09:30–11:00/)
    expect(preview.words).not.toMatch(/Dentist|Lunch|Trần Thu Hòa is busy/)
    expect((await room.form()).words).toMatch(/clashes with 1 other meeting/)
    expect((await room.form({ reason: 'She agreed' })).closesDialog).toBe(true)
  })

  it('do not clash by the very meeting that is changed', async () => {
    const room = await aConnectedRoom()
    await room.form()
    await room.round()
    room.standIn.mailboxes.create(await room.accountOf(mai), {
      subject: 'Antenna review',
      start: utc('2026-12-03T02:00:00'),
      end: utc('2026-12-03T03:00:00'),
    })
    expect((await room.form({ place: 'Room 8' }, 'edit meeting m1')).closesDialog).toBe(true)
  })
})
