import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { Credentials } from '../../src/adapters/teams/credentials.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'

/** What a token says; a test leaves out or bends what it likes. Times are seconds since 1970. */
export type TokenClaims = {
  readonly iss?: string
  readonly aud?: string
  readonly serviceurl?: string | undefined
  readonly nbf?: number
  readonly exp?: number
  readonly tid?: string
  readonly ver?: string
  readonly appid?: string
}

type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly jwk: object }

export type LocalIssuer = {
  /** What a bot has to be told to believe this issuer. */
  readonly credentials: Credentials
  /** A good token for a service address, RS256, but for what is said otherwise. */
  token(
    serviceUrl: string,
    claims?: TokenClaims,
    header?: { readonly alg?: string; readonly kid?: string },
  ): string
  /** Signs with a new key from now on, which is published beside the old ones or not. */
  rollOver(options: { readonly published: boolean }): void
  close(): Promise<void>
}

export const appId = '11111111-2222-4333-8444-555555555555'
export const tenant = '99999999-8888-4777-8666-555555555555'

/** Stands in for login.botframework.com and for Entra ID's token endpoint, on loopback. */
export const startLocalIssuer = async (): Promise<LocalIssuer> => {
  const published: SigningKey[] = []
  let current = createKey()
  published.push(current)
  const server = createServer((request, response) => {
    const answer = documents(request.url ?? '', `http://${request.headers.host}`, published)
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  const { address, close } = await listenOnLoopback(server)
  const authority = { login: address, scope: address, issuer: address, metadata: `${address}/openid` }

  return {
    credentials: { appId, password: 'secret', tenantId: tenant, allowedTenants: [tenant], authority },
    token: (serviceUrl, claims, header) =>
      sign(current, { iss: address, aud: appId, serviceurl: serviceUrl, ...validity(), ...claims }, header),
    rollOver: (options) => {
      current = createKey()
      if (options.published) published.push(current)
    },
    close,
  }
}

const documents = (path: string, address: string, keys: readonly SigningKey[]): object | undefined =>
  ({
    '/openid': {
      issuer: address,
      jwks_uri: `${address}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    },
    '/keys': { keys: keys.map(({ jwk }) => jwk) },
    '/oauth2/v2.0/token': {
      token_type: 'Bearer',
      expires_in: 3_600,
      access_token: 'a-token-of-the-local-issuer',
    },
  })[path]

const createKey = (): SigningKey => {
  const kid = randomUUID()
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  return {
    kid,
    privateKey,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] },
  }
}

const validity = () => {
  const now = Math.floor(Date.now() / 1_000)
  return { nbf: now - 60, exp: now + 3_600 }
}

const sign = (key: SigningKey, claims: TokenClaims, header: { alg?: string; kid?: string } = {}): string => {
  const { alg = 'RS256', kid = key.kid } = header
  const content = [{ alg, kid, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature =
    alg === 'none' ? '' : createSign('RSA-SHA256').update(content).sign(key.privateKey, 'base64url')
  return `${content}.${signature}`
}
