import {
  request as ask,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'

/** Largest body that is passed on, in bytes: Loa takes none that is larger. */
const largestBody = 1_000_000

/**
 * Passes each request to the next of the targets that takes it. Who cannot be reached is passed over; once a request
 * has left, it is nobody else's any more, and a connection that breaks then is a 502, as with any balancer.
 */
export const createRoundRobin = (targets: () => readonly URL[]): Server => {
  let turn = 0
  return createServer((request, response) => {
    void readBody(request).then(
      (body) => {
        if (body === undefined) return refuse(response, 413)
        turn += 1
        const all = targets()
        const first = turn % all.length
        return passOn(request, body, response, [...all.slice(first), ...all.slice(0, first)])
      },
      () => response.destroy(),
    )
  })
}

const passOn = (
  incoming: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  [target, ...others]: readonly URL[],
): void => {
  if (!target) {
    refuse(response, 503)
    return
  }
  const { method, url, headers } = incoming
  const outgoing = ask({ host: target.hostname, port: target.port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.once('error', () => response.destroy())
  })
  outgoing.once('error', (error) => {
    if ('code' in error && error.code === 'ECONNREFUSED') return passOn(incoming, body, response, others)
    if (response.headersSent) return void response.destroy()
    refuse(response, 502)
  })
  outgoing.end(body)
}

const refuse = (response: ServerResponse, status: number): void => {
  response.writeHead(status).end()
}

/** undefined: it is too large. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
