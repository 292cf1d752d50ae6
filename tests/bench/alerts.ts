import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { z } from 'zod'
import { alertToken, aMessage, anAlert } from '../builders/an-alert-desk.ts'
import { median, share } from './statistics.ts'

const warmUps = 5
const rounds = 9
const groups = 60
/** Alerts of a group, message after message: Alertmanager sends the whole group each time that it changes. */
const sizes = [10, 20, 30, 40, 50] as const
const concurrency = 64

const names = ['loa', 'bare'] as const
type Name = (typeof names)[number]

type Body = { readonly text: string; readonly alerts: number }

/** A storm as Alertmanager sends it: every group grows message by message, and then one part after the other is over. */
const bodiesOf = (round: number): readonly Body[] => {
  const all = Array.from({ length: groups }, (_, group) => group)
  const growing = sizes.flatMap((size) => all.map((group) => bodyOf(round, group, size, 0)))
  const ending = sizes.flatMap((size) => all.map((group) => bodyOf(round, group, 50, size)))
  return [...growing, ...ending]
}

const services = ['radio', 'telephone', 'mail', 'offshore-link'] as const
const sites = ['shore', 'msp1', 'ctp2'] as const

/** The first `over` alerts of so many are resolved. */
const bodyOf = (round: number, group: number, size: number, over: number): Body => {
  const alerts = Array.from({ length: size }, (_, index) =>
    anAlert({
      status: index < over ? 'resolved' : 'firing',
      fingerprint: `${round}-${group}-${index}`,
      labels: {
        alertname: 'LinkDown',
        service: services[group % services.length] ?? '',
        site: sites[index % sites.length] ?? '',
        severity: 'warning',
        instance: `device-${group}-${index}.example:9100`,
      },
    }),
  )
  const groupKey = `{}/{service="x"}:{round="${round}",group="${group}"}`
  return { text: JSON.stringify(aMessage(alerts, { groupKey })), alerts: size }
}

const count = (bodies: readonly Body[]): number => bodies.reduce((sum, { alerts }) => sum + alerts, 0)

/**
 * Alerts a second through Loa's webhook until they are in the store and their cards in the queue, beside restify that
 * parses the same bodies and drops them; each in a process of its own, in turn.
 */
export const benchAlerts = async (): Promise<object> => {
  const receivers = { loa: await start('loa'), bare: await start('bare') }
  const rates: Record<Name, number[]> = { loa: [], bare: [] }
  const processor: Record<Name, number[]> = { loa: [], bare: [] }
  const memory: number[] = []
  try {
    for (let round = -warmUps; round < 0; round += 1)
      for (const name of names) await send(receivers[name].url, bodiesOf(round))
    for (let round = 0; round < rounds; round += 1) {
      const bodies = bodiesOf(round)
      // Each is as often the one that has the machine to itself first.
      for (const name of round % 2 === 0 ? names : names.toReversed()) {
        const before = await ask(receivers[name].child)
        rates[name].push(await send(receivers[name].url, bodies))
        const after = await ask(receivers[name].child)
        processor[name].push(((after.cpuMs - before.cpuMs) / count(bodies)) * 1_000)
        if (name === 'loa') memory.push(after.memoryMb)
      }
    }
  } finally {
    for (const { child } of Object.values(receivers)) child.kill()
  }
  const alertsPerSecond = { loa: Math.round(median(rates.loa)), bare: Math.round(median(rates.bare)) }
  return {
    rounds,
    messagesARound: bodiesOf(0).length,
    alertsARound: count(bodiesOf(0)),
    concurrency,
    alertsPerSecond,
    ratio: share(alertsPerSecond.loa, alertsPerSecond.bare),
    cpuMsPerThousandAlerts: {
      loa: Math.round(median(processor.loa)),
      bare: Math.round(median(processor.bare)),
    },
    memoryMbAfterRounds: memory,
  }
}

const start = async (name: Name): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const child = fork(fileURLToPath(new URL('bots/alert-receiver.ts', import.meta.url)), [name])
  const [told] = await once(child, 'message')
  return { child, ...z.object({ url: z.string() }).parse(told) }
}

const toldSchema = z.object({ cpu: z.object({ user: z.number(), system: z.number() }), rss: z.number() })

const ask = async (child: ChildProcess): Promise<{ readonly cpuMs: number; readonly memoryMb: number }> => {
  child.send('how are you')
  const [told] = await once(child, 'message')
  const { cpu, rss } = toldSchema.parse(told)
  return { cpuMs: (cpu.user + cpu.system) / 1_000, memoryMb: Math.round(rss / 1_048_576) }
}

/** Alerts a second. */
const send = async (url: string, bodies: readonly Body[]): Promise<number> => {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 })
  const waiting = [...bodies].reverse()
  const startedAt = performance.now()
  const work = async () => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) {
      const answer = await pool.request({
        method: 'POST',
        path: '/api/alerts/alertmanager',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${alertToken}` },
        body: body.text,
      })
      await answer.body.dump()
      if (answer.statusCode !== 202) throw new Error(`the answer is ${answer.statusCode}`)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  const seconds = (performance.now() - startedAt) / 1_000
  await pool.close()
  return count(bodies) / seconds
}
