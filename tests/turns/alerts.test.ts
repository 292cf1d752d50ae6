import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remove } from '../../src/core/store/store.ts'
import { incidents } from '../../src/features/service-status/incident.ts'
import { services } from '../../src/features/service-status/service.ts'
import {
  type AlertDesk,
  alertSecret,
  alertToken,
  aMessage,
  anAlert,
  anAlertDesk,
} from '../builders/an-alert-desk.ts'

const engineer = 'pham.quoc.dung'
const reader = 'hoang.gia.bao'

let desk: AlertDesk
beforeEach(async () => {
  desk = await anAlertDesk()
})
afterEach(() => desk.close())

const path = '/api/alerts/alertmanager'
const bearer = { authorization: `Bearer ${alertToken}` }

const send = async (body: unknown) => {
  const response = await desk.post(path, body, bearer)
  await desk.settle()
  return response.status
}

/** Those that came by alerts. */
const opened = async () => {
  const { items } = await desk.store.find(incidents, { index: 'start', limit: 1_000 })
  return items.map(({ document }) => document).filter(({ alerts }) => alerts !== undefined)
}

const phases = async () => (await opened()).map(({ timeline }) => timeline.map(({ phase }) => phase))

describe('an alert of Alertmanager', () => {
  it('opens an incident with one card, which is resolved in its place', async () => {
    await desk.say(reader, 'subscribe radio MSP-1')
    expect(await send(aMessage())).toBe(202)
    expect(desk.shown(reader)).toEqual([
      expect.stringMatching(/Radio · MSP-1[\s\S]*Major outage[\s\S]*silent/),
    ])
    expect(await send(aMessage([anAlert({ status: 'resolved' })]))).toBe(202)
    expect(desk.shown(reader)).toEqual([expect.stringMatching(/Resolved/)])
    expect(await desk.audited()).toEqual(['incident.alerted', 'incident.alerted'])
  })

  it('that is repeated changes nothing', async () => {
    for (let index = 0; index < 3; index++) await send(aMessage())
    expect(await phases()).toEqual([['investigating']])
    expect(await desk.audited()).toEqual(['incident.alerted'])
  })

  it('that is resolved before it fires, as a late message says, opens nothing', async () => {
    await send(aMessage([anAlert({ status: 'resolved' })]))
    await send(aMessage())
    expect(await opened()).toEqual([])
  })

  it('that fires again soon opens its incident again, and later a new one', async () => {
    await send(aMessage())
    await send(aMessage([anAlert({ status: 'resolved' })]))
    await send(aMessage([anAlert({ startsAt: '2026-11-25T09:59:00+07:00' })]))
    expect(await phases()).toEqual([['investigating', 'resolved', 'investigating']])
    await send(aMessage([anAlert({ status: 'resolved', startsAt: '2026-11-25T09:59:00+07:00' })]))
    await desk.at('2026-11-25T11:00')
    await send(aMessage([anAlert({ startsAt: '2026-11-25T10:59:00+07:00' })]))
    expect((await phases()).length).toBe(2)
  })

  it('is resolved once all alerts of its incident are, and reaches further with each', async () => {
    const other = { service: 'radio', site: 'ctp2', severity: 'warning' }
    await send(aMessage([anAlert(), anAlert({ fingerprint: 'f2', labels: other })]))
    expect((await opened()).map(({ sites, impact }) => [sites, impact])).toEqual([
      [['MSP-1', 'CTP-2'], 'major'],
    ])
    await send(aMessage([anAlert({ status: 'resolved' }), anAlert({ fingerprint: 'f2', labels: other })]))
    expect(await phases()).toEqual([['investigating', 'investigating']])
    await send(aMessage([anAlert({ fingerprint: 'f2', labels: other, status: 'resolved' })]))
    expect(await phases()).toEqual([['investigating', 'investigating', 'resolved']])
  })

  it('that a person has taken up is for that person to resolve', async () => {
    await send(aMessage())
    const [incident] = await opened()
    await desk.say(engineer, `update incident ${incident?.id} identified: a cable was cut`)
    await send(aMessage([anAlert({ status: 'resolved' })]))
    expect(await phases()).toEqual([['investigating', 'identified', 'monitoring']])
  })

  it('that comes while a person resolves its incident opens it again', async () => {
    await send(aMessage())
    const [incident] = await opened()
    const { commit } = desk.store
    const resolveFirst: typeof commit = async (changes) => {
      Object.assign(desk.parts.store, { commit })
      await desk.say(engineer, `update incident ${incident?.id} resolved: the cable is whole`)
      return commit(changes)
    }
    Object.assign(desk.parts.store, { commit: resolveFirst })
    await send(aMessage([anAlert(), anAlert({ fingerprint: 'f2' })]))
    expect(await phases()).toEqual([['investigating', 'resolved', 'investigating']])
  })

  it('of a group that was truncated is not taken for over', async () => {
    await send(aMessage([anAlert()], { truncatedAlerts: 3 }))
    await send(aMessage([anAlert({ status: 'resolved' })], { truncatedAlerts: 2 }))
    expect(await phases()).toEqual([['investigating', 'monitoring']])
    const [incident] = await opened()
    expect(incident?.timeline.at(-1)?.text.en).toContain('left out 2 more')
  })

  it('of a sender whose clock runs ahead, or says nothing, begins now', async () => {
    await send(aMessage([anAlert({ startsAt: '2026-11-25T12:00:00+07:00' })]))
    await send(
      aMessage([anAlert({ startsAt: '0001-01-01T00:00:00Z', fingerprint: 'f2' })], { groupKey: 'other' }),
    )
    expect((await opened()).map(({ start }) => start)).toEqual(['2026-11-25T10:00', '2026-11-25T10:00'])
    await send(aMessage([anAlert({ status: 'resolved', startsAt: '2026-11-25T12:00:00+07:00' })]))
    expect((await phases())[0]).toContain('resolved')
  })

  it('that fits no service is kept and shown to the duty engineers on one card', async () => {
    const labels = { alertname: 'DiskFull', instance: 'db-7' }
    await send(aMessage([anAlert({ labels, summary: 'the disk is full' })]))
    const startsAt = '9999-12-31T23:59:59Z'
    await send(
      aMessage([anAlert({ labels, fingerprint: 'f2', startsAt, summary: 'the other disk is full' })]),
    )
    expect(await opened()).toEqual([])
    expect(desk.shown(engineer)).toHaveLength(1)
    for (const words of ['the disk is full', 'the other disk is full', 'instance=db-7'])
      expect(desk.shown(engineer)[0]).toContain(words)
    const turn = await desk.turn(reader, { language: 'en' })
    const command = desk.feature.commands.find(({ title }) => title.en === 'Unmapped alerts')
    const refused = typeof command?.run === 'function' ? await command.run(turn) : undefined
    expect(JSON.stringify(refused?.cards)).toContain('1900')
  })

  it('for a service that was deleted is shown as unmapped', async () => {
    const stored = await desk.store.get(services, 'radio')
    await desk.store.commit([remove(services, 'radio', stored?.version ?? 0)])
    expect(await send(aMessage())).toBe(202)
    expect(await opened()).toEqual([])
    expect(desk.shown(engineer)[0]).toContain('service=radio')
  })

  it('of 5,000 at once in many groups comes to one incident a group and one card', async () => {
    await desk.say(reader, 'subscribe radio')
    const alerts = Array.from({ length: 5_000 }, (_, index) => anAlert({ fingerprint: `f${index}` }))
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        desk.post(
          path,
          aMessage(alerts.slice(index * 10, index * 10 + 10), { groupKey: `g${index % 40}` }),
          bearer,
        ),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    await desk.settle()
    const cards = await Promise.all(
      (await opened()).map(({ id }) => desk.say(reader, `incident ${id}`, { language: 'en' })),
    )
    const firing = cards.map(({ words }) => Number(/(\d+) alerts firing/.exec(words)?.[1]))
    expect([firing.length, firing.reduce((sum, count) => sum + count, 0)]).toEqual([40, 5_000])
    expect(desk.shown(reader)).toHaveLength(6)
    expect(desk.summaries(reader)[5]).toContain('35 incidents, 35 still open')
  }, 60_000)
})

