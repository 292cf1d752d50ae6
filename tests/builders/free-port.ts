import { createServer } from 'node:http'
import { listenOnLoopback } from './listen-on-loopback.ts'

/** For a program that is told its port; the system does not hand it out again soon. */
export const freePort = async (): Promise<number> => {
  const { address, close } = await listenOnLoopback(createServer())
  await close()
  return Number(new URL(address).port)
}
