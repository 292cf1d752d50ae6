import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import people from '../../../src/sample/people.json' with { type: 'json' }
import { startLocalIssuer, tenant } from '../../builders/local-issuer.ts'
import { botEnvironment } from '../bots/settings.ts'
import { applyLoad, type Slice } from '../load.ts'
import { quantile, share } from '../statistics.ts'
import { seedStore } from './audience.ts'
import { startChild } from './child.ts'

/** A broadcast that is still under way when the bench is over, at the platform's limit. */
const audience = 20_000
const rounds = 6
const sliceMs = 2_500
/** People who ask at once, each the next question when the answer is there. */
const askers = 4

/** How long a question waits while a broadcast runs, against without; both in the same process, in turns. */
export const benchChatUnderLoad = async (): Promise<object> => {
  const issuer = await startLocalIssuer()
  const platform = await startChild('platform.ts', { kind: 'lean', people: audience, latencyMs: 50 })
  const { serviceUrl } = platform.greeting as { serviceUrl: string }
  const folder = await seedStore(serviceUrl, audience)
  const stateFolder = await mkdtemp(join(tmpdir(), 'loa-bench-'))
  const environment = botEnvironment(issuer.credentials, 0, stateFolder)
  const loa = await startChild('talking.ts', { folder, people: audience }, environment)
  const { endpoint } = loa.greeting as { endpoint: string }
  const ask = () =>
    askFor({ endpoint: new URL(endpoint).origin, token: issuer.token(serviceUrl), serviceUrl })
  try {
    await ask()
    const alone: Slice[] = []
    const meanwhile: Slice[] = []
    await loa.ask('start')
    for (let round = 0; round < rounds; round += 1) {
      await loa.ask('running')
      meanwhile.push(await ask())
      await loa.ask('paused')
      alone.push(await ask())
    }
    const [without, during] = [summarise(alone), summarise(meanwhile)]
    return { without, during, ratioOfP99: share(during.p99, without.p99), target: '<= 2' }
  } finally {
    await loa.stop()
    await platform.stop()
    await issuer.close()
    await Promise.all([folder, stateFolder].map((one) => rm(one, { recursive: true })))
  }
}

/** Milliseconds over all slices. */
const summarise = (slices: readonly Slice[]) => {
  const latencies = slices.flatMap((slice) => slice.latencies).sort((a, b) => a - b)
  return { questions: latencies.length, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
}

type Asking = { readonly endpoint: string; readonly token: string; readonly serviceUrl: string }

const askFor = async ({ endpoint, token, serviceUrl }: Asking) => {
  const slice = await applyLoad({
    endpoint,
    authorization: `Bearer ${token}`,
    concurrency: askers,
    milliseconds: sliceMs,
    body: (worker) => JSON.stringify(question(serviceUrl, worker)),
  })
  if (slice.failed > 0) throw new Error(`${slice.failed} questions failed`)
  return slice
}

const question = (serviceUrl: string, worker: number) => ({
  type: 'message',
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl,
  from: { id: `29:person-${worker}`, name: 'Nguyễn Văn A', aadObjectId: people[worker]?.account },
  recipient: { id: '28:loa', name: 'Loa' },
  conversation: { id: `a:chat-${worker}`, conversationType: 'personal', tenantId: tenant },
  channelData: { tenant: { id: tenant } },
  locale: 'vi-VN',
  text: 'Điện thoại hôm nay có hoạt động bình thường không?',
})
