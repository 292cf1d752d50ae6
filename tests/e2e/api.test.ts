import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { type Loa, startLoa } from '../../src/serve.ts'
import { aLog } from '../builders/a-log.ts'

const hashOf = (token: string) => `sha256:${createHash('sha256').update(token).digest('hex')}`

const clients = [
  {
    id: 'monitoring',
    name: 'Monitoring',
    token: hashOf('may-release'),
    scopes: ['announcements:write', 'announcements:release'],
    requestsPerMinute: 10_000,
  },
  { id: 'portal', name: 'Portal', token: hashOf('may-write'), scopes: ['announcements:write'] },
  {
    id: 'hasty',
    name: 'Hasty',
    token: hashOf('may-ask-twice'),
    scopes: ['announcements:read'],
    requestsPerMinute: 2,
  },
  { id: 'wall', name: 'Wall display', token: hashOf('may-read'), scopes: ['announcements:read'] },
]

const folder = mkdtempSync(join(tmpdir(), 'loa-api-'))
const clientsFile = join(folder, 'clients.json')
writeFileSync(clientsFile, JSON.stringify(clients))

const start = (settings: Record<string, string>) =>
  startLoa(readConfig({ PORT: '0', PLAYGROUND_PORT: '0', ...settings }), systemClock, aLog())

let loa: Loa
beforeAll(async () => {
  loa = await start({ STATE_FOLDER: join(folder, 'state'), API_CLIENTS_FILE: clientsFile })
})
afterAll(async () => {
  await loa.close()
  rmSync(folder, { recursive: true })
})

const answerSchema = z.looseObject({ id: z.string().optional() })

const request = async (path: string, init: RequestInit = {}, at = loa) => {
  const response = await fetch(new URL(path, at.endpoint), init)
  return {
    status: response.status,
    headers: response.headers,
    body: answerSchema.parse(await response.json()),
  }
}

const draft = {
  kind: 'outage',
  main: 'vi',
  content: { title: { vi: 'Gián đoạn vô tuyến' }, body: { vi: 'Từ 14:00.' } },
  audience: { include: [{ kind: 'unit', unit: 'radio-team' }] },
}

const headersOf = (token: string, key: string) => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
  'idempotency-key': key,
})

let keys = 0
const freshKey = () => `key-${++keys}`

const post = (body: unknown, { token = 'may-release', key = freshKey() } = {}) =>
  request('/api/announcements', {
    method: 'POST',
    headers: headersOf(token, key),
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const get = (id: string | undefined, token = 'may-release') =>
  request(`/api/announcements/${id}`, { headers: { authorization: `Bearer ${token}` } })

describe('a program with a token', () => {
  it('makes a draft and reads it', async () => {
    const made = await post(draft, { token: 'may-write' })
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', kind: 'outage' } })
    expect(await get(made.body.id, 'may-read')).toMatchObject({ status: 200, body: made.body })
  })

  it('releases to a unit, and reads how many have it', async () => {
    await loa.simulator?.say('nguyen.thi.lan', 'personal', 'help')
    const made = await post({ ...draft, release: true })
    expect(made).toMatchObject({ status: 201, body: { state: 'released' } })
    const recipients = made.body['recipients']
    expect(recipients).toBeGreaterThan(0)
    await expect
      .poll(async () => (await get(made.body.id)).body, { timeout: 30_000 })
      .toMatchObject({ recipients, counts: { delivered: recipients, failed: 0 }, finished: true })
  })

  it('makes one announcement with one key, even when it sends twice at once', async () => {
    const key = freshKey()
    const [first, second] = await Promise.all([post(draft, { key }), post(draft, { key })])
    expect([first.status, second.status].sort()).toEqual([200, 201])
    expect(second.body.id).toBe(first.body.id)
    expect((await post(draft, { key })).body.id).toBe(first.body.id)
  })

  it('is told when a key comes with another body', async () => {
    const key = freshKey()
    await post(draft, { key })
    expect(await post({ ...draft, importance: 'urgent' }, { key })).toMatchObject({
      status: 422,
      body: { error: { code: 'idempotency-key-reused' } },
    })
  })
})

describe('a program is turned away', () => {
  it.each([
    ['no token', {}],
    ['a token of nobody', { authorization: 'Bearer guessed' }],
    ['the hash in place of the token', { authorization: `Bearer ${hashOf('may-release')}` }],
    ['another scheme', { authorization: 'Basic may-release' }],
  ])('with %s, before its body is looked at', async (_, headers: Record<string, string>) => {
    for (const init of [{ headers }, { method: 'POST', headers, body: '{"no' }]) {
      const path = 'body' in init ? '/api/announcements' : '/api/announcements/1'
      const answer = await request(path, init)
      expect(answer).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } })
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  it.each([
    ['making a draft', 'may-read', draft],
    ['releasing', 'may-write', { ...draft, release: true }],
  ])('without the scope for %s', async (_, token, body) => {
    expect(await post(body, { token })).toMatchObject({
      status: 403,
      body: { error: { code: 'missing-scope' } },
    })
  })

  it('without an Idempotency-Key', async () => {
    expect(await post(draft, { key: '' })).toMatchObject({
      status: 400,
      body: { error: { code: 'missing-idempotency-key' } },
    })
  })

  it.each([
    ['no JSON', '{"main":', 400, 'malformed-json'],
    ['nothing', '', 400, 'malformed-json'],
    ['300 kB', { ...draft, content: { title: { vi: 'x'.repeat(300_000) } } }, 413, 'body-too-large'],
    ['an unknown field', { ...draft, colour: 'red' }, 422, 'invalid-body'],
    ['a list', [], 422, 'invalid-body'],
  ])('with %s for a body', async (_, body, status, code) => {
    const answer = await post(body)
    expect(answer).toMatchObject({ status, body: { error: { code, message: expect.any(String) } } })
  })

  it('beyond its requests of the minute, and told when to come back; others are not', async () => {
    const answers = [await get('1', 'may-ask-twice'), await get('1', 'may-ask-twice')]
    expect(answers.every(({ status }) => status !== 429)).toBe(true)
    const refused = await get('1', 'may-ask-twice')
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too-many-requests' } } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await get('1', 'may-read')).status).not.toBe(429)
  })

  it('with a body of another type', async () => {
    const headers = { ...headersOf('may-release', freshKey()), 'content-type': 'text/plain' }
    expect(
      await request('/api/announcements', { method: 'POST', headers, body: JSON.stringify(draft) }),
    ).toMatchObject({ status: 415, body: { error: { code: 'unsupported-media-type' } } })
  })

  it.each(['999', '1%2F..', '__proto__', '%00', 'x'.repeat(90)])('from the announcement %s', async (id) => {
    expect((await get(id)).status).toBe(404)
  })
})

const descriptionSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
})

