import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Clock } from '../../core/time/clock.ts'
import type { GraphFeature } from './grants.ts'
import type { Graph, GraphRequest } from './graph.ts'
import { type GraphAnswer, interpret, retryTime } from './graph-answer.ts'

/** Requests a batch, as Graph allows. */
const batchSize = 20

/** How often a part that was throttled is asked again. */
const mostRounds = 5

const responsesSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
})

type Batching = {
  readonly graph: Graph
  readonly feature: GraphFeature
  readonly clock: Clock
  readonly wait?: ((ms: number) => Promise<void>) | undefined
}

/**
 * The answers to requests, in their order, twenty to an exchange (JSON batching). A part that was throttled is asked
 * again when its `Retry-After` is over; the others of its batch are not.
 */
export const askInBatches = async (
  batching: Batching,
  requests: readonly GraphRequest[],
): Promise<readonly GraphAnswer[]> => {
  const answers: GraphAnswer[] = []
  for (let start = 0; start < requests.length; start += batchSize)
    answers.push(...(await askOnce(batching, requests.slice(start, start + batchSize))))
  return answers
}

const askOnce = async (
  batching: Batching,
  requests: readonly GraphRequest[],
  round = 1,
): Promise<readonly GraphAnswer[]> => {
  const answers = [...(await exchange(batching, requests))]
  const throttled = answers.flatMap((answer, index) => (answer.kind === 'throttled' ? [index] : []))
  if (throttled.length === 0 || round >= mostRounds) return answers
  const now = batching.clock().toMillis()
  const waits = throttled.map((index) => waitOf(answers[index], now))
  await (batching.wait ?? pause)(Math.max(...waits))
  const again = await askOnce(
    batching,
    throttled.flatMap((index) => requests[index] ?? []),
    round + 1,
  )
  for (const [position, index] of throttled.entries()) answers[index] = again[position] ?? lost
  return answers
}

const waitOf = (answer: GraphAnswer | undefined, now: number): number =>
  answer?.kind === 'throttled' && answer.until !== undefined ? Math.max(0, answer.until - now) : 2_000

const lost: GraphAnswer = { kind: 'failed', status: 0, code: 'no-answer-in-batch' }

const exchange = async (
  { graph, feature, clock }: Batching,
  requests: readonly GraphRequest[],
): Promise<readonly GraphAnswer[]> => {
  const whole = await graph.ask(feature, {
    method: 'POST',
    path: '/$batch',
    body: {
      requests: requests.map(({ method, path, body, headers }, index) => ({
        id: String(index),
        method,
        url: path,
        ...(body !== undefined && { body }),
        headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      })),
    },
    repeatable: requests.every(({ method, repeatable }) => method !== 'POST' || repeatable === true),
  })
  if (whole.kind !== 'ok') return requests.map(() => whole)
  const parsed = responsesSchema.safeParse(whole.body)
  const responses = new Map(parsed.data?.responses.map((response) => [response.id, response]))
  return requests.map((_, index) => {
    const response = responses.get(String(index))
    if (!response) return lost
    const until = retryTime(retryAfterOf(response.headers), clock)
    const answer = interpret(response.status, response.body, until)
    graph.note(feature, answer)
    return answer
  })
}

const retryAfterOf = (headers: Readonly<Record<string, string>> = {}): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
