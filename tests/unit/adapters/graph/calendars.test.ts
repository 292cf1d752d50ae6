import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { calendarLinks, calendarSubscriptions } from '../../../../src/adapters/graph/calendar-collections.ts'
import { followCalendar, renewSubscriptions } from '../../../../src/adapters/graph/follow-calendars.ts'
import { createGraphCalendars } from '../../../../src/adapters/graph/graph-calendars.ts'
import { receiveNotification } from '../../../../src/adapters/graph/receive-notification.ts'
import type { CalendarMeeting } from '../../../../src/core/time/calendar-port.ts'
import type { GraphOptions } from '../../../../src/simulator/graph/start-graph.ts'
import { type AGraph, aGraph } from '../../../builders/a-graph.ts'

const meeting: CalendarMeeting = {
  id: 'weekly-briefing',
  organiser: 'lan',
  title: 'Họp giao ban tuần',
  place: 'Phòng họp 1',
  start: '2026-11-24T08:30',
  end: '2026-11-24T09:30',
  zone: 'Asia/Ho_Chi_Minh',
  attendees: [
    { name: 'Mai', email: 'mai@centre.example' },
    { name: 'Ivan', email: 'ivan@centre.example' },
  ],
}

const hung = { name: 'Hùng', email: 'hung@centre.example' }

const aCalendar = async (options: GraphOptions = {}) => {
  const given = await aGraph({
    fill: (tenant) => {
      for (const id of ['lan', 'mai']) tenant.putUser({ id })
    },
    ...options,
  })
  let ids = 0
  const calendars = createGraphCalendars({ ...given, newId: () => `transaction-${++ids}` })
  const mails = () => given.standIn.mailboxes.invitations.map(({ to, kind }) => `${kind} ${to.split('@')[0]}`)
  return { ...given, calendars, mails }
}

