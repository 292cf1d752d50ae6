import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AlertDesk, alertToken, anAlertDesk } from '../builders/an-alert-desk.ts'

const engineer = 'pham.quoc.dung'
const readers = { vi: 'nguyen.thi.lan', en: 'hoang.gia.bao', ru: 'ivan.petrenko' } as const

const folder = mkdtempSync(join(tmpdir(), 'loa-alertmanager-'))
const here = DateTime.now().setZone('Asia/Ho_Chi_Minh').toISO({ includeOffset: false }) ?? ''
let desk: AlertDesk
let alertmanager: ChildProcess
let address: string

beforeAll(async () => {
  desk = await anAlertDesk(here)
  address = `127.0.0.1:${await freePort()}`
  alertmanager = startAlertmanager(desk.url, address)
  await vi.waitFor(async () => expect((await fetch(`http://${address}/-/ready`)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  })
}, 30_000)

afterAll(async () => {
  const gone = new Promise((resolve) => alertmanager.once('exit', resolve))
  alertmanager.kill()
  await gone
  await desk.close()
  rmSync(folder, { recursive: true })
})

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address()
      probe.close(() =>
        typeof found === 'object' && found ? resolve(found.port) : reject(new Error('no port')),
      )
    })
  })

/** The webhook as the README tells to set it up, in a hurry. Basic authentication; the other tests send the token. */
const startAlertmanager = (url: string, listen: string): ChildProcess => {
  const config = join(folder, 'alertmanager.yml')
  writeFileSync(
    config,
    `route:
  receiver: loa
  group_by: [alertname]
  group_wait: 100ms
  group_interval: 300ms
  repeat_interval: 1m
receivers:
  - name: loa
    webhook_configs:
      - url: ${url}/api/alerts/alertmanager
        send_resolved: true
        max_alerts: 500
        http_config:
          basic_auth: { username: alertmanager, password: ${alertToken} }
`,
  )
  return spawn(
    'prometheus-alertmanager',
    [
      `--config.file=${config}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${listen}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  )
}

/** What Prometheus would say. */
const raise = async (instance: string, ended: boolean) => {
  const labels = {
    alertname: 'SatelliteDown',
    service: 'offshore-link',
    site: 'ctp2',
    severity: 'critical',
    instance,
  }
  const alert = {
    labels,
    annotations: { summary: `carrier lost on ${instance}` },
    startsAt: began,
    ...(ended && { endsAt: new Date().toISOString() }),
  }
  const response = await fetch(`http://${address}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  })
  expect(response.status).toBe(200)
}

const began = new Date(Date.now() - 60_000).toISOString()

const eventually = (check: () => void) =>
  vi.waitFor(
    async () => {
      await desk.settle()
      check()
    },
    { timeout: 20_000, interval: 100 },
  )

describe('an incident that a real Alertmanager reports', () => {
  const words = {
    vi: { open: 'Gián đoạn toàn bộ', done: 'Đã khắc phục' },
    en: { open: 'Major outage', done: 'Resolved' },
    ru: { open: 'Полный сбой', done: 'Устранено' },
  } as const
  const languages = ['vi', 'en', 'ru'] as const

  it('is one card for each reader in their language, from firing over a second alert to resolved', async () => {
    await desk.say(readers.vi, 'theo dõi đường truyền giàn CTP-2')
    await desk.say(readers.en, 'subscribe offshore link')
    await desk.say(readers.ru, 'подписаться на спутник ЦТП-2')
    await raise('modem-1', false)
    await eventually(() => {
      for (const person of Object.values(readers)) expect(desk.shown(person)).toHaveLength(1)
    })
    for (const language of languages) {
      expect(desk.shown(readers[language])[0]).toContain(words[language].open)
      expect(desk.shown(readers[language])[0]).toContain('carrier lost on modem-1')
    }
    await raise('modem-2', false)
    await raise('modem-1', true)
    await raise('modem-2', true)
    await eventually(() => {
      for (const language of languages)
        expect(desk.shown(readers[language])[0]).toContain(words[language].done)
    })
    for (const person of [engineer, ...Object.values(readers)]) expect(desk.shown(person)).toHaveLength(1)
  }, 60_000)
})
