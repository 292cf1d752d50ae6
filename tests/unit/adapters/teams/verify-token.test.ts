import { DateTime } from 'luxon'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createVerifyToken } from '../../../../src/adapters/teams/verify-token.ts'
import { type LocalIssuer, startLocalIssuer } from '../../../builders/local-issuer.ts'

const serviceUrl = 'https://smba.example/apac/'

const sdkActivity = (overrides: { serviceUrl?: string; channelId?: string } = {}) => ({
  type: 'message',
  channelId: 'msteams',
  serviceUrl,
  from: { id: '29:mai', name: '' },
  recipient: { id: '28:loa', name: '' },
  conversation: { id: 'a:chat', name: '', isGroup: false, conversationType: 'personal' },
  localTimezone: '',
  callerId: '',
  text: '',
  label: '',
  valueType: '',
  listenFor: [],
  ...overrides,
})

let issuer: LocalIssuer

beforeAll(async () => {
  issuer = await startLocalIssuer()
})
afterAll(() => issuer.close())
afterEach(() => vi.restoreAllMocks())

const now = () => DateTime.now()

/** Cuts the signature short of a byte, so that nothing but a remembered verdict can let the token pass. */
const withoutSignature = (token: string) => token.slice(0, -2)

describe('a verified token', () => {
  it('is believed again, without another look at its signature', async () => {
    const verify = createVerifyToken(issuer.credentials, now)
    const token = `Bearer ${issuer.token(serviceUrl)}`
    const first = await verify(sdkActivity(), token)
    expect(await verify(sdkActivity(), token)).toBe(first)
  })

  it('is looked at again after five minutes', async () => {
    let clock = DateTime.now()
    const verify = createVerifyToken(issuer.credentials, () => clock)
    const token = `Bearer ${issuer.token(serviceUrl)}`
    const first = await verify(sdkActivity(), token)
    clock = clock.plus({ seconds: 301 })
    expect(await verify(sdkActivity(), token)).not.toBe(first)
  })

  it('is not believed beyond its own end', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 60
    let clock = DateTime.now()
    const verify = createVerifyToken(issuer.credentials, () => clock)
    const token = `Bearer ${issuer.token(serviceUrl, { exp })}`
    const first = await verify(sdkActivity(), token)
    clock = DateTime.fromSeconds(exp + 1) as DateTime<true>
    expect(await verify(sdkActivity(), token)).not.toBe(first)
  })

  it('still has to name the service address of each activity', async () => {
    const verify = createVerifyToken(issuer.credentials, now)
    const token = `Bearer ${issuer.token(serviceUrl)}`
    await verify(sdkActivity(), token)
    await expect(verify(sdkActivity({ serviceUrl: 'https://evil.example/' }), token)).rejects.toMatchObject({
      status: 401,
    })
  })

  it('is endorsed anew for another channel', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const verify = createVerifyToken(issuer.credentials, now)
    const token = `Bearer ${issuer.token(serviceUrl)}`
    await verify(sdkActivity(), token)
    await expect(verify(sdkActivity({ channelId: 'webchat' }), token)).rejects.toMatchObject({ status: 401 })
  })

  it('lends nothing to one that only looks like it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const verify = createVerifyToken(issuer.credentials, now)
    const token = `Bearer ${issuer.token(serviceUrl)}`
    await verify(sdkActivity(), token)
    await expect(verify(sdkActivity(), withoutSignature(token))).rejects.toMatchObject({ status: 401 })
  })
})
