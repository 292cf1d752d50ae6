import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A TCP connection's way to a server of loopback, which a test can cut, slow down or make lose what comes back. */
export type Cable = {
  readonly port: number
  /** Ends all connections; new ones are ended at once. */
  cut(): void
  /** What is said from now on reaches the server; what it answers is lost. */
  loseAnswers(): void
  /** Answers take so many milliseconds longer. */
  delay(ms: number): void
  mend(): void
  stop(): Promise<void>
}

export const aCable = async (serverPort: number): Promise<Cable> => {
  const sockets = new Set<Socket>()
  let state: 'whole' | 'cut' | 'deaf' = 'whole'
  let delayMs = 0

  const underway = new WeakMap<Socket, Buffer[]>()
  const answer = (near: Socket, data: Buffer) => {
    if (state !== 'whole') return
    const waiting = underway.get(near) ?? []
    if (delayMs === 0 && waiting.length === 0) return void near.write(data)
    underway.set(near, [...waiting, data])
    setTimeout(() => arrive(near), delayMs)
  }
  /** Whichever timer is first, the oldest arrives: a mended cable is no way to overtake. */
  const arrive = (near: Socket) => {
    const [oldest, ...rest] = underway.get(near) ?? []
    underway.set(near, rest)
    if (oldest && near.writable) near.write(oldest)
  }
  const join = (near: Socket) => {
    if (state === 'cut') return near.destroy()
    const far = connect(serverPort, '127.0.0.1')
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket.setNoDelay(true))
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    near.on('data', (data) => far.write(data))
    far.on('data', (data) => answer(near, data))
  }
  const dropAll = () => {
    for (const socket of sockets) socket.destroy()
  }

  const server = createServer(join).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  return {
    port: typeof bound === 'object' && bound ? bound.port : 0,
    cut: () => {
      state = 'cut'
      dropAll()
    },
    loseAnswers: () => {
      state = 'deaf'
    },
    delay: (ms) => {
      delayMs = ms
    },
    mend: () => {
      if (state === 'deaf') dropAll()
      state = 'whole'
      delayMs = 0
    },
    stop: async () => {
      server.close()
      dropAll()
      await once(server, 'close')
    },
  }
}