describe('the webhook of Alertmanager', () => {
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

  it('is open to the token, and to the user and password of basic authentication', async () => {
    expect((await desk.post(path, aMessage(), bearer)).status).toBe(202)
    expect((await desk.post(path, aMessage(), basic(`alertmanager:${alertToken}`))).status).toBe(202)
  })

  it.each([
    ['nothing', {}],
    ['another token', { authorization: 'Bearer guessed' }],
    ['another password', basic('alertmanager:guessed')],
    ['another user', basic(`somebody:${alertToken}`)],
  ])('answers 401 to %s', async (_, headers) => {
    expect((await desk.post(path, aMessage(), headers)).status).toBe(401)
    expect(await opened()).toEqual([])
  })

  it('answers 413 to 10 MB and 400 to what does not fit, saying where', async () => {
    expect((await desk.post(path, `"${'x'.repeat(10 * 1024 * 1024)}"`, bearer)).status).toBe(413)
    expect((await desk.post(path, '{', bearer)).status).toBe(400)
    const { fingerprint, ...bare } = anAlert()
    const wrong = await desk.post(path, { ...aMessage(), alerts: [bare] }, bearer)
    expect([wrong.status, await wrong.text()]).toEqual([
      400,
      expect.stringContaining('alerts[0].fingerprint'),
    ])
    expect((await desk.post(path, { ...aMessage(), version: '3' }, bearer)).status).toBe(400)
    const never = anAlert({ startsAt: 'yesterday', fingerprint: 'constructor' })
    const untimed = await desk.post(path, aMessage([anAlert(), never]), bearer)
    expect([untimed.status, await untimed.text()]).toEqual([
      400,
      expect.stringContaining('alerts[1].startsAt: is no time of RFC 3339'),
    ])
    const unnamed = await desk.post(path, aMessage([anAlert({ fingerprint: 'constructor' })]), bearer)
    expect([unnamed.status, await unnamed.text()]).toEqual([
      400,
      expect.stringContaining('alerts[0].fingerprint'),
    ])
  })

  it('answers 5xx when the store fails, and takes the same message later', async () => {
    const { commit } = desk.store
    Object.assign(desk.parts.store, { commit: () => Promise.reject(new Error('the disk is full')) })
    expect((await desk.post(path, aMessage(), bearer)).status).toBe(500)
    Object.assign(desk.parts.store, { commit })
    expect(await send(aMessage())).toBe(202)
    expect(await phases()).toEqual([['investigating']])
  })
})

