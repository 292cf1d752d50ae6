import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aServedBot, oneCard, type ServedBot } from '../../../builders/a-served-bot.ts'
import { anActivity } from '../../../builders/an-activity.ts'
import { startConnectorDouble } from '../../../builders/connector-double.ts'

const file = {
  name: 'họp "giao ban".ics',
  contentType: 'text/calendar; charset=utf-8',
  body: 'BEGIN:VCALENDAR',
}
const longToken = `${'a'.repeat(400)}.${'b'.repeat(43)}`

let folder: string
let served: ServedBot

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loa-pictures-'))
  await writeFile(join(folder, 'hội-nghị.png'), 'a picture')
  await writeFile(join(folder, '..', 'loa-secret.png'), 'a secret')
  served = await aServedBot({
    pictures: folder,
    findDownload: async (token) => (token === 'old' ? 'expired' : token === longToken ? file : undefined),
  })
})
afterAll(async () => {
  await served.close()
  await rm(join(folder, '..', 'loa-secret.png'))
  await rm(folder, { recursive: true })
})

const get = (path: string, init?: RequestInit) => fetch(`${served.address}${path}`, init)

/** A path as it stands, which fetch would tidy up; and headers that fetch does not let through. */
const raw = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(served.address)
    request({ hostname, port, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

describe('the endpoint of the bot', () => {
  it('refuses another method', async () => {
    const response = await get('/api/messages')
    expect([response.status, await response.json()]).toEqual([405, { error: { code: 'MethodNotAllowed' } }])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'refuses a body of the type %s',
    async (type) => {
      expect((await served.post('{}', { 'content-type': type })).status).toBe(415)
    },
  )

  it('refuses a body that is no JSON', async () => {
    expect(await served.post('{"type":')).toEqual({ status: 400, body: { error: { code: 'MalformedJson' } } })
    expect((await served.post('')).status).toBe(400)
  })

  it.each([300_000, 3_000_000])('refuses a body of %i bytes', async (size) => {
    expect((await served.post(anActivity({ text: 'x'.repeat(size) }))).status).toBe(413)
  })

  it('takes a text of 100 kB', async () => {
    const connector = await startConnectorDouble()
    const text = 'x'.repeat(100_000)
    expect((await served.post(anActivity({ text, serviceUrl: connector.serviceUrl }))).status).toBe(200)
    await connector.close()
  })

  it.each([
    ['good', gzipSync('{}')],
    ['bad', Buffer.from('no gzip')],
  ])('refuses %s gzip, which restify would unpack without a limit', async (_, body) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect((await get('/api/messages', { method: 'POST', headers, body })).status).toBe(415)
  })
})

describe('a server on loopback', () => {
  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', 'loa.internal:3978'])(
    'refuses a host name that is not its own: %s',
    async (host) => {
      expect(await raw('/healthz', { host })).toBe(403)
    },
  )

  it.each(['localhost:3978', '127.0.0.1', '[::1]:3978'])('answers to its own name: %s', async (host) => {
    expect(await raw('/healthz', { host })).toBe(200)
  })
})

describe('a download', () => {
  it('comes with its name, also behind a token of some length', async () => {
    const response = await get(`/files/${longToken}`)
    expect(await response.text()).toBe(file.body)
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="h_p _giao ban_.ics"; filename*=UTF-8''h%E1%BB%8Dp%20%22giao%20ban%22.ics`,
    )
  })

  it('that expired or never was is said on a plain page', async () => {
    const [expired, unknown] = [await get('/files/old'), await get('/files/<script>')]
    expect([expired.status, unknown.status]).toEqual([410, 404])
    expect(expired.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await unknown.text()).not.toContain('script>')
  })
})

describe('a picture', () => {
  it('comes from the folder', async () => {
    const response = await get(`/pictures/${encodeURIComponent('hội-nghị.png')}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(await response.text()).toBe('a picture')
  })

  it.each([
    '/pictures/../loa-secret.png',
    '/pictures/..%2floa-secret.png',
    '/pictures/%2e%2e%2floa-secret.png',
    '/pictures/..%5cloa-secret.png',
    '/pictures//loa-secret.png',
    '/pictures/%00.png',
    '/pictures/.png',
    '/pictures/none.png',
    '/pictures/people.json',
  ])('never comes from elsewhere: %s', async (path) => {
    expect(await raw(path)).toBe(404)
  })
})

describe('every answer', () => {
  it('keeps browsers from making more of it', async () => {
    const response = await get('/nothing-here')
    expect([response.status, await response.json()]).toEqual([404, { error: { code: 'NotFound' } }])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
  })
})

describe('a server that closes', () => {
  it('finishes the turn that runs, and takes nothing new', async () => {
    const connector = await startConnectorDouble()
    let finish = () => {}
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const closing = await aServedBot({
      respond: async (incoming) => {
        await finished
        return oneCard(incoming)
      },
    })
    const turn = closing.post(anActivity({ serviceUrl: connector.serviceUrl }))
    await expect.poll(() => closing.heard.length).toBe(1)
    const closed = closing.close()
    await expect(fetch(`${closing.address}/healthz`)).rejects.toThrow()
    finish()
    expect((await turn).status).toBe(200)
    await closed
    expect(connector.calls).toHaveLength(1)
    await connector.close()
  })
})
