import { AppCredentials } from 'botframework-connector'
import { request } from 'undici'
import { z } from 'zod'
import { Failure } from '../../core/errors/failure.ts'
import type { Clock } from '../../core/time/clock.ts'
import { authorityOf, type Credentials } from './credentials.ts'

/** Loa's own token for the platform. Rejects with `no-access-token` when the authority gives none. */
export type AccessToken = () => Promise<string | undefined>

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

/**
 * One token for all, kept by botbuilder's `AppCredentials` until five minutes before it expires; however many ask
 * for it at once, it is fetched once.
 */
export const createAccessToken = (credentials: Credentials, clock: Clock): AccessToken => {
  const app = new SecretAppCredentials(credentials, clock)
  let underWay: Promise<string> | undefined
  return () => {
    underWay ??= app.getToken().finally(() => {
      underWay = undefined
    })
    return underWay
  }
}

/**
 * Asks for the token itself, as Microsoft's "client credentials" page describes the request: MSAL speaks to no
 * loopback authority, so that what is tested would not be what runs.
 */
class SecretAppCredentials extends AppCredentials {
  readonly #credentials: Credentials
  readonly #clock: Clock

  constructor(credentials: Credentials, clock: Clock) {
    super(credentials.appId, credentials.tenantId, authorityOf(credentials).scope)
    this.#credentials = credentials
    this.#clock = clock
  }

  protected override async refreshToken() {
    const token = await fetchToken(this.#credentials)
    const expiresOn = this.#clock().plus({ seconds: token.expires_in }).toJSDate()
    return { accessToken: token.access_token, expiresOn }
  }
}

const fetchToken = async (credentials: Credentials) => {
  const { login, scope } = authorityOf(credentials)
  const form = {
    grant_type: 'client_credentials',
    client_id: credentials.appId,
    client_secret: credentials.password,
    scope: `${scope}/.default`,
  }
  try {
    const { statusCode, body } = await request(`${login}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      headersTimeout: 10_000,
      bodyTimeout: 10_000,
    })
    const answer = await body.json()
    if (statusCode !== 200)
      throw new Failure('token-refused', 'the authority refused a token', { ids: { statusCode } })
    return tokenSchema.parse(answer)
  } catch (cause) {
    throw new Failure('no-access-token', 'no token for the platform could be had', { cause })
  }
}