const operationsOf = (paths: object): string[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )

const referencesIn = (node: unknown): string[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : referencesIn(value)))

describe('the description of the API', () => {
  it('is OpenAPI 3.1, names every operation, and is open to all', async () => {
    const { status, headers, body } = await request('/api/openapi.json')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
    expect(body).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d+$/),
      info: { title: expect.any(String), version: expect.any(String) },
      components: { securitySchemes: { clientToken: { type: 'http', scheme: 'bearer' } } },
    })
    const { paths } = descriptionSchema.parse(body)
    expect(operationsOf(paths)).toEqual(['post /api/announcements', 'get /api/announcements/{id}'])
    expect(Object.keys(paths['/api/announcements']?.['post']?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '201', '400', '401', '403', '409', '413', '415', '422', '429']),
    )
  })

  it('refers only to what it holds', async () => {
    const { body } = await request('/api/openapi.json')
    const references = referencesIn(body)
    expect(references.length).toBeGreaterThan(10)
    const held = Object.keys(descriptionSchema.parse(body).components.schemas).map(
      (name) => `#/components/schemas/${name}`,
    )
    expect(held).toEqual(expect.arrayContaining(references))
  })
})

describe('without a file of clients', () => {
  it('nobody may call, and only the description is there', async () => {
    const closed = await start({ STATE_FOLDER: join(folder, 'closed'), PLAYGROUND: 'off' })
    const statuses = await Promise.all(
      ['/api/openapi.json', '/api/announcements/1', '/api/announcements'].map(
        async (path) => (await request(path, {}, closed)).status,
      ),
    )
    await closed.close()
    expect(statuses).toEqual([200, 404, 404])
  })
})

describe('a start is refused', () => {
  const [first, second] = clients
  it.each([
    ['a file that is not there', undefined, /API_CLIENTS_FILE: .*clients-\d+\.json: cannot be read/],
    ['no JSON', 'secret-words', /: is no JSON/],
    ['a token that is no hash', [{ ...first, token: 'secret-words' }], /: \[0\]\.token: is "sha256:"/],
    ['a scope of nothing', [{ ...first, scopes: ['secret-words'] }], /: \[0\]\.scopes\[0\]: /],
    ['a field too many', [{ ...first, 'secret-words': 1 }], /: \[0\]: has a field that is not known/],
    ['one token twice', [first, { ...second, token: first?.token }], /: \[1\]\.token: stands there twice/],
    ['one id twice', [first, { ...second, id: first?.id }], /: \[1\]\.id: stands there twice/],
  ])('for %s, with file and place and without a value', async (_, content, reason) => {
    const file = join(folder, `clients-${++keys}.json`)
    if (content) writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    const refused = start({ STATE_FOLDER: join(folder, 'refused'), API_CLIENTS_FILE: file })
    await expect(refused).rejects.toMatchObject({
      code: 'bad-config',
      message: expect.stringMatching(reason),
    })
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('secret-words') })
  })
})
