import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Links } from '../../core/conversation/links.ts'
import { languageSchema } from '../../core/i18n/language.ts'
import type { Clock } from '../../core/time/clock.ts'

const ticketSchema = z.strictObject({
  kind: z.string(),
  key: z.unknown(),
  language: languageSchema,
  /** Seconds since 1970. */
  expires: z.int(),
})

/** What a link of Loa's hands out, and until when. */
export type Ticket = z.infer<typeof ticketSchema>

export type SignedLinks = Links & {
  /** undefined: not signed by Loa, or changed; `expired` is told apart so that a page can say so. */
  readonly open: (token: string) => Ticket | 'expired' | undefined
}

/** How long a download link works, in seconds: long enough for a card that is read after a shift offshore. */
const lifetime = 14 * 24 * 60 * 60

/** `baseUrl` is the address under which the outside reaches this server. Tokens are `payload.signature`, base64url. */
export const createSignedLinks = (baseUrl: () => string, secret: string, clock: Clock): SignedLinks => {
  const sign = (payload: string) => createHmac('sha256', secret).update(payload).digest()
  const genuine = (payload: string, signature: string) => {
    const [given, expected] = [Buffer.from(signature, 'base64url'), sign(payload)]
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
  const now = () => Math.floor(clock().toSeconds())

  return {
    download: (kind, key, language) => {
      const ticket: Ticket = { kind, key, language, expires: now() + lifetime }
      const payload = Buffer.from(JSON.stringify(ticket)).toString('base64url')
      return `${baseUrl()}/files/${payload}.${sign(payload).toString('base64url')}`
    },
    picture: (file) => `${baseUrl()}/pictures/${encodeURIComponent(file)}`,
    feed: (secret) => `${baseUrl()}/calendar/${secret}.ics`,
    open: (token) => {
      const [payload = '', signature = ''] = token.split('.')
      if (!genuine(payload, signature)) return undefined
      const ticket = ticketSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
      return ticket.expires > now() ? ticket : 'expired'
    },
  }
}
