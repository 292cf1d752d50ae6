import type { AddressInfo } from 'node:net'
import restify from 'restify'
import type { Log } from '../../core/log/log.ts'
import { readJson } from './json-body.ts'
import { isOwnHost } from './own-host.ts'
import { type Page, toPageRequest } from './page.ts'
import { addressOf, createRefusalLimit } from './refusal-limit.ts'
import { errorReply, jsonReply, type Reply, respond } from './respond.ts'
import { type ApiRoute, answerCall } from './serve-api.ts'
import { downloadReply, type FindDownload } from './serve-download.ts'
import { type FindFeed, feedReply } from './serve-feed.ts'
import { pictureReply } from './serve-picture.ts'

type HttpParts = {
  /** What the bot makes of an activity: status and JSON body of the answer. Never rejects. */
  readonly receive: (request: {
    authorization: string
    body: unknown
  }) => Promise<{ readonly status: number; readonly body?: unknown }>
  /** What other programs may call; nothing when not said. */
  readonly api?: readonly ApiRoute[]
  /** What is read with a browser or a scraper; nothing when not said. */
  readonly pages?: readonly Page[]
  readonly findDownload: FindDownload
  /** Nobody has a calendar when not said. */
  readonly findFeed?: FindFeed
  /** Folder of the organisation's pictures. */
  readonly pictures: string
  /** Whether Loa can answer: asked for by whatever spreads the load. */
  readonly isReady: () => Promise<boolean>
  /** `loopback`: only this machine gets in, and only under its own name. */
  readonly reach: 'loopback' | 'network'
  /** How many proxies of one's own stand in front; 0 when not said. */
  readonly proxies?: number
  readonly log: Log
  /** Told of every answer: the path of its route as it is written in the code, or `none`. */
  readonly onAnswered?: (route: string, status: number) => void
  /** Milliseconds that requests under way get to finish when the server closes; 10,000 when not said. */
  readonly patienceMs?: number
  readonly times?: Times
}

/** In milliseconds: until the headers are here, until the body is, and how often Loa looks. */
type Times = { readonly headersMs: number; readonly requestMs: number; readonly lookEveryMs: number }

const usualTimes: Times = { headersMs: 10_000, requestMs: 20_000, lookEveryMs: 5_000 }

type HttpServer = {
  /** 0 takes a free port. Rejects when the port is taken. */
  listen(port: number): Promise<{ readonly port: number }>
  /** Takes nothing new, lets what runs finish, then closes. */
  close(): Promise<void>
}

export const createHttpServer = (parts: HttpParts): HttpServer => {
  const state: State = { closing: false }
  const server = restify.createServer({ name: 'loa', ignoreTrailingSlash: true })
  addGuards(server, parts, state)
  const { onAnswered } = parts
  if (onAnswered)
    server.on('after', (_request: restify.Request, response: restify.Response, route?: { path: string }) =>
      onAnswered(route?.path ?? 'none', response.statusCode),
    )
  addRoutes(server, parts, state)
  limitTimes(server, parts.times ?? usualTimes)
  return {
    listen: (port) => listen(server, port, parts.reach),
    close: () => {
      state.closing = true
      return close(server, parts.patienceMs ?? 10_000)
    },
  }
}

type State = { closing: boolean }
type Handler = (request: restify.Request) => Promise<Reply>

/** What restify would answer in its own words: an unknown path, a wrong method, a handler that failed. */
const addGuards = (server: restify.Server, { reach, log, proxies = 0 }: HttpParts, state: State): void => {
  const refusals = createRefusalLimit(() => performance.now())
  server.pre((request, response, next) => {
    if (state.closing) response.setHeader('connection', 'close')
    const address = addressOf(request, proxies)
    if (reach === 'network') {
      response.once('finish', () => refusals.note(address, response.statusCode))
      if (!refusals.allows(address)) {
        respond(response, { ...errorReply(429, 'TooManyRefusals'), headers: { 'retry-after': '60' } })
        return next(false)
      }
    }
    if (!hasAddress(request)) {
      respond(response, errorReply(400, 'BadAddress'))
      return next(false)
    }
    if (reach === 'network' || isOwnHost(request.headers.host)) return next()
    respond(response, errorReply(403, 'ForeignHost'))
    return next(false)
  })
  // Its callback is left alone: with it restify would answer a second time.
  server.on('restifyError', (_request: restify.Request, response: restify.Response, error: unknown) => {
    const status = statusOf(error)
    if (status >= 500) log.error('request-failed', { status }, error)
    respond(response, errorReply(status, codes.get(status) ?? 'Refused'))
  })
}