describe('a meeting in the calendar', () => {
  it('is made once and invites each once', async () => {
    const { calendars, mails, standIn } = await aCalendar()
    expect(await calendars.save(meeting)).toEqual({ ok: true, told: 1 })
    expect(standIn.mailboxes.events('lan')).toMatchObject([
      { subject: 'Họp giao ban tuần', start: { dateTime: '2026-11-24T08:30:00' } },
    ])
    expect(mails()).toEqual(['invited mai', 'invited ivan'])
  })

  it('is not told again when nothing has changed', async () => {
    const { calendars, mails, standIn } = await aCalendar()
    await calendars.save(meeting)
    const before = standIn.requests().length
    expect(await calendars.save({ ...meeting })).toEqual({ ok: true, told: 0 })
    expect(standIn.requests()).toHaveLength(before)
    expect(mails()).toHaveLength(2)
  })

  it('leaves neither its words nor addresses beside the meeting', async () => {
    const { calendars, store } = await aCalendar()
    await calendars.save({ ...meeting, description: 'Mai reports' })
    await calendars.save({ ...meeting, attendees: [...meeting.attendees, hung] })
    const kept = JSON.stringify((await store.get(calendarLinks, meeting.id))?.document)
    expect(kept).toContain('"owner":"lan"')
    expect(kept).not.toMatch(/giao ban|Phòng|Mai|@|centre/)
  })

  it('invites those who were added and nobody again', async () => {
    const { calendars, mails, standIn } = await aCalendar()
    await calendars.save(meeting)
    const [event] = standIn.mailboxes.events('lan')
    const byHand = { emailAddress: { address: 'guest@outside.example', name: 'Guest' } }
    standIn.mailboxes.change('lan', event?.id ?? '', { attendees: [...(event?.attendees ?? []), byHand] })
    const before = mails().length
    await calendars.save({ ...meeting, attendees: [...meeting.attendees, hung] })
    expect(mails().slice(before)).toEqual(['invited hung'])
    expect(standIn.mailboxes.events('lan')[0]?.attendees).toHaveLength(4)
  })

  it('tells those who stay of a new place, and those who are taken out of nothing but that', async () => {
    const { calendars, mails } = await aCalendar()
    await calendars.save(meeting)
    const [mai] = meeting.attendees
    await calendars.save({ ...meeting, attendees: mai ? [mai] : [] })
    expect(mails().slice(2)).toEqual(['cancelled ivan'])
    await calendars.save({ ...meeting, place: 'Phòng họp 2', attendees: mai ? [mai] : [] })
    expect(mails().slice(3)).toEqual(['updated mai'])
  })

  it('is made once although the answer to its making was lost', async () => {
    const { calendars, mails, standIn } = await aCalendar()
    standIn.fail('lost', '/events', 1)
    expect(await calendars.save(meeting)).toEqual({ ok: true, told: 1 })
    expect(standIn.mailboxes.events('lan')).toHaveLength(1)
    expect(mails()).toEqual(['invited mai', 'invited ivan'])
  })

  it('is found again when it was made and no attempt brought an answer', async () => {
    const { calendars, mails, standIn } = await aCalendar()
    standIn.fail('lost', '/events', 6)
    expect(await calendars.save(meeting)).toEqual({ ok: false, reason: 'unreachable' })
    expect(await calendars.save(meeting)).toEqual({ ok: true, told: 1 })
    expect(standIn.requests().filter(({ method }) => method === 'POST')).toHaveLength(6)
    expect(await calendars.save({ ...meeting, title: 'Giao ban' })).toEqual({ ok: true, told: 1 })
    expect(standIn.mailboxes.events('lan')).toMatchObject([{ subject: 'Giao ban' }])
    expect(mails().filter((mail) => mail.startsWith('invited'))).toHaveLength(2)
  })

  it('is cancelled once, and cancelling what is gone is fine', async () => {
    const { calendars, mails, standIn } = await aCalendar()
    await calendars.save(meeting)
    expect(await calendars.cancel(meeting.id)).toEqual({ ok: true, told: 1 })
    expect(await calendars.cancel(meeting.id)).toEqual({ ok: true, told: 0 })
    expect(standIn.mailboxes.events('lan')).toEqual([])
    expect(mails().slice(2)).toEqual(['cancelled mai', 'cancelled ivan'])
  })

  it('moves to another organiser as a new event of theirs', async () => {
    const { calendars, standIn } = await aCalendar()
    await calendars.save(meeting)
    await calendars.save({ ...meeting, organiser: 'mai' })
    expect(standIn.mailboxes.events('lan')).toEqual([])
    expect(standIn.mailboxes.events('mai')).toHaveLength(1)
  })

  it('is not told of a time that it was moved to in the calendar itself', async () => {
    const { calendars, mails } = await aCalendar()
    await calendars.save(meeting)
    const moved = { ...meeting, start: '2026-11-24T10:00', end: '2026-11-24T11:00' }
    await calendars.noted(moved)
    expect(await calendars.save(moved)).toEqual({ ok: true, told: 0 })
    expect(mails()).toHaveLength(2)
  })

  it('is not made anew when somebody deleted it there', async () => {
    const { calendars, standIn } = await aCalendar()
    await calendars.save(meeting)
    standIn.mailboxes.remove('lan', standIn.mailboxes.events('lan')[0]?.id ?? '')
    expect(await calendars.save({ ...meeting, title: 'Giao ban' })).toEqual({ ok: false, reason: 'deleted' })
  })

  it('says what is in the way: no permission, no such person, a rule that the calendar does not know', async () => {
    const { calendars, standIn, log } = await aCalendar()
    expect(await calendars.save({ ...meeting, repeat: 'FREQ=HOURLY' })).toEqual({
      ok: false,
      reason: 'unsupported-repeat',
    })
    expect(await calendars.read('nobody', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')).toEqual({
      ok: false,
      reason: 'no-calendar',
    })
    await calendars.save({ ...meeting, id: 'of-a-leaver', organiser: 'mai' })
    standIn.tenant.removeUser('mai')
    expect(await calendars.find('of-a-leaver')).toEqual({ ok: false, reason: 'no-calendar' })
    standIn.withhold('Calendars.ReadWrite')
    expect(await calendars.save(meeting)).toEqual({ ok: false, reason: 'not-granted' })
    expect(await calendars.save(meeting)).toEqual({ ok: false, reason: 'not-granted' })
    expect(log.lines.map(({ event }) => event)).toEqual(['graph-not-granted'])
  })
})

describe('reading a calendar', () => {
  it('gives the day in UTC, over several pages, with the meeting that Loa made', async () => {
    const { calendars, standIn } = await aCalendar({ pageSize: 1 })
    await calendars.save({ ...meeting, organiser: 'lan' })
    standIn.mailboxes.create('lan', {
      subject: 'Own business',
      start: { dateTime: '2026-11-24T05:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-24T06:00:00', timeZone: 'UTC' },
    })
    const read = await calendars.read('lan', '2026-11-23T17:00:00Z', '2026-11-24T17:00:00Z')
    expect(read).toMatchObject({
      ok: true,
      entries: [
        {
          meeting: 'weekly-briefing',
          start: '2026-11-24T01:30:00Z',
          answers: { 'mai@centre.example': 'none' },
        },
        { title: 'Own business', start: '2026-11-24T05:00:00Z' },
      ],
    })
    const later = await calendars.read('lan', '2026-11-25T00:00:00Z', '2026-11-26T00:00:00Z')
    expect(later).toEqual({ ok: true, entries: [] })
  })

  it('tells what changed since the last time, and all of it when the token is too old', async () => {
    const { calendars, standIn } = await aCalendar()
    await calendars.save(meeting)
    expect(await calendars.changes('lan')).toMatchObject({ whole: true, changed: [{ meeting: meeting.id }] })
    expect(await calendars.changes('lan')).toMatchObject({ whole: false, changed: [], removed: [] })
    const id = standIn.mailboxes.events('lan')[0]?.id ?? ''
    standIn.mailboxes.change('lan', id, { subject: 'Moved in Outlook' })
    expect(await calendars.changes('lan')).toMatchObject({ changed: [{ title: 'Moved in Outlook' }] })
    standIn.mailboxes.remove('lan', id)
    expect(await calendars.changes('lan')).toMatchObject({ removed: [{ id, meeting: meeting.id }] })
    standIn.tenant.expireDeltas()
    expect(await calendars.changes('lan')).toMatchObject({ ok: true, whole: true, changed: [] })
  })

  it('is moved on before its stretch of time ends', async () => {
    const { calendars, pass } = await aCalendar()
    await calendars.changes('lan')
    pass({ minutes: 40 * 24 * 60 })
    expect(await calendars.changes('lan')).toMatchObject({ whole: true })
  })
})

