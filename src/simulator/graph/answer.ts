/** One request below `/v1.0`, alone or as a part of a batch. */
export type GraphRequest = {
  readonly method: string
  /** Without `/v1.0`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>
}

export type GraphAnswer = {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type GraphRoute = {
  readonly method: string
  /** `/users/:user/events/:event`; the first route that fits is taken. */
  readonly path: string
  /** The application permission that the route asks for: the least that Graph documents for it. */
  readonly permission: string
  readonly handle: (request: GraphRequest) => GraphAnswer | Promise<GraphAnswer>
}

/** As Graph words an error (Microsoft Learn, "Microsoft Graph error responses"). */
export const graphError = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): GraphAnswer => ({
  status,
  headers,
  body: {
    error: {
      code,
      message,
      innerError: { date: '2026-01-01T00:00:00', 'request-id': '0', 'client-request-id': '0' },
    },
  },
})

export const notFound = (what: string): GraphAnswer =>
  graphError(404, 'Request_ResourceNotFound', `${what} does not exist.`)

export const badRequest = (message: string): GraphAnswer => graphError(400, 'BadRequest', message)
