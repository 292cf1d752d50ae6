import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { alertToken } from './an-alert-desk.ts'
import { freePort } from './free-port.ts'

/** What Prometheus would say of one alert. */
type Raised = {
  readonly labels: Readonly<Record<string, string>>
  readonly summary: string
  /** ISO 8601. */
  readonly startsAt: string
  readonly ended?: boolean
}

export type Alertmanager = {
  raise(alert: Raised): Promise<void>
  stop(): Promise<void>
}

/** Debian's Alertmanager that sends to a Loa at this address, in a hurry. */
export const startAlertmanager = async (loa: string): Promise<Alertmanager> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-alertmanager-'))
  const address = `127.0.0.1:${await freePort()}`
  const child = spawnIn(folder, loa, address)
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    }
    rmSync(folder, { recursive: true })
  }
  try {
    await isReady(address)
  } catch (error) {
    await stop()
    throw error
  }
  return { raise: (alert) => raise(address, alert), stop }
}

const isReady = (address: string) =>
  vi.waitFor(async () => expect((await fetch(`http://${address}/-/ready`)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  })

/** The webhook as the README tells to set it up. Basic authentication; the other tests send the token. */
const spawnIn = (folder: string, loa: string, listen: string): ChildProcess => {
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
      - url: ${loa}/api/alerts/alertmanager
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

const raise = async (address: string, { labels, summary, startsAt, ended = false }: Raised) => {
  const alert = {
    labels,
    annotations: { summary },
    startsAt,
    ...(ended && { endsAt: new Date().toISOString() }),
  }
  const response = await fetch(`http://${address}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([alert]),
  })
  expect(response.status).toBe(200)
}
