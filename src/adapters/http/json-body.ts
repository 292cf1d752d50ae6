import type { IncomingMessage } from 'node:http'

/** The body of a request, or the status that refuses it. */
type JsonBody =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: BodyRefusal }

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

/** Up to here a body that is too large is read to its end, so that the client gets to read the answer. */
const longestDrain = 4 * 1024 * 1024

/**
 * Reads by itself, since restify's reader has no limit for what gzip unpacks and ends the process on bad gzip.
 * Only JSON is taken: no page of another origin can send that without asking first.
 */
export const readJson = async (request: IncomingMessage): Promise<JsonBody> => {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return refuse(415, 'UnsupportedEncoding')
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? ''))
    return refuse(415, 'UnsupportedMediaType')
  try {
    const bytes = await readBytes(request)
    return bytes ? parse(bytes) : refuse(413, 'BodyTooLarge')
  } catch {
    return refuse(400, 'BodyCutShort')
  }
}

const refuse = (status: BodyRefusal['status'], code: BodyRefusal['code']): JsonBody => ({
  ok: false,
  refusal: { status, code },
})

/** undefined: larger than `largestBody`. Rejects when the client goes away. */
const readBytes = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= largestBody) chunks.push(chunk)
    if (length > longestDrain) return undefined
  }
  return length > largestBody ? undefined : Buffer.concat(chunks)
}

const parse = (bytes: Buffer): JsonBody => {
  try {
    return { ok: true, body: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return refuse(400, 'MalformedJson')
  }
}
