import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { type MessageRead, readAlertmanager, readGeneric } from './alert-message.ts'
import openApi from './alerts-openapi.json' with { type: 'json' }
import type { TakeAlerts } from './take-alerts.ts'

/** Who may send alerts; what is not set is not served. */
export type AlertAccess = {
  /** Bearer token, or the password of basic authentication, of Alertmanager. */
  readonly token?: string | undefined
  /** User name of basic authentication; `alertmanager` when not said. */
  readonly user?: string | undefined
  /** Signs the calls of the generic webhook. */
  readonly secret?: string | undefined
}

type Answer = {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

type Route = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly mostBytes?: number
  readonly open: (authorization: string) => Answer | ((call: { readonly body: unknown }) => Promise<Answer>)
  readonly verify?: (call: { readonly headers: Headers; readonly bytes: Uint8Array }) => Answer | undefined
}

/** A group of 5,000 alerts is some 3 MB. */
const mostBytes = 4 * 1024 * 1024

/** Seconds by which the clock of a sender may be wrong, and for which a call may be repeated. */
const tolerance = 300

/** What monitoring systems call. `now` in milliseconds. */
export const createAlertRoutes = (
  access: AlertAccess,
  take: TakeAlerts,
  now: () => number,
): readonly Route[] => {
  const { token, user = 'alertmanager', secret } = access
  const handle = (read: (body: unknown) => MessageRead) => async (call: { readonly body: unknown }) =>
    answer(read(call.body), take)
  const alertmanager: Route[] = token
    ? [
        {
          method: 'post',
          path: '/api/alerts/alertmanager',
          mostBytes,
          open: (authorization) =>
            isKnown(authorization, token, user) ? handle(readAlertmanager) : unauthorized,
        },
      ]
    : []
  const generic: Route[] = secret
    ? [
        {
          method: 'post',
          path: '/api/alerts/generic',
          mostBytes,
          open: () => handle(readGeneric),
          verify: (call) => (isSigned(call, secret, now()) ? undefined : unsigned),
        },
      ]
    : []
  if (alertmanager.length + generic.length === 0) return []
  const description: Route = {
    method: 'get',
    path: '/api/alerts/openapi.json',
    open: () => async () => ({ status: 200, body: openApi }),
  }
  return [description, ...alertmanager, ...generic]
}

const answer = async (read: MessageRead, take: TakeAlerts): Promise<Answer> => {
  if (!read.ok) {
    const error = {
      code: 'bad-alerts',
      message: 'The body does not fit the schema.',
      problems: read.problems,
    }
    return { status: 400, body: { error } }
  }
  if ((await take(read.messages)) === 'taken') {
    const accepted = read.messages.reduce((sum, { alerts }) => sum + alerts.length, 0)
    return { status: 202, body: { accepted } }
  }
  const error = { code: 'busy', message: 'Too many alerts wait. Send this one again.' }
  return { status: 503, headers: { 'retry-after': '5' }, body: { error } }
}

const refused = (code: string, message: string, challenge: string): Answer => ({
  status: 401,
  headers: { 'www-authenticate': challenge },
  body: { error: { code, message } },
})

const unauthorized = refused(
  'unauthorized',
  'The token or the password is missing or not known.',
  'Bearer, Basic',
)
const unsigned = refused('unsigned', 'The signature or its time is missing, wrong or too old.', 'Signature')

const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer')

/** Of hashes, so that neither the length nor the time tells anything. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(hashOf(one), hashOf(other))

const isKnown = (authorization: string, token: string, user: string): boolean => {
  const bearer = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization)?.[1]
  if (bearer !== undefined) return isSame(bearer, token)
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1]
  if (basic === undefined) return false
  return isSame(Buffer.from(basic, 'base64').toString('utf8'), `${user}:${token}`)
}

/** `x-loa-signature: sha256=<hex>` is the HMAC-SHA256 of `<x-loa-timestamp>.<body>`, the time in seconds since 1970. */
const isSigned = (
  { headers, bytes }: { readonly headers: Headers; readonly bytes: Uint8Array },
  secret: string,
  now: number,
): boolean => {
  const { 'x-loa-timestamp': timestamp, 'x-loa-signature': signature } = headers
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return false
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1_000 - Number(timestamp)) > tolerance) return false
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(bytes).digest('hex')
  return isSame(signature.toLowerCase(), `sha256=${expected}`)
}
