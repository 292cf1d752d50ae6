import type { Server } from 'node:http'

/** `close` does not wait for those who are still connected. */
export type Listening = { readonly port: number; close(): Promise<void> }

/** Opens a server on the loopback interface only; port 0 takes a free one. */
export const bindLoopback = async (server: Server, port: number): Promise<Listening> => {
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
