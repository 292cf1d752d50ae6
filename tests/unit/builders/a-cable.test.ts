import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as pause, setImmediate as rest } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { aCable } from '../../builders/a-cable.ts'

const anEcho = async (): Promise<number> => {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  server.unref()
  return (server.address() as AddressInfo).port
}

it('nothing overtakes on a cable, late as its answers were a moment ago', async () => {
  const cable = await aCable(await anEcho())
  const socket = connect(cable.port, '127.0.0.1').setNoDelay(true)
  let heard = ''
  socket.on('data', (data) => {
    heard += data
  })
  let said = ''
  const say = async (next: () => Promise<void>) => {
    const word = `${said.length};`
    said += word
    socket.write(word)
    await next()
  }
  for (let round = 0; round < 10; round += 1) {
    cable.delay(20)
    for (let word = 0; word < 20; word += 1) await say(() => pause(1))
    cable.mend()
    for (let word = 0; word < 40; word += 1) await say(rest)
  }
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(said.length)
  expect(heard).toBe(said)
  socket.destroy()
  await cable.stop()
})
