import type { IncomingMessage, ServerResponse } from 'node:http'

export type Request = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  /** Of a request with a body: the parsed JSON; undefined where there was none. */
  readonly body: unknown
  /** Length of the body, in UTF-16 code units. */
  readonly size: number
}

export type Answer = {
  readonly status: number
  /** Sent as it is when it is text or bytes, as JSON otherwise. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Takes the response over and keeps it open: server-sent events, a connection that is cut. */
export type Takeover = { readonly takeOver: (response: ServerResponse, request: IncomingMessage) => void }

export type Handler = (request: Request) => Promise<Answer | Takeover> | Answer | Takeover

export type Route = {
  readonly method: string
  /** `/v3/conversations/:conversation/members`; a `*` at the end takes the rest of the path. */
  readonly path: string
  readonly handle: Handler
}

type Found = { readonly handle: Handler; readonly params: Readonly<Record<string, string>> }

/** The handler of a request, or the status that says why there is none. */
export const findRoute = (routes: readonly Route[], method: string, path: string): Found | 404 | 405 => {
  const here = routes.flatMap((route) => {
    const params = matchPath(route.path, path)
    return params ? [{ route, params }] : []
  })
  const match = here.find(({ route }) => route.method === method)
  if (match) return { handle: match.route.handle, params: match.params }
  return here.length > 0 ? 405 : 404
}

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = pattern.split('/')
  const given = path.split('/')
  const open = wanted.at(-1) === '*'
  if (open ? given.length < wanted.length : given.length !== wanted.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? ''
    if (part === '*') params['rest'] = given.slice(index).join('/')
    else if (part.startsWith(':')) params[part.slice(1)] = decode(segment)
    else if (part !== segment) return undefined
  }
  return params
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
