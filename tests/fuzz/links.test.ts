import { request } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { aFuzzedLoa, type FuzzedLoa, metricsToken } from './a-fuzzed-loa.ts'
import { linksOf } from './buttons-of.ts'
import { explore } from './explore.ts'
import { strangeText } from './strange-values.ts'

let loa: FuzzedLoa
/** Paths that cards of Loa's lead to. */
const genuine: string[] = []

beforeAll(async () => {
  loa = await aFuzzedLoa()
  for (const [person, text] of [
    ['nguyen.thi.lan', 'lịch khám của tôi'],
    ['tran.thu.hoa', 'lịch khám của tôi'],
    ['nguyen.thi.lan', 'hôm nay họp gì'],
    ['nguyen.thi.lan', 'liên kết lịch'],
    ['vo.minh.thu', 'nhật ký kiểm toán'],
    ['le.thanh.mai', 'khen thưởng 2020'],
    ['pham.quoc.dung', 'báo cáo dịch vụ 2020'],
  ] as const) {
    const { cards } = await loa.exchange(loa.activity(person, { text }))
    genuine.push(
      ...linksOf(cards).flatMap((url) =>
        url.startsWith(loa.address) ? [url.slice(loa.address.length)] : [],
      ),
    )
  }
  if (genuine.length === 0) throw new Error('no card leads to a file')
})
afterAll(() => loa.close())

const routes = [
  '/files/',
  '/pictures/',
  '/calendar/',
  '/status',
  '/status.json',
  '/api/announcements/',
  '/api/openapi.json',
  '/metrics',
  '/healthz',
  '/readyz',
  '/api/messages',
  '/',
]

/** A path as it stands in the first line of a request, past every client that would tidy it up. */
const raw = (line: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(loa.address)
    const socket = connect(Number(port), hostname, () => {
      socket.end(
        `${line}\r\nhost: 127.0.0.1\r\nconnection: close\r\nauthorization: Bearer ${metricsToken}\r\n\r\n`,
        'latin1',
      )
    })
    let answer = ''
    socket.setEncoding('latin1').on('data', (part) => {
      answer += part
    })
    socket.on('close', () => resolve(Number(answer.slice(9, 12))))
    socket.on('error', reject)
  })

const held = (status: number) => {
  if (status >= 500 && status !== 501) throw new Error(`it is a ${status}`)
}

const token = fc.oneof(
  strangeText.map((text) => text.slice(0, 3_000)),
  fc.nat(10_000).map((place) => genuine[place % genuine.length]?.split('/').at(-1) ?? ''),
  fc.base64String({ maxLength: 300 }),
)

describe('whatever an address says, it is no 5xx', () => {
  it('a genuine link with a few signs changed', () =>
    explore(
      fc.tuple(
        fc.nat(10_000),
        fc.nat(2_000),
        fc.constantFrom('', '.', 'A', '%', '%zz', '%00', '..', '/', '='),
      ),
      { runs: 200 },
      async ([which, where, put]) => {
        const path = genuine[which % genuine.length] ?? ''
        const at = where % path.length
        held(await raw(`GET ${path.slice(0, at)}${put}${path.slice(at + 1)} HTTP/1.1`))
      },
    ))

  it('a strange word behind each route', () =>
    explore(
      fc.tuple(fc.constantFrom(...routes), token, fc.constantFrom('', '.ics', '.png', '?lang=ru', '?a=%zz')),
      { runs: 400 },
      async ([route, word, end]) => {
        await loa.request(`${route}${encodeURIComponent(word.toWellFormed())}${end}`)
      },
    ))

  it('a first line that no client writes', () =>
    explore(
      fc.tuple(
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE', 'PROPFIND', 'get'),
        fc.constantFrom('', ...routes, '//', '*', 'http://evil.example', 'http://[::1/', '/%'),
        fc.oneof(
          strangeText,
          fc.constantFrom('%', '%zz', '%E0%A4%A', '//[', '?', '??&&==', '#', '\\', '/../..', '%2e%2e%2f'),
        ),
      ),
      { runs: 400 },
      async ([method, route, word]) => {
        held(await raw(`${method} ${route}${word.replace(/[\s]/g, '').slice(0, 4_000)} HTTP/1.1`))
      },
    ))

  it('headers that make no sense', () =>
    explore(
      fc.tuple(
        fc.constantFrom(...routes),
        fc.constantFrom(
          'authorization',
          'accept-language',
          'if-none-match',
          'content-type',
          'idempotency-key',
          'x-forwarded-for',
          'range',
          'accept',
        ),
        strangeText,
      ),
      { runs: 200 },
      ([route, name, value]) =>
        new Promise<void>((resolve, reject) => {
          const plain = value.replace(/[^\x20-\x7e\x80-\xff]/g, '').slice(0, 6_000)
          request(`${loa.address}${route}`, { headers: { [name]: plain } }, (response) => {
            response.resume()
            response.on('end', () =>
              response.statusCode && response.statusCode >= 500
                ? reject(new Error(`${response.statusCode}`))
                : resolve(),
            )
          })
            .on('error', reject)
            .end()
        }),
    ))
})
