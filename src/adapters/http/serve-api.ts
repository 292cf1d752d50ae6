import type { IncomingHttpHeaders } from 'node:http'
import type restify from 'restify'
import type { Log } from '../../core/log/log.ts'
import { type BodyRefusal, readJson } from './json-body.ts'
import { jsonReply, type Reply } from './respond.ts'

type ApiReply = {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}

type ApiCall = {
  readonly params: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  /** Parsed JSON; undefined for a GET. */
  readonly body: unknown
}

/** A route for other programs. */
export type ApiRoute = {
  readonly method: 'get' | 'post'
  /** `/api/things/:id` */
  readonly path: string
  /** Asked before the body is read: the reply that turns the caller away, or what takes the call. */
  readonly open: (authorization: string) => ApiReply | ((call: ApiCall) => Promise<ApiReply>)
}

/** Replies as the route says, or with what is wrong with the body. */
export const answerCall = async (
  { method, open }: ApiRoute,
  request: restify.Request,
  log: Log,
): Promise<Reply> => {
  const opened = open(request.headers.authorization ?? '')
  if (typeof opened !== 'function') return toReply(opened)
  const read = method === 'post' ? await readJson(request) : { ok: true as const, body: undefined }
  if (!read.ok) return refuseBody(read.refusal, log)
  const params = Object.entries(request.params ?? {}).map(([name, value]) => [name, String(value)])
  return toReply(
    await opened({ params: Object.fromEntries(params), headers: request.headers, body: read.body }),
  )
}

const toReply = ({ status, body, headers }: ApiReply): Reply => ({
  ...jsonReply(status, body),
  ...(headers && { headers }),
})

const refuseBody = ({ status, code }: BodyRefusal, log: Log): Reply => {
  log.warn('request-refused', { status, code })
  return { ...jsonReply(status, { error: problems[code] }), headers: { connection: 'close' } }
}

const problems: Record<BodyRefusal['code'], { readonly code: string; readonly message: string }> = {
  UnsupportedEncoding: { code: 'unsupported-encoding', message: 'The body is taken without compression.' },
  UnsupportedMediaType: { code: 'unsupported-media-type', message: 'The body is to be application/json.' },
  BodyTooLarge: { code: 'body-too-large', message: 'The body is larger than 256 kB.' },
  BodyCutShort: { code: 'body-cut-short', message: 'The body ended too early.' },
  MalformedJson: { code: 'malformed-json', message: 'The body is no JSON.' },
}
