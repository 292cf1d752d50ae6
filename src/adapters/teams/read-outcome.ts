import { DateTime } from 'luxon'
import { z } from 'zod'
import type { SendOutcome } from '../../core/delivery/sender.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Exchange } from './connection.ts'

type Answered = Extract<Exchange, { kind: 'answered' }>

/** What the Connector answers: an id on success, an error with a code otherwise. */
const bodySchema = z.object({
  id: z.string().optional(),
  error: z.object({ code: z.string().optional(), message: z.string().optional() }).optional(),
})

/**
 * What an exchange means for the message. 412 and 429 say that it is not there; a 5xx or a broken connection says
 * nothing, although Microsoft's page on rate limiting would have 502 and 504 tried again. 403 and 404 hold for the
 * recipient until Loa is installed anew.
 */
export const readOutcome = (exchange: Exchange, clock: Clock): SendOutcome => {
  if (exchange.kind === 'broken') return { kind: exchange.sent ? 'unknown' : 'failed', reason: exchange.code }
  const { id, error } = readBody(exchange.body)
  const { status } = exchange
  const reason = error?.code ?? `status-${status}`
  if (status < 300) return { kind: 'delivered', id: id || undefined }
  if (status === 429)
    return { kind: 'throttled', until: readRetryAfter(exchange, clock), scope: scopeOf(error) }
  if (status === 401 || status === 412) return { kind: 'failed', reason }
  if (status === 403 || status === 404) return { kind: 'refused', reason, final: true }
  if (status < 500) return { kind: 'refused', reason, final: false }
  return { kind: 'unknown', reason }
}

const readBody = (body: string): z.infer<typeof bodySchema> => {
  try {
    return bodySchema.safeParse(JSON.parse(body)).data ?? {}
  } catch {
    return {}
  }
}

/** The platform marks no scope: only an error that speaks of the tenant is the tenant's. */
const scopeOf = (error: z.infer<typeof bodySchema>['error']): 'conversation' | 'tenant' =>
  /tenant/i.test(`${error?.code} ${error?.message}`) ? 'tenant' : 'conversation'

/** Seconds or an HTTP date (RFC 9110, 10.2.3). */
const readRetryAfter = ({ retryAfter }: Answered, clock: Clock): DateTime<true> | undefined => {
  if (retryAfter === undefined) return undefined
  if (/^\d{1,6}$/.test(retryAfter)) return clock().plus({ seconds: Number(retryAfter) })
  const date = DateTime.fromHTTP(retryAfter)
  return date.isValid ? date : undefined
}