describe('the generic webhook', () => {
  const generic = '/api/alerts/generic'
  const body = JSON.stringify({
    source: 'zabbix',
    alerts: [
      {
        id: 'event-1',
        status: 'firing',
        labels: { service: 'radio', site: 'msp1' },
        summary: 'the mast is down',
        startsAt: '2026-11-25T09:50:00+07:00',
      },
    ],
  })
  const now = Math.floor(Date.parse('2026-11-25T10:00:00+07:00') / 1_000)
  const signed = (text: string, at = now, secret = alertSecret) => ({
    'x-loa-timestamp': String(at),
    'x-loa-signature': `sha256=${createHmac('sha256', secret).update(`${at}.${text}`).digest('hex')}`,
  })

  it('takes what is signed, and the same again without a second incident', async () => {
    expect((await desk.post(generic, body, signed(body))).status).toBe(202)
    expect((await desk.post(generic, body, signed(body))).status).toBe(202)
    expect(await phases()).toEqual([['investigating']])
    const over = body.replace('firing', 'resolved')
    expect((await desk.post(generic, over, signed(over))).status).toBe(202)
    expect(await phases()).toEqual([['investigating', 'resolved']])
  })

  it.each([
    ['nothing', {}],
    ['another secret', signed(body, now, 'guessed')],
    ['another body', signed(`${body} `)],
    ['an old signature', signed(body, now - 301)],
    ['a signature of the future', signed(body, now + 301)],
  ])('answers 401 to %s', async (_, headers) => {
    expect((await desk.post(generic, body, headers)).status).toBe(401)
  })

  it('describes itself', async () => {
    const described = await (await fetch(`${desk.url}/api/alerts/openapi.json`)).json()
    expect(Object.keys((described as { paths: object }).paths)).toContain(generic)
  })
})
