import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { aServedBot, type ServedBot } from '../builders/a-served-bot.ts'
import { anActivity } from '../builders/an-activity.ts'
import { type ConnectorDouble, startConnectorDouble } from '../builders/connector-double.ts'
import { appId, type LocalIssuer, startLocalIssuer, type TokenClaims } from '../builders/local-issuer.ts'

let issuer: LocalIssuer
let connector: ConnectorDouble
let served: ServedBot

beforeAll(async () => {
  connector = await startConnectorDouble()
})
afterAll(() => connector.close())

beforeEach(async () => {
  // The SDK writes each bad token to the console.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  issuer = await startLocalIssuer()
  served = await aServedBot({ credentials: issuer.credentials })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await served.close()
  await issuer.close()
})

const post = (authorization: string | undefined, overrides: Readonly<Record<string, unknown>> = {}) =>
  served.post(
    anActivity({ serviceUrl: connector.serviceUrl, ...overrides }),
    authorization === undefined ? {} : { authorization },
  )

const token = (claims?: TokenClaims, header?: { alg?: string; kid?: string }) =>
  `Bearer ${issuer.token(connector.serviceUrl, claims, header)}`

/** The SDK takes such a token for whatever service address the activity names. */
const emulator = {
  iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
  ver: '1.0',
  appid: appId,
}

const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset

const bent = (jwt: string) => `${jwt.slice(0, -6)}AAAAAA`

/** A token signed with the public key's text as an HMAC secret: the classic confusion of algorithms. */
const hmacToken = (jwt: string) => {
  const [, payload] = jwt.split('.')
  const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url')
  return `Bearer ${header}.${payload}.${createHmac('sha256', 'key').update(`${header}.${payload}`).digest('base64url')}`
}

describe('with credentials', () => {
  it('a good token gets in, and the answer carries Loa’s own', async () => {
    connector.calls.length = 0
    expect((await post(token())).status).toBe(200)
    expect(connector.calls[0]?.authorization).toBe('Bearer a-token-of-the-local-issuer')
  })

  const bad: readonly (readonly [string, () => string | undefined])[] = [
    ['no token', () => undefined],
    ['an empty one', () => ''],
    ['another scheme', () => token().replace('Bearer', 'Basic')],
    ['one that is no JWT', () => 'Bearer abc'],
    ['one of empty parts', () => 'Bearer ..'],
    ['one whose payload is no JSON', () => 'Bearer e30.AAAA.AAAA'],
    ['one whose payload is a list', () => `Bearer e30.${Buffer.from('[]').toString('base64url')}.AAAA`],
    ['one with a bad header', () => token().replace(/Bearer [^.]+/, 'Bearer AAAA')],
    ['one for another audience', () => token({ aud: 'somebody else' })],
    ['one of another issuer', () => token({ iss: 'https://api.botframework.com' })],
    ['one of an emulator', () => token(emulator)],
    ['one of a foreign tenant', () => token({ tid: '00000000-0000-4000-8000-000000000000' })],
    ['one for another service address', () => token({ serviceurl: 'https://smba.example/' })],
    ['one for no service address', () => token({ serviceurl: undefined })],
    ['one that has expired', () => token({ nbf: seconds(-7_200), exp: seconds(-3_600) })],
    ['one that is not yet valid', () => token({ nbf: seconds(3_600), exp: seconds(7_200) })],
    ['one with a bad signature', () => bent(token())],
    ['one without a signature', () => token({}, { alg: 'none' })],
    ['one signed with another algorithm', () => hmacToken(token())],
    ['one of an unknown key', () => token({}, { kid: 'unknown' })],
  ]

  it.each(bad)('%s is a 401', async (_, authorization) => {
    const answer = await post(authorization())
    expect(answer).toEqual({ status: 401, body: { error: { code: 'unauthorized' } } })
    expect(served.heard).toEqual([])
  })

  it('an activity that names no service address is refused, whatever its token', async () => {
    expect((await post(token(), { serviceUrl: undefined })).status).toBe(400)
    expect((await post(token({ serviceurl: '' }), { serviceUrl: '' })).status).toBe(400)
  })

  it.each(['AseChannel', 'emulator', 'webchat'])(
    'an activity of the channel %s is a 401',
    async (channelId) => {
      expect((await post(token(), { channelId })).status).toBe(401)
    },
  )

  it('a key that is published before its first use gets in', async () => {
    issuer.rollOver({ published: true })
    expect((await post(token())).status).toBe(200)
  })

  it('a key that came after the keys were read is a 200 or a 401', async () => {
    await post(token())
    issuer.rollOver({ published: true })
    expect([200, 401]).toContain((await post(token())).status)
  })

  it('a key that is never published is a 401', async () => {
    await post(token())
    issuer.rollOver({ published: false })
    expect((await post(token())).status).toBe(401)
  })

  it('an issuer that cannot be reached is a 401', async () => {
    const authorization = token()
    await issuer.close()
    expect((await post(authorization)).status).toBe(401)
  })

  it('an activity of a tenant that is not allowed, or of none, is a 403', async () => {
    const foreign = { id: 'a:chat', conversationType: 'personal', tenantId: 'another' }
    expect((await post(token(), { conversation: foreign, channelData: undefined })).status).toBe(403)
    expect((await post(token(), { conversation: foreign })).status).toBe(403)
    const none = { ...foreign, tenantId: undefined }
    expect((await post(token(), { conversation: none, channelData: undefined })).status).toBe(403)
    expect(served.heard).toEqual([])
  })

  it('neither a token nor a reason is told, and the log names the reason without the token', async () => {
    const authorization = bent(token())
    await post(authorization)
    const [line] = served.logged
    expect(line).toMatchObject({ event: 'activity-denied', fields: { reason: 'token-not-verified' } })
    expect(JSON.stringify(line)).not.toContain(authorization.slice(-20))
  })
})

describe('whoever keeps guessing', () => {
  it('is turned away before any work is done', async () => {
    const statuses = new Map<number, number>()
    for (let guess = 0; guess < 130; guess += 1) {
      const { status } = await post('Bearer guess')
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(Object.fromEntries(statuses)).toEqual({ 401: 120, 429: 10 })
  })
})
