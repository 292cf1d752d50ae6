import { expect, it } from 'vitest'
import { startProcess } from '../builders/a-process.ts'
import { alertToken, aMessage, anAlert } from '../builders/an-alert-desk.ts'

it('what is set up is served: the public page, and alerts for whoever has the token', async () => {
  const loa = await startProcess({
    STATUS_PAGE: 'on',
    ALERTS_TOKEN: alertToken,
    ALERT_MAPPING_FILE: 'src/sample/alert-mapping.json',
  })
  const at = (path: string, init?: RequestInit) => fetch(new URL(path, loa.endpoint), init)
  for (const language of ['vi', 'en', 'ru']) {
    const page = await at(`/status?lang=${language}`)
    const html = await page.text()
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toContain(`lang="${language}"`)
    expect(html).not.toContain('<script')
    expect(Buffer.byteLength(html)).toBeLessThan(30_000)
  }
  expect((await at('/status.json')).status).toBe(200)
  const alert = anAlert({
    labels: { alertname: 'RadioDown', service: 'radio' },
    startsAt: new Date().toISOString(),
  })
  const post = (authorization: string) =>
    at('/api/alerts/alertmanager', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(aMessage([alert])),
    })
  expect((await post('Bearer wrong')).status).toBe(401)
  expect((await post(`Bearer ${alertToken}`)).status).toBe(202)
  expect((await at('/calendar/guess.ics')).status).toBe(404)
  expect(await loa.stop()).toBe(0)
})

it('what is not set up is not there', async () => {
  const loa = await startProcess()
  const at = (path: string, init?: RequestInit) => fetch(new URL(path, loa.endpoint), init)
  expect((await at('/status')).status).toBe(404)
  expect((await at('/api/alerts/alertmanager', { method: 'POST' })).status).toBe(404)
})
