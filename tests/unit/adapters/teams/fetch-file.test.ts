import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { createFetchFile } from '../../../../src/adapters/teams/fetch-file.ts'
import { aLog } from '../../../builders/a-log.ts'
import { listenOnLoopback } from '../../../builders/listen-on-loopback.ts'

/** What comes of a file of at most 1,000 bytes within 300 ms, from a server that answers so. */
const fetchFrom = async (answer: (response: ServerResponse) => void, allowed = true) => {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(response)
  })
  const { address, close } = await listenOnLoopback(server)
  onTestFinished(() => close())
  const log = aLog()
  const fetchFile = createFetchFile(() => allowed, log, { bytes: 1_000, fetchMs: 300 })
  const file = await fetchFile(`${address}/file?token=7`, address)
  return { file, asked, logged: log.lines.map(({ event }) => event) }
}

it('the bytes come as they are, asked for with the whole address and no token of Loa’s', async () => {
  const { file, asked, logged } = await fetchFrom((response) => response.end(Buffer.alloc(1_000, 7)))
  expect(file).toEqual(new Uint8Array(1_000).fill(7))
  expect(asked.map(({ url }) => url)).toEqual(['/file?token=7'])
  expect(asked[0]?.headers.authorization).toBeUndefined()
  expect(logged).toEqual([])
})

it('one byte more than the limit is too large, whether its length is told or not', async () => {
  const told = await fetchFrom((response) => response.end(Buffer.alloc(1_001)))
  expect(told.file).toBe('too-large')
  const untold = await fetchFrom((response) => {
    response.write(Buffer.alloc(600))
    response.end(Buffer.alloc(401))
  })
  expect(untold.file).toBe('too-large')
})

it.each([404, 403, 500, 204])('is gone where the answer is %i', async (status) => {
  const { file } = await fetchFrom((response) => response.writeHead(status).end())
  expect(file).toBe('gone')
})

it('a redirect is not followed', async () => {
  const { file, asked } = await fetchFrom((response) => response.writeHead(302, { location: '/else' }).end())
  expect(file).toBe('gone')
  expect(asked).toHaveLength(1)
})

it.each([
  ['never begins', () => {}],
  ['never ends', (response: ServerResponse) => void response.write('x')],
  ['breaks off', (response: ServerResponse) => void response.destroy()],
])('an answer that %s is given up', async (_, answer) => {
  const { file, logged } = await fetchFrom(answer)
  expect(file).toBe('gone')
  expect(logged).toEqual(['file-not-fetched'])
})

it('an address that is not allowed is not asked', async () => {
  const { file, asked, logged } = await fetchFrom((response) => response.end('x'), false)
  expect({ file, asked, logged }).toEqual({ file: 'gone', asked: [], logged: ['file-address-refused'] })
})
