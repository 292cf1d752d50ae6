import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AlertDesk, anAlertDesk } from '../builders/an-alert-desk.ts'
import { type Alertmanager, startAlertmanager } from '../builders/an-alertmanager.ts'

const engineer = 'pham.quoc.dung'
const readers = { vi: 'nguyen.thi.lan', en: 'hoang.gia.bao', ru: 'ivan.petrenko' } as const

const here = DateTime.now().setZone('Asia/Ho_Chi_Minh').toISO({ includeOffset: false }) ?? ''
let desk: AlertDesk
let alertmanager: Alertmanager

beforeAll(async () => {
  desk = await anAlertDesk(here)
  alertmanager = await startAlertmanager(desk.url)
})

afterAll(async () => {
  await alertmanager.stop()
  await desk.close()
})

const began = new Date(Date.now() - 60_000).toISOString()

const raise = (instance: string, ended: boolean) =>
  alertmanager.raise({
    labels: {
      alertname: 'SatelliteDown',
      service: 'offshore-link',
      site: 'ctp2',
      severity: 'critical',
      instance,
    },
    summary: `carrier lost on ${instance}`,
    startsAt: began,
    ended,
  })

const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(
    async () => {
      await desk.settle()
      await check()
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
    await eventually(async () => {
      expect((await desk.say(readers.en, 'incident 1')).words).toContain('2 alerts firing')
    })
    await raise('modem-1', true)
    await raise('modem-2', true)
    await eventually(() => {
      for (const language of languages)
        expect(desk.shown(readers[language])[0]).toContain(words[language].done)
    })
    for (const person of [engineer, ...Object.values(readers)]) expect(desk.shown(person)).toHaveLength(1)
  })
})
