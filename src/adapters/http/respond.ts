import type { ServerResponse } from 'node:http'

/** What a page of Loa's may do in a browser: nothing, it has no page there. */
const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
} as const

export type Reply = {
  readonly status: number
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** Written past restify's formatters, which guess at types and cost a good part of a turn. */
export const respond = (response: ServerResponse, { status, contentType, headers, body }: Reply): void => {
  if (response.headersSent) return
  response.writeHead(status, {
    'cache-control': 'no-store',
    ...securityHeaders,
    ...(contentType !== undefined && { 'content-type': contentType }),
    'content-length': body === undefined ? 0 : Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

export const jsonReply = (status: number, body: unknown): Reply =>
  body === undefined
    ? { status }
    : { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(body) }

/** A code for machines; neither a path nor an error's own words go out. */
export const errorReply = (status: number, code: string): Reply => jsonReply(status, { error: { code } })
