import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bindLoopback, type Listening } from './bind-loopback.ts'
import { type Answer, findRoute, type Route } from './route.ts'

/** In bytes: a file of 7 MB that the page sends as base64. Beyond this a body is read to its end, as HTTP wants it, but not kept. */
const largestBody = 10 * 1024 * 1024

/**
 * Serves on the loopback interface only. A page of another origin gets nothing: the Host header must name this
 * server (DNS rebinding), an Origin must be its own, and a body must be JSON, which no foreign form can send.
 */
export const listenOnLoopback = async (
  port: number,
  routesAt: (port: number) => readonly Route[],
): Promise<Listening> => {
  let routes: readonly Route[] = []
  const server = createServer((request, response) => {
    void respond(routes, request, response).catch(() => response.destroy())
  })
  server.keepAliveTimeout = 60_000
  const listening = await bindLoopback(server, port)
  routes = routesAt(listening.port)
  return listening
}

const respond = async (
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const outcome = await decide(routes, request)
  if ('takeOver' in outcome) return outcome.takeOver(response, request)
  send(response, outcome)
}

const decide = async (routes: readonly Route[], request: IncomingMessage) => {
  if (!isOwnOrigin(request))
    return refusal(403, 'Forbidden', 'this server answers its own page and the bot only')
  const url = URL.parse(request.url ?? '/', 'http://loopback')
  if (!url) return refusal(400, 'BadArgument', 'the address cannot be read')
  const method = request.method ?? 'GET'
  const found = findRoute(routes, method, url.pathname)
  if (found === 404) return refusal(404, 'NotFound', 'no such address')
  if (found === 405) return refusal(405, 'MethodNotAllowed', 'this address does not take that method')
  const body = await readJson(request)
  if ('refused' in body) return body.refused
  return found.handle({ method, path: url.pathname, query: url.searchParams, params: found.params, ...body })
}

const isOwnOrigin = ({ headers, socket }: IncomingMessage): boolean => {
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`]
  const foreignOrigin =
    headers.origin !== undefined && !own.some((host) => headers.origin === `http://${host}`)
  return own.includes(headers.host ?? '') && !foreignOrigin
}

type Read = { readonly body: unknown; readonly size: number } | { readonly refused: Answer }

const readJson = async (request: IncomingMessage): Promise<Read> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= largestBody) chunks.push(chunk)
  }
  if (length > largestBody) return { refused: refusal(413, 'RequestEntityTooLarge', 'the body is too large') }
  if (length === 0) return { body: undefined, size: 0 }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return { refused: refusal(415, 'UnsupportedMediaType', 'the body must be application/json') }
  return parse(Buffer.concat(chunks).toString('utf8'))
}

const parse = (text: string): Read => {
  try {
    return { body: JSON.parse(text), size: text.length }
  } catch {
    return { refused: refusal(400, 'BadSyntax', 'the body is not JSON') }
  }
}

/** An error as the Connector words it. */
export const refusal = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Answer => ({
  status,
  body: { error: { code, message } },
  headers,
})

const send = (response: ServerResponse, { status, body, headers }: Answer): void => {
  const raw = typeof body === 'string' || body instanceof Uint8Array
  if (!raw) response.setHeader('content-type', 'application/json; charset=utf-8')
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
  response.writeHead(status)
  if (body === undefined) response.end()
  else response.end(raw ? body : JSON.stringify(body))
}
