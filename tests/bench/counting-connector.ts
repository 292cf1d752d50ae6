import { createServer } from 'node:http'
import { listenOnLoopback } from '../builders/listen-on-loopback.ts'

export type CountingConnector = {
  readonly serviceUrl: string
  /** Messages that came in so far. */
  received(): number
  /** The last of them, as it was sent. */
  last(): string
  close(): Promise<void>
}

/** As much of the Connector as a bench needs: it takes every message and counts it. */
export const startCountingConnector = async (): Promise<CountingConnector> => {
  let received = 0
  let last = ''
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received += 1
      last = Buffer.concat(chunks).toString('utf8')
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end(`{"id":"${received}"}`)
    })
  })
  const { address, close } = await listenOnLoopback(server)
  return { serviceUrl: `${address}/`, received: () => received, last: () => last, close }
}
