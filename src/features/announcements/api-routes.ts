import type { Announcing } from './announcing.ts'
import { type ApiAnswer, type ApiClient, createAnnouncement, getAnnouncement, openApi } from './api.ts'

export const apiScopes = [
  'announcements:write',
  'announcements:release',
  'announcements:read',
] as const satisfies ApiClient['scopes']

type Call = {
  readonly params: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: unknown
}

type Handler = (call: Call) => Promise<ApiAnswer>
type Refusal = ApiAnswer & { readonly headers: Readonly<Record<string, string>> }

type Route = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly open: (authorization: string) => Refusal | Handler
}

/** `admit` counts a request: undefined lets it go on, else the seconds after which the next one is taken. */
type CallingClient = ApiClient & { readonly admit: () => number | undefined }

/** What other programs may call. Without `findClient` there are none, and only the description is served. */
export const createApiRoutes = (
  announcing: Announcing,
  findClient: ((authorization: string) => CallingClient | undefined) | undefined,
): readonly Route[] => {
  const description: Route = {
    method: 'get',
    path: '/api/openapi.json',
    open: () => async () => ({ status: 200, body: openApi }),
  }
  if (!findClient) return [description]
  const forClient = (handle: (client: ApiClient) => Handler) => (authorization: string) => {
    const client = findClient(authorization)
    if (!client) return unauthorized
    const seconds = client.admit()
    return seconds === undefined ? handle(client) : tooMany(seconds)
  }
  return [
    description,
    {
      method: 'post',
      path: '/api/announcements',
      open: forClient((client) => ({ headers, body }) => {
        const key = headers['idempotency-key']
        return createAnnouncement(announcing, {
          body,
          client,
          key: typeof key === 'string' ? key : undefined,
        })
      }),
    },
    {
      method: 'get',
      path: '/api/announcements/:id',
      open: forClient(
        (client) =>
          ({ params }) =>
            getAnnouncement(announcing, { id: params['id'] ?? '', client }),
      ),
    },
  ]
}

const unauthorized: Refusal = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer' },
  body: { error: { code: 'unauthorized', message: 'The bearer token is missing or not known.' } },
}

const tooMany = (seconds: number): Refusal => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: {
    error: { code: 'too-many-requests', message: 'This client has used up its requests of the minute.' },
  },
})
