import type { IncomingMessage } from 'node:http'

/** The body of a request, or the status that refuses it. */
type JsonBody = { readonly ok: true; readonly body: unknown } | Refused

type Refused = { readonly ok: false; readonly refusal: BodyRefusal }

export type BodyRefusal = {
  readonly status: 400 | 413 | 415
  readonly code:
    | 'UnsupportedEncoding'
    | 'UnsupportedMediaType'
    | 'BodyTooLarge'
    | 'BodyCutShort'
    | 'MalformedJson'
}

/** In bytes. An activity of Teams is at most about 100 kB. */
const largestBody = 256 * 1024

/** So much more of a body that is too large is read and let go, so that the client gets to read the answer. */
const longestDrain = 8 * 1024 * 1024

/**
 * Reads by itself, since restify's reader has no limit for what gzip unpacks and ends the process on bad gzip.
 * Only JSON is taken: no page of another origin can send that without asking first.
 */
export const readJson = async (request: IncomingMessage): Promise<JsonBody> => {
  const read = await readBody(request)
  return read.ok ? parseJson(read.bytes) : read
}

/** The body as it came, still to be parsed. */
export const readBody = async (
  request: IncomingMessage,
  mostBytes = largestBody,
): Promise<{ readonly ok: true; readonly bytes: Buffer } | Refused> => {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return refuse(415, 'UnsupportedEncoding')
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? ''))
    return refuse(415, 'UnsupportedMediaType')
  try {
    const bytes = await readBytes(request, mostBytes)
    return bytes ? { ok: true, bytes } : refuse(413, 'BodyTooLarge')
  } catch {
    return refuse(400, 'BodyCutShort')
  }
}

const refuse = (status: BodyRefusal['status'], code: BodyRefusal['code']): Refused => ({
  ok: false,
  refusal: { status, code },
})

/** undefined: larger than `mostBytes`. Rejects when the client goes away. */
const readBytes = async (request: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= mostBytes) chunks.push(chunk)
    if (length > longestDrain + mostBytes) return undefined
  }
  return length > mostBytes ? undefined : Buffer.concat(chunks)
}

/**
 * By these names JavaScript asks a value what else it is: with `{"toString": null}` in the place of a text even a
 * check of its length throws. Nobody outside gets to answer, so they are left out.
 */
const asked: ReadonlySet<string> = new Set(['toString', 'valueOf', 'toJSON', 'then', '__proto__'])
/** Whether a text has one of them, if spelt with escapes; going through every value takes several times as long. */
const mayAnswer = /toString|valueOf|toJSON|then"|__proto__|\\u00/

const withoutAnswers = (key: string, value: unknown): unknown => (asked.has(key) ? undefined : value)

export const parseJson = (bytes: Buffer): JsonBody => {
  const text = bytes.toString('utf8')
  try {
    return { ok: true, body: mayAnswer.test(text) ? JSON.parse(text, withoutAnswers) : JSON.parse(text) }
  } catch {
    return refuse(400, 'MalformedJson')
  }
}
