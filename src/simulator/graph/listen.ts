import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { GraphAnswer } from './answer.ts'

export type Received = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export type GraphListening = { readonly port: number; close(): Promise<void> }

/** Serves on the loopback interface only; `cut` breaks the connection off. */
export const listenForGraph = async (
  port: number,
  answer: (request: Received) => Promise<GraphAnswer | 'cut'>,
): Promise<GraphListening> => {
  const server = createServer((request, response) => {
    void respond(answer, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: portOf(server), close: () => closed(server) }
}

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

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
