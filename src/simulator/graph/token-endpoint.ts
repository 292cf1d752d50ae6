import type { GraphAnswer } from './answer.ts'
import type { Received } from './listen.ts'
import { newId } from './tenant.ts'

/** `/{tenant}/oauth2/v2.0/token` and what a client reads before it asks there. */
export const isLogin = ({ url }: Received): boolean => !url.pathname.startsWith('/v1.0/')

/**
 * Client credentials, with a secret or a client assertion (whose signature is not looked at), as Microsoft's page
 * "OAuth 2.0 client credentials flow" describes them. The metadata names the host that the client thinks it speaks to.
 */
export const answerLogin = (
  { method, url, text, headers }: Received,
  client: { readonly id: string; readonly secret: string },
  tokens: Set<string>,
): GraphAnswer => {
  const tenant = url.pathname.split('/')[1] ?? ''
  if (url.pathname.endsWith('/.well-known/openid-configuration'))
    return { status: 200, body: metadata(`https://${headers['x-login-host'] ?? headers['host']}`, tenant) }
  if (method !== 'POST' || !url.pathname.endsWith('/oauth2/v2.0/token')) return { status: 404 }
  const form = new URLSearchParams(text)
  const proven = form.get('client_secret') === client.secret || form.has('client_assertion')
  if (form.get('client_id') !== client.id || !proven || form.get('grant_type') !== 'client_credentials')
    return {
      status: 401,
      body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' },
    }
  const token = newId()
  tokens.add(token)
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3_599, ext_expires_in: 3_599, access_token: token },
  }
}

const metadata = (host: string, tenant: string) => ({
  issuer: `${host}/${tenant}/v2.0`,
  authorization_endpoint: `${host}/${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${host}/${tenant}/oauth2/v2.0/token`,
  jwks_uri: `${host}/${tenant}/discovery/v2.0/keys`,
})
