import { readFileSync } from 'node:fs'
import { createHttpServer } from '../../src/adapters/http/create-http-server.ts'
import { createAlertIntake } from '../../src/features/service-status/alert-intake.ts'
import { parseAlertMapping } from '../../src/features/service-status/alert-mapping.ts'
import { aLiveDesk } from './a-live-desk.ts'

export const alertToken = 'a-token-of-the-test'
export const alertSecret = 'a secret of the test'

/** The desk with Loa's own HTTP server before it, taking alerts with the mapping of the sample. */
export const anAlertDesk = async (now?: string) => {
  const desk = await aLiveDesk(now)
  const file = 'src/sample/alert-mapping.json'
  const mapping = parseAlertMapping(JSON.parse(readFileSync(file, 'utf8')), file)
  const access = { token: alertToken, secret: alertSecret }
  const server = createHttpServer({
    receive: async () => ({ status: 200 }),
    api: createAlertIntake(desk.parts, { access, mapping }),
    findDownload: async () => undefined,
    pictures: 'src/sample/pictures',
    isReady: async () => true,
    reach: 'loopback',
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
  const { port } = await server.listen(0)
  const url = `http://127.0.0.1:${port}`
  return {
    ...desk,
    url,
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: async () => {
      await server.close()
      await desk.close()
    },
  }
}

export type AlertDesk = Awaited<ReturnType<typeof anAlertDesk>>

type AlertOptions = {
  readonly status?: 'firing' | 'resolved'
  readonly fingerprint?: string
  readonly labels?: Record<string, string>
  readonly startsAt?: string
  readonly endsAt?: string
  readonly summary?: string
}

export const anAlert = ({
  status = 'firing',
  fingerprint = 'f1',
  labels = { alertname: 'LinkDown', service: 'radio', site: 'msp1', severity: 'critical' },
  startsAt = '2026-11-25T09:50:00+07:00',
  endsAt = status === 'resolved' ? '2026-11-25T09:58:00+07:00' : '0001-01-01T00:00:00Z',
  summary = 'the repeater is silent',
}: AlertOptions = {}) => ({
  status,
  labels,
  annotations: { summary },
  startsAt,
  endsAt,
  generatorURL: 'http://prometheus.example/graph',
  fingerprint,
})

/** A message of Alertmanager as it sends it. */
export const aMessage = (
  alerts: readonly ReturnType<typeof anAlert>[] = [anAlert()],
  {
    groupKey = '{}:{alertname="LinkDown"}',
    truncatedAlerts = 0,
  }: { groupKey?: string; truncatedAlerts?: number } = {},
) => ({
  version: '4',
  groupKey,
  truncatedAlerts,
  status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
  receiver: 'loa',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example',
  alerts,
})
