import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { bindLoopback, type Listening } from '../http/bind-loopback.ts'
import type { GraphAnswer } from './answer.ts'

export type Received = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** `cut` breaks the connection off. */
export const listenForGraph = (
  port: number,
  answer: (request: Received) => Promise<GraphAnswer | 'cut'>,
): Promise<Listening> => {
  const server = createServer((request, response) => {
    void respond(answer, request, response).catch(() => response.destroy())
  })
  return bindLoopback(server, port)
}

const respond = async (
  answer: (request: Received) => Promise<GraphAnswer | 'cut'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const outcome = await answer({
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://graph'),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    text: Buffer.concat(chunks).toString('utf8'),
  })
  if (outcome === 'cut') return void response.destroy()
  const { status, body, headers = {} } = outcome
  response.writeHead(status, {
    ...headers,
    ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
  })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
