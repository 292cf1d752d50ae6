import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Clock } from '../../core/time/clock.ts'

/** What Graph said. Codes are Graph's own; a message is never kept, since it may name people. */
export type GraphAnswer =
  | { readonly kind: 'ok'; readonly body: unknown }
  /** 403: a permission is not granted. */
  | { readonly kind: 'denied'; readonly code: string }
  /** 404 */
  | { readonly kind: 'missing'; readonly code: string }
  /** 410: a delta token is too old, everything has to be read anew. */
  | { readonly kind: 'gone' }
  /** 409 */
  | { readonly kind: 'conflict' }
  /** 429; `until` is milliseconds since 1970, where Graph said so. */
  | { readonly kind: 'throttled'; readonly until: number | undefined }
  /** Anything else; `status` 0 is no answer at all. `until` as above. */
  | {
      readonly kind: 'failed'
      readonly status: number
      readonly code: string
      readonly until?: number | undefined
    }

const errorSchema = z.object({ error: z.object({ code: z.string() }) })

/** Graph answers an old token with 410, the directory at times with 400 and one of these codes. */
const staleToken = /^(syncState|resync)|expired.*token/i

export const readAnswer = async (response: Response, clock: Clock): Promise<GraphAnswer> => {
  const text = await response.text()
  return interpret(response.status, parse(text), retryTime(response.headers.get('retry-after'), clock))
}

/** The same for a response within a batch. */
export const interpret = (status: number, body: unknown, until: number | undefined): GraphAnswer => {
  if (status >= 200 && status < 300) return { kind: 'ok', body }
  const error = errorSchema.safeParse(body)
  const code = error.success ? error.data.error.code.slice(0, 100) : `status-${status}`
  if (status === 410 || (status === 400 && staleToken.test(code))) return { kind: 'gone' }
  if (status === 403) return { kind: 'denied', code }
  if (status === 404) return { kind: 'missing', code }
  if (status === 409) return { kind: 'conflict' }
  if (status === 429) return { kind: 'throttled', until }
  return { kind: 'failed', status, code, until }
}

/** Of a `Retry-After`, in seconds or as a date; milliseconds since 1970. */
export const retryTime = (header: string | null | undefined, clock: Clock): number | undefined => {
  if (!header) return undefined
  if (/^\d+$/.test(header)) return clock().toMillis() + Number(header) * 1_000
  const date = DateTime.fromHTTP(header)
  return date.isValid ? date.toMillis() : undefined
}

const parse = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