/** restify makes a URL of the first line and the `Host` header, and ends the process where they are none. */
const hasAddress = (request: restify.Request): boolean => {
  try {
    request.getUrl()
    return true
  } catch {
    return false
  }
}

const codes = new Map([
  [404, 'NotFound'],
  [405, 'MethodNotAllowed'],
  [500, 'InternalError'],
])

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500

const addRoutes = (server: restify.Server, parts: HttpParts, state: State): void => {
  const isReady = async () => !state.closing && (await parts.isReady())
  const get = (path: string, handler: Handler) => server.get(path, answering(handler))
  server.post(
    '/api/messages',
    answering((request) => receiveMessage(parts, request)),
  )
  for (const route of parts.api ?? [])
    server[route.method](
      route.path,
      answering((request) => answerCall(route, request, parts.log)),
    )
  for (const { path, serve } of parts.pages ?? []) get(path, (request) => serve(toPageRequest(request)))
  get('/healthz', async () => jsonReply(200, { status: 'ok' }))
  get('/readyz', async () =>
    (await isReady()) ? jsonReply(200, { status: 'ready' }) : errorReply(503, 'NotReady'),
  )
  // A named parameter would be cut off at 100 characters, which a signed token is longer than.
  get('/files/*', async ({ params }) => downloadReply(await parts.findDownload(String(params['*']))))
  const { findFeed } = parts
  if (findFeed)
    get('/calendar/:file', ({ params, headers }) =>
      feedReply(findFeed, String(params.file), headers['if-none-match']),
    )
  get('/pictures/:file', ({ params }) => pictureReply(parts.pictures, String(params.file)))
}

const answering = (handler: Handler) => async (request: restify.Request, response: restify.Response) => {
  respond(response, await handler(request))
}

const receiveMessage = async ({ receive, log }: HttpParts, request: restify.Request): Promise<Reply> => {
  const read = await readJson(request)
  if (read.ok) {
    const { status, body } = await receive({
      authorization: request.headers.authorization ?? '',
      body: read.body,
    })
    return jsonReply(status, body)
  }
  const { status, code } = read.refusal
  log.warn('request-refused', { status, code })
  return { ...errorReply(status, code), headers: { connection: 'close' } }
}

/** A connection that waits is kept longer than the load balancers in front keep theirs. */
const limitTimes = ({ server }: restify.Server, { headersMs, requestMs, lookEveryMs }: Times): void => {
  server.headersTimeout = headersMs
  server.requestTimeout = requestMs
  server.keepAliveTimeout = 75_000
  // An option of http.createServer (30 s when not said), which restify calls without any; read as the server listens.
  Object.assign(server, { connectionsCheckingInterval: lookEveryMs })
}

const listen = (server: restify.Server, port: number, reach: HttpParts['reach']): Promise<{ port: number }> =>
  new Promise((resolve, reject) => {
    const { server: http } = server
    http.once('error', reject)
    http.listen(port, reach === 'loopback' ? '127.0.0.1' : undefined, () => {
      http.off('error', reject)
      const address: AddressInfo | string | null = http.address()
      resolve({ port: typeof address === 'object' && address ? address.port : port })
    })
  })

const close = async ({ server: http }: restify.Server, patienceMs: number): Promise<void> => {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  const cut = setTimeout(() => http.closeAllConnections(), patienceMs)
  http.closeIdleConnections()
  await closed
  clearTimeout(cut)
}
