import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AlertDesk, alertToken, aMessage, anAlert, anAlertDesk } from '../builders/an-alert-desk.ts'
import { aFuzzedLoa, apiToken, type FuzzedLoa } from './a-fuzzed-loa.ts'
import { explore } from './explore.ts'
import { mutated } from './mutate.ts'
import { strangeKey, strangeText, strangeValue } from './strange-values.ts'

let loa: FuzzedLoa
beforeAll(async () => {
  loa = await aFuzzedLoa()
})
afterAll(() => loa.close())

const announcement = {
  kind: 'outage',
  main: 'vi',
  content: {
    title: { vi: 'Gián đoạn vô tuyến', en: 'Radio outage' },
    body: { vi: 'Từ 14:00.' },
    summary: { vi: 'Vô tuyến' },
  },
  audience: {
    include: [{ kind: 'unit', unit: 'radio-team' }, { kind: 'everyone' }],
    exclude: [{ kind: 'site', site: 'MSP-1' }],
  },
  importance: 'urgent',
  whenUnsure: 'resend',
  expiry: { local: '2026-12-31T09:00', zone: 'Europe/Moscow' },
  buttons: [{ kind: 'acknowledge' }],
  schedule: { local: '2026-12-01T09:00', zone: 'Asia/Ho_Chi_Minh', repeat: 'weekly', missed: 'skip' },
  release: true,
}

const post = (path: string, body: unknown, key: string = crypto.randomUUID()) =>
  loa.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${apiToken}`,
      'idempotency-key': key,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('whatever a program sends, it is answered with less than 500', () => {
  it('an announcement with a few places changed', () =>
    explore(mutated(fc.constant(announcement)), { runs: 100 }, async (body) => {
      await post('/api/announcements', body)
    }))

  it('any JSON, and what is no JSON', () =>
    explore(fc.oneof(strangeValue, strangeText), { runs: 200 }, async (body) => {
      await post('/api/announcements', body)
    }))

  it('a key that was there before, with another body', () =>
    explore(fc.tuple(strangeText, mutated(fc.constant(announcement))), { runs: 100 }, async ([key, body]) => {
      await post(
        '/api/announcements',
        body,
        key
          .replace(/[^\x20-\x7e]/g, 'x')
          .trim()
          .slice(0, 300) || 'k',
      )
    }))

  it('a whole announcement, at first', async () => {
    expect((await post('/api/announcements', announcement)).status).toBe(201)
  })
})

describe('whatever a monitor sends, it is answered with less than 500', () => {
  let desk: AlertDesk
  beforeAll(async () => {
    desk = await anAlertDesk()
  })
  afterAll(() => desk.close())

  const send = async (path: string, body: unknown, headers: Record<string, string>) => {
    const { status } = await desk.post(path, body, headers)
    if (status >= 500) throw new Error(`it is a ${status}`)
    await desk.settle()
  }

  const label = (...values: string[]) =>
    fc.oneof(fc.constantFrom(...values), fc.constantFrom(...values), strangeKey, strangeText)
  const alert = fc.record(
    {
      labels: fc.record(
        {
          service: label('radio'),
          site: label('msp1', 'ctp2'),
          severity: label('critical', 'warning'),
          alertname: label('LinkDown'),
        },
        { requiredKeys: ['service'] },
      ),
      fingerprint: label('f1', 'f2'),
      status: fc.constantFrom('firing' as const, 'resolved' as const),
    },
    { requiredKeys: ['labels', 'fingerprint'] },
  )
  const once = [
    { labels: { service: 'radio', severity: 'constructor', site: 'msp1' }, fingerprint: 'f1' },
    { labels: { service: 'radio', severity: 'critical', site: 'msp1' }, fingerprint: 'constructor' },
    { labels: { service: 'radio', severity: 'critical', site: 'msp1' }, fingerprint: '__proto__' },
  ]

  it('an alert of Alertmanager with a few places changed', () =>
    explore(mutated(fc.constant(aMessage())), { runs: 150 }, (body) =>
      send('/api/alerts/alertmanager', body, { authorization: `Bearer ${alertToken}` }),
    ))

  it('alerts with strange labels and fingerprints', () =>
    explore(
      fc.array(alert, { minLength: 1, maxLength: 4 }),
      { runs: 150, once: [once, ...once.map((each) => [each])] },
      (made) =>
        send('/api/alerts/alertmanager', aMessage(made.map(anAlert)), {
          authorization: `Bearer ${alertToken}`,
        }),
    ))
})
