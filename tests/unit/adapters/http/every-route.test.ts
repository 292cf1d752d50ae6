import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../../../src/adapters/http/create-http-server.ts'
import { metricsPage } from '../../../../src/adapters/http/metrics-page.ts'
import { aLog } from '../../../builders/a-log.ts'

const file = { name: 'a.ics', contentType: 'text/calendar', body: 'BEGIN:VCALENDAR' }
const folder = mkdtempSync(join(tmpdir(), 'loa-routes-'))
writeFileSync(join(folder, 'a.png'), 'a picture')

const server = createHttpServer({
  receive: async () => ({ status: 200 }),
  api: [
    { method: 'post', path: '/api/things', open: () => async () => ({ status: 201, body: {} }) },
    {
      method: 'get',
      path: '/api/things/:id',
      open: () => async () => ({ status: 200, page: '<p>a thing</p>' }),
    },
    {
      method: 'get',
      path: '/api/broken',
      open: () => async () => {
        throw new TypeError('broken')
      },
    },
  ],
  pages: [metricsPage('a-token', { contentType: 'text/plain', read: async () => 'up 1' })],
  findDownload: async (token) => (token === 'old' ? 'expired' : token === 'good' ? file : undefined),
  pictures: folder,
  isReady: async () => false,
  reach: 'network',
  log: aLog(),
  patienceMs: 100,
  times: { headersMs: 200, requestMs: 300, lookEveryMs: 50 },
})

let port: number
beforeAll(async () => {
  port = (await server.listen(0)).port
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** What comes back for a request as it stands, up to the end of the connection. */
const send = (head: string, body = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head)
      socket.write(body)
    })
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (part) => {
      answer += part
    })
    socket.on('close', () => resolve(answer))
    // What is cut while it still writes ends so.
    socket.on('error', (error) =>
      'code' in error && error.code !== 'ENOENT' ? resolve(answer) : reject(error),
    )
  })

const request = (line: string, headers: readonly string[] = []) =>
  send([`${line} HTTP/1.1`, 'host: loa.example', 'connection: close', ...headers, '', ''].join('\r\n'))

const posts = ['/api/messages', '/api/things']

describe('every answer of every route', () => {
  it.each([
    ['200', 'GET /healthz'],
    ['503', 'GET /readyz'],
    ['200', 'GET /files/good'],
    ['404', 'GET /files/none'],
    ['410', 'GET /files/old'],
    ['200', 'GET /pictures/a.png'],
    ['404', 'GET /pictures/b.png'],
    ['401', 'GET /metrics'],
    ['200', 'GET /api/things/1'],
    ['500', 'GET /api/broken'],
    ['415', 'POST /api/messages'],
    ['415', 'POST /api/things'],
    ['405', 'GET /api/messages'],
    ['405', 'DELETE /api/things'],
    ['404', 'GET /'],
    ['400', 'GET http://[::1/'],
  ])('keeps browsers from making more of it: %s for %s', async (status, line) => {
    const answer = (await request(line)).toLowerCase()
    expect(answer.slice(0, 12)).toBe(`http/1.1 ${status}`)
    for (const header of [
      'x-content-type-options: nosniff',
      'x-frame-options: deny',
      'referrer-policy: no-referrer',
      "content-security-policy: default-src 'none'; frame-ancestors 'none'",
      'cache-control: ',
    ])
      expect(answer).toContain(header)
    expect(answer).not.toMatch(/x-powered-by|restify|typeerror|at .*\.ts/)
  })
})

describe('every route that reads a body', () => {
  const head = (path: string, length: number) =>
    `POST ${path} HTTP/1.1\r\nhost: loa.example\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: ${length}\r\n\r\n`

  it.each(posts)('takes no more than 256 kB: %s', async (path) => {
    const body = JSON.stringify('x'.repeat(256 * 1024))
    expect((await send(head(path, body.length), body)).slice(0, 12)).toBe('HTTP/1.1 413')
  })

  it.each(posts)('cuts off who dawdles over the body: %s', async (path) => {
    expect((await send(head(path, 1_000), '{"a":')).slice(0, 12)).toMatch(/^(HTTP\/1.1 408)?$/)
  })
})

describe('a connection', () => {
  it('is cut where the headers do not come to an end', async () => {
    const answer = await send('GET /healthz HTTP/1.1\r\nhost: loa.example\r\nx-a: ')
    expect(answer.slice(0, 12)).toMatch(/^(HTTP\/1.1 408)?$/)
  })
})

describe('an address that is no URL', () => {
  it.each([
    ['GET http://[::1/', 'loa.example'],
    ['GET http://loa.example%/', 'loa.example'],
    ['GET /healthz', '[::1'],
    ['GET /healthz', '%'],
    ['GET /healthz', 'a b'],
  ])('is a 400, and the next request is answered: %s for the host %s', async (line, host) => {
    expect((await send(`${line} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)).slice(0, 12)).toBe(
      'HTTP/1.1 400',
    )
    expect((await request('GET /healthz')).slice(0, 12)).toBe('HTTP/1.1 200')
  })
})
