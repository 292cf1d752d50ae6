/**
 * The platform that a delivery bench sends to, in a process of its own, or it would take the sender's time. Argument:
 * JSON of `PlatformOptions`. Tells its address, then answers each message with its counts.
 */
import { createServer } from 'node:http'
import { z } from 'zod'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Judge } from '../../../src/simulator/connector/judge.ts'
import { limitsJudge } from '../../../src/simulator/faults/limits.ts'
import { startSimulator } from '../../../src/simulator/start-simulator.ts'
import { aSimulatedOrganisation } from '../../builders/a-simulated-organisation.ts'
import { listenOnLoopback } from '../../builders/listen-on-loopback.ts'
import { chatOf, knownPeople } from './audience.ts'

const optionsSchema = z.object({
  /** `simulator`: Teams with its limits. `lean`: takes every message, as fast as Node's server can. */
  kind: z.enum(['simulator', 'lean']),
  people: z.number(),
  latencyMs: z.number(),
})

export type PlatformOptions = z.infer<typeof optionsSchema>

export type PlatformCounts = {
  readonly requests: number
  readonly throttled: number
  /** Conversations with at least one message, and those with more than one. */
  readonly reached: number
  readonly twice: number
}

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'))

const startLean = async () => {
  const received = new Map<string, number>()
  let requests = 0
  const answer = (id: string) => {
    const count = (received.get(id) ?? 0) + 1
    received.set(id, count)
    requests += 1
    return JSON.stringify({ id: `${Date.now()}${requests}` })
  }
  const server = createServer((request, response) => {
    const finish = () => {
      const body = answer(request.url ?? '')
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end(body)
    }
    request.resume()
    request.on('end', () => (options.latencyMs > 0 ? setTimeout(finish, options.latencyMs) : finish()))
  })
  server.keepAliveTimeout = 60_000
  const { address } = await listenOnLoopback(server)
  return {
    serviceUrl: `${address}/`,
    counts: (): PlatformCounts => ({ requests, throttled: 0, ...spread([...received.values()]) }),
    forget: () => {
      received.clear()
      requests = 0
    },
  }
}

const spread = (counts: readonly number[]) => ({
  reached: counts.filter((count) => count > 0).length,
  twice: counts.filter((count) => count > 1).length,
})

const startTeams = async () => {
  let requests = 0
  let throttled = 0
  const limits = limitsJudge(systemClock)
  const judge: Judge = (request) => {
    requests += 1
    const verdict = limits(request)
    if (verdict) throttled += 1
    return verdict ?? { applied: true, delayMs: options.latencyMs }
  }
  const people = knownPeople(options.people)
  const botEndpoint = 'http://127.0.0.1:9/api/messages'
  const simulator = await startSimulator({ ...aSimulatedOrganisation, people, botEndpoint, port: 0, judge })
  return {
    serviceUrl: simulator.serviceUrl,
    counts: (): PlatformCounts => ({
      requests,
      throttled,
      ...spread(
        people.map((person) => simulator.received(chatOf(simulator.serviceUrl, person).conversation).length),
      ),
    }),
    forget: () => undefined,
  }
}

const platform = options.kind === 'lean' ? await startLean() : await startTeams()
process.on('message', (message) => {
  process.send?.(platform.counts())
  if (message === 'forget') platform.forget()
})
process.once('disconnect', () => process.exit())
process.send?.({ serviceUrl: platform.serviceUrl })
