import { setTimeout as pause } from 'node:timers/promises'
import type { TokenCredential } from '@azure/identity'
import { Client, HTTPMessageHandler, ResponseType } from '@microsoft/microsoft-graph-client'
import { Failure } from '../../core/errors/failure.ts'
import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'
import { createGrants, type GraphFeature } from './grants.ts'
import { type GraphAnswer, readAnswer } from './graph-answer.ts'
import { giveUp, mayRepeat, waitBefore } from './repeat-request.ts'

export type GraphRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the version, with its query: `/users/delta?$select=mail`; or a whole link that Graph gave. */
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** A POST that does no harm when it is made twice. */
  readonly repeatable?: boolean
}

/** Microsoft Graph, one request at a time. Never rejects for what Graph can answer. */
export type Graph = {
  /** A feature that was refused is not asked for again for an hour: `denied` comes without a request. */
  ask(feature: GraphFeature, request: GraphRequest): Promise<GraphAnswer>
  /** What a part of a batch was answered: a refusal switches its feature off as well. */
  note(feature: GraphFeature, answer: GraphAnswer): void
}

export type GraphParts = {
  /** Where tokens come from; `getToken` alone is used. */
  readonly credential: Pick<TokenCredential, 'getToken'>
  /** Without the version; that of the public cloud when not said. */
  readonly baseUrl?: string
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds; a test hands in one that does not last. */
  readonly wait?: (ms: number) => Promise<void>
  /** In milliseconds; 30,000 when not said. */
  readonly answerMs?: number
}

const publicCloud = 'https://graph.microsoft.com'

const version = 'v1.0'

const withoutSlash = (baseUrl = publicCloud): string => baseUrl.replace(/\/+$/, '')

/** What every address of Graph begins with; `baseUrl` as in `GraphParts`. */
export const graphRoot = (baseUrl?: string): string => `${withoutSlash(baseUrl)}/${version}`

/**
 * Graph's client with retries of our own: the library's cuts a `Retry-After` of more than three minutes short and
 * repeats POSTs after a 503 or 504, which may send an invitation twice.
 */
export const createGraph = (parts: GraphParts): Graph => {
  const { clock, log, wait = async (ms) => void (await pause(ms)) } = parts
  const baseUrl = withoutSlash(parts.baseUrl)
  const client = Client.initWithMiddleware({
    middleware: new HTTPMessageHandler(),
    baseUrl: `${baseUrl}/`,
    defaultVersion: version,
  })
  const grants = createGrants(clock, log)

  const attempt = async (request: GraphRequest): Promise<GraphAnswer> => {
    const path = pathBelow(baseUrl, request.path)
    if (path === undefined) return { kind: 'failed', status: 400, code: 'foreign-link' }
    const token = await tokenOf(parts.credential, baseUrl)
    if (token === undefined) return { kind: 'failed', status: 401, code: 'no-token' }
    try {
      const prepared = client
        .api(path)
        .headers({ ...request.headers, authorization: `Bearer ${token}` })
        .option('signal', AbortSignal.timeout(parts.answerMs ?? 30_000))
        .responseType(ResponseType.RAW)
      return await readAnswer(await send(prepared, request), clock)
    } catch {
      // The cause's message names addresses, and with them people.
      return { kind: 'failed', status: 0, code: 'unreachable' }
    }
  }

  const persist = async (request: GraphRequest, attempts = 1): Promise<GraphAnswer> => {
    const answer = await attempt(request)
    if (!mayRepeat(request, answer)) return answer
    const ms = waitBefore(answer, attempts, clock)
    if (giveUp(ms, attempts)) return answer
    await wait(ms)
    return persist(request, attempts + 1)
  }

  const note = (feature: GraphFeature, answer: GraphAnswer): void => {
    if (answer.kind === 'denied') grants.refused(feature, answer.code)
    if (answer.kind === 'ok') grants.granted(feature)
  }
  return {
    note,
    ask: async (feature, request) => {
      if (grants.isOff(feature)) return { kind: 'denied', code: 'not-granted' }
      const answer = await persist(request)
      if (request.path !== '/$batch' || answer.kind !== 'ok') note(feature, answer)
      return answer
    },
  }
}

const tokenOf = async (
  credential: GraphParts['credential'],
  baseUrl: string,
): Promise<string | undefined> => {
  try {
    return (await credential.getToken(`${baseUrl}/.default`))?.token
  } catch {
    return undefined
  }
}

/** Links are whole addresses; the token goes to Graph alone, so a link to elsewhere is not followed. */
const pathBelow = (baseUrl: string, path: string): string | undefined => {
  if (path.startsWith('/')) return path
  const root = graphRoot(baseUrl)
  return path.startsWith(`${root}/`) ? path.slice(root.length) : undefined
}

const send = async (
  prepared: ReturnType<Client['api']>,
  { method, body }: GraphRequest,
): Promise<Response> => {
  const response: unknown = await {
    GET: () => prepared.get(),
    POST: () => prepared.post(body ?? {}),
    PATCH: () => prepared.patch(body ?? {}),
    DELETE: () => prepared.delete(),
  }[method]()
  if (response instanceof Response) return response
  throw new Failure('no-graph-answer', 'the client gave no response')
}
