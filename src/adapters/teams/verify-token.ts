import { hash } from 'node:crypto'
import type { Activity } from 'botbuilder'
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  BotFrameworkAuthenticationFactory,
  type ClaimsIdentity,
  ServiceClientCredentialsFactory,
} from 'botframework-connector'
import { z } from 'zod'
import type { Clock } from '../../core/time/clock.ts'
import { authorityOf, type Credentials } from './credentials.ts'
import { Denial } from './denial.ts'

/** Who sent an activity, proven by the token beside it. Rejects with a `Denial` (401) for whatever is amiss. */
export type VerifyToken = (activity: Activity, authorization: string) => Promise<ClaimsIdentity>

/** How long a verified token is believed without looking at its signature again, in seconds. */
const longestTrust = 300

/** So many tokens are kept; the platform uses a handful at a time. */
const capacity = 1_000

/** A `Bearer` token in three parts; Node's own limit for headers bounds its length. */
const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  tid: z.string().optional(),
  serviceurl: z.string().optional(),
})

type Claims = z.infer<typeof claimsSchema>
type Verified = { readonly identity: ClaimsIdentity; readonly claims: Claims }

/**
 * The signature is checked by botbuilder, once for each token and channel. What the claims say is compared for each
 * activity, and more strictly than the SDK does: it would take an emulator's token, which binds no service address,
 * and an activity without a service address.
 */
export const createVerifyToken = (credentials: Credentials, clock: Clock): VerifyToken => {
  const verified = createVerifiedTokens(clock)
  const checkSignature = createSignatureCheck(credentials)

  return async (activity, authorization) => {
    const key = hash('sha256', `${activity.channelId} ${authorization}`, 'base64')
    const known = verified.get(key)
    const claims = known?.claims ?? readClaims(authorization)
    assertClaims(credentials, claims, activity)
    if (known) return known.identity
    const identity = await checkSignature(activity, authorization)
    verified.set(key, { identity, claims })
    return identity
  }
}

/** Verified tokens by hash, each until it expires, five minutes at most; the oldest goes first. */
const createVerifiedTokens = (clock: Clock) => {
  const tokens = new Map<string, Verified & { readonly until: number }>()
  return {
    get: (key: string): Verified | undefined => {
      const token = tokens.get(key)
      return token && token.until > clock().toSeconds() ? token : undefined
    },
    set: (key: string, token: Verified): void => {
      const until = Math.min(token.claims.exp, clock().toSeconds() + longestTrust)
      tokens.delete(key)
      tokens.set(key, { ...token, until })
      const oldest = tokens.size > capacity ? tokens.keys().next() : undefined
      if (oldest?.done === false) tokens.delete(oldest.value)
    },
  }
}

/** What the token claims, not yet believed. */
const readClaims = (authorization: string): Claims => {
  const payload = bearer.exec(authorization)?.[2]
  if (payload === undefined) throw new Denial('unauthorized', 'no-token')
  const claims = claimsSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8')))
  if (!claims.success) throw new Denial('unauthorized', 'malformed-token')
  return claims.data
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A foreign tenant's id is kept from the SDK, which remembers each that it sees before it checks a signature. */
const assertClaims = (credentials: Credentials, claims: Claims, activity: Activity): void => {
  const { issuer } = authorityOf(credentials)
  if (claims.iss !== issuer) throw new Denial('unauthorized', 'foreign-issuer')
  if (claims.aud !== credentials.appId) throw new Denial('unauthorized', 'foreign-audience')
  if (claims.serviceurl !== activity.serviceUrl) throw new Denial('unauthorized', 'foreign-service-address')
  if (claims.tid !== undefined && !credentials.allowedTenants.includes(claims.tid))
    throw new Denial('unauthorized', 'foreign-tenant')
}

/** The SDK rejects a bad token in several ways, with and without a status: each of them is a 401. */
const createSignatureCheck = (credentials: Credentials): VerifyToken => {
  const authentication = createSdkAuthentication(credentials)
  return async (activity, authorization) => {
    try {
      const { claimsIdentity } = await authentication.authenticateRequest(activity, authorization)
      return claimsIdentity
    } catch (cause) {
      throw new Denial('unauthorized', 'token-not-verified', cause)
    }
  }
}

const createSdkAuthentication = (credentials: Credentials) => {
  const { login, scope, issuer, metadata } = authorityOf(credentials)
  const noNationalCloud = ''
  const validatesAuthority = true
  // Both the channel and its emulator publish their keys there; the emulator's tokens are refused before.
  return BotFrameworkAuthenticationFactory.create(
    noNationalCloud,
    validatesAuthority,
    login,
    scope,
    issuer,
    AuthenticationConstants.OAuthUrl,
    metadata,
    metadata,
    'urn:botframework:azure',
    new OneApp(credentials.appId),
    new AuthenticationConfiguration(),
  )
}

/** Tells the SDK which app the tokens have to be for; what Loa sends is signed elsewhere. */
class OneApp extends ServiceClientCredentialsFactory {
  readonly #appId: string

  constructor(appId: string) {
    super()
    this.#appId = appId
  }

  override isValidAppId = async (appId: string) => appId === this.#appId

  override isAuthenticationDisabled = async () => false

  override createCredentials = () => Promise.reject(new Denial('unauthorized', 'no-client'))
}
