import type { IncomingHttpHeaders } from 'node:http'
import type restify from 'restify'
import type { Log } from '../../core/log/log.ts'
import { type BodyRefusal, parseJson, readBody } from './json-body.ts'
import { type PageRequest, toPageRequest } from './page.ts'
import { jsonReply, type Reply } from './respond.ts'

type ApiReply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
} & ApiContent

/** JSON for a program, a page of HTML for a person, plain text, or nothing. */
type ApiContent =
  | { readonly body: object }
  | { readonly page: string }
  | { readonly text: string }
  | {
      readonly empty: true
    }

type ApiCall = PageRequest & {
  /** Parsed JSON; undefined for a GET. */
  readonly body: unknown
}

/** A route for other programs. */
export type ApiRoute = {
  readonly method: 'get' | 'post'
  /** `/api/things/:id` */
  readonly path: string
  /** Largest body that is taken; 256 kB when not said. */
  readonly mostBytes?: number
  /** Asked first, by the query alone: the reply to a call that needs no body. undefined: it is an ordinary one. */
  readonly ask?: (query: Readonly<Record<string, string>>) => Promise<ApiReply | undefined>
  /** Asked before the body is read: the reply that turns the caller away, or what takes the call. */
  readonly open: (authorization: string) => ApiReply | ((call: ApiCall) => Promise<ApiReply>)
  /** Asked before the body is parsed, of the bytes as they came: the reply that turns a forged call away. */
  readonly verify?: (call: {
    readonly headers: IncomingHttpHeaders
    readonly bytes: Uint8Array
  }) => ApiReply | undefined
}

/** Replies as the route says, or with what is wrong with the body. */
export const answerCall = async (
  { method, ask, open, mostBytes, verify }: ApiRoute,
  request: restify.Request,
  log: Log,
): Promise<Reply> => {
  const call = toPageRequest(request)
  const asked = await ask?.(call.query)
  if (asked) return toReply(asked)
  const opened = open(request.headers.authorization ?? '')
  if (typeof opened !== 'function') return toReply(opened)
  const read =
    method === 'post' ? await readBody(request, mostBytes) : { ok: true as const, bytes: undefined }
  if (!read.ok) return refuseBody(read.refusal, log)
  const forged = read.bytes && verify?.({ headers: request.headers, bytes: read.bytes })
  if (forged) return toReply(forged)
  const parsed = read.bytes ? parseJson(read.bytes) : { ok: true as const, body: undefined }
  if (!parsed.ok) return refuseBody(parsed.refusal, log)
  return toReply(await opened({ ...call, body: parsed.body }))
}

const toReply = (reply: ApiReply): Reply => ({
  ...contentOf(reply),
  ...(reply.headers && { headers: reply.headers }),
})

const contentOf = (reply: ApiReply): Reply => {
  if ('page' in reply)
    return { status: reply.status, contentType: 'text/html; charset=utf-8', body: reply.page }
  if ('text' in reply)
    return { status: reply.status, contentType: 'text/plain; charset=utf-8', body: reply.text }
  return 'body' in reply ? jsonReply(reply.status, reply.body) : { status: reply.status }
}

const refuseBody = ({ status, code }: BodyRefusal, log: Log): Reply => {
  log.warn('request-refused', { status, code })
  return { ...jsonReply(status, { error: problems[code] }), headers: { connection: 'close' } }
}

const problems: Record<BodyRefusal['code'], { readonly code: string; readonly message: string }> = {
  UnsupportedEncoding: { code: 'unsupported-encoding', message: 'The body is taken without compression.' },
  UnsupportedMediaType: { code: 'unsupported-media-type', message: 'The body is to be application/json.' },
  BodyTooLarge: { code: 'body-too-large', message: 'The body is larger than this route takes.' },
  BodyCutShort: { code: 'body-cut-short', message: 'The body ended too early.' },
  MalformedJson: { code: 'malformed-json', message: 'The body is no JSON.' },
}
