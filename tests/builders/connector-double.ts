import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listenOnLoopback } from './listen-on-loopback.ts'

export type ConnectorCall = {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  readonly body: unknown
}

/** How the double answers: an answer, or what it does to the connection instead. */
export type ConnectorAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'cut'
  | 'silence'

export type ConnectorDouble = {
  readonly serviceUrl: string
  readonly calls: ConnectorCall[]
  /** From now on; undefined for what Teams answers when all is well. */
  answerWith(answer: ConnectorAnswer | undefined): void
  close(): Promise<void>
}

/** The Connector as far as one test needs it. The simulator is the whole of it. */
export const startConnectorDouble = async (): Promise<ConnectorDouble> => {
  const calls: ConnectorCall[] = []
  let answer: ConnectorAnswer | undefined
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { method = '', url = '' } = request
      calls.push({ method, path: url, authorization: request.headers.authorization, body })
      give(response, answer ?? { status: 201, body: { id: `id-${calls.length}` } })
    })
  })
  const { address, close } = await listenOnLoopback(server)
  return {
    serviceUrl: `${address}/teams/`,
    calls,
    answerWith: (next) => {
      answer = next
    },
    close,
  }
}

const read = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

const give = (response: ServerResponse, answer: ConnectorAnswer): void => {
  if (answer === 'silence') return
  if (answer === 'cut') {
    response.destroy()
    return
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
}