/** Loa's own address for notifications, as its server would answer there. */
const aNotificationAddress = async ({ store }: AGraph, changed: string[]): Promise<string> => {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const validationToken = new URL(request.url ?? '', 'http://loa').searchParams.get('validationToken')
    const answer = await receiveNotification(
      store,
      { validationToken: validationToken ?? undefined, body: text ? JSON.parse(text) : undefined },
      async (account) => void changed.push(account),
    )
    response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answer.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/graph/notifications`
}

describe('following a calendar', () => {
  const aFollower = async () => {
    const given = await aCalendar()
    const changed: string[] = []
    const notificationUrl = await aNotificationAddress(given, changed)
    return {
      ...given,
      changed,
      parts: { ...given, notificationUrl, newSecret: () => 'a secret of enough letters' },
    }
  }

  it('shakes hands, hears of a change, and ends when there is no meeting of Loa left in it', async () => {
    const { parts, standIn, changed, calendars, pass, store } = await aFollower()
    expect(await followCalendar(parts, 'lan')).toBe(true)
    expect(await followCalendar(parts, 'lan')).toBe(true)
    expect(standIn.subscriptions.all()).toHaveLength(1)
    await calendars.save(meeting)
    await standIn.subscriptions.told()
    expect(changed).toEqual(['lan'])
    await calendars.cancel(meeting.id)
    pass({ minutes: 6 * 24 * 60 })
    expect(await renewSubscriptions(parts)).toBe(0)
    expect(standIn.subscriptions.all()).toEqual([])
    expect(await store.get(calendarSubscriptions, 'lan')).toBeUndefined()
  })

  it('is not begun where the address does not say the token back', async () => {
    const { parts, standIn } = await aFollower()
    const wrong = { ...parts, notificationUrl: `${standIn.baseUrl}/v1.0/users` }
    expect(await followCalendar(wrong, 'lan')).toBe(false)
    expect(standIn.subscriptions.all()).toEqual([])
  })

  it('is renewed before its end, and begun anew where Graph has forgotten it', async () => {
    const { parts, standIn, pass, calendars } = await aFollower()
    await calendars.save(meeting)
    await followCalendar(parts, 'lan')
    const before = standIn.subscriptions.all()[0]?.expirationDateTime ?? ''
    expect(await renewSubscriptions(parts)).toBe(0)
    pass({ minutes: 6 * 24 * 60 })
    expect(await renewSubscriptions(parts)).toBe(1)
    const renewed = standIn.subscriptions.all()[0]
    expect(Date.parse(renewed?.expirationDateTime ?? '')).toBeGreaterThan(Date.parse(before))
    standIn.subscriptions.forget(renewed?.id ?? '')
    pass({ minutes: 6 * 24 * 60 })
    expect(await renewSubscriptions(parts)).toBe(1)
    expect(standIn.subscriptions.all()).toHaveLength(1)
    expect(standIn.subscriptions.all()[0]?.id).not.toBe(renewed?.id)
  })

  it('ends with its subscription where Graph renews it no more', async () => {
    const { parts, standIn, pass, calendars, store } = await aFollower()
    await calendars.save(meeting)
    await followCalendar(parts, 'lan')
    standIn.withhold('Calendars.ReadWrite')
    pass({ minutes: 6 * 24 * 60 })
    expect(await renewSubscriptions(parts)).toBe(0)
    expect(await store.get(calendarSubscriptions, 'lan')).toBeDefined()
    pass({ minutes: 2 * 24 * 60 })
    expect(await renewSubscriptions(parts)).toBe(0)
    expect(await store.get(calendarSubscriptions, 'lan')).toBeUndefined()
  })

  it('believes no notification without the secret of its subscription', async () => {
    const { parts, standIn, store } = await aFollower()
    await followCalendar(parts, 'lan')
    const subscriptionId = standIn.subscriptions.all()[0]?.id
    const heard: string[] = []
    const post = (body: unknown) =>
      receiveNotification(
        store,
        { validationToken: undefined, body },
        async (account) => void heard.push(account),
      )
    expect(await post({ value: [{ subscriptionId, clientState: 'forged' }] })).toEqual({ status: 202 })
    expect(await post({ value: [{ subscriptionId }] })).toEqual({ status: 202 })
    expect(await post('nonsense')).toEqual({ status: 400 })
    expect(heard).toEqual([])
    await post({ value: [{ subscriptionId, clientState: 'a secret of enough letters' }] })
    expect(heard).toEqual(['lan'])
  })
})
