import { Pool } from 'undici'

/** One request to the platform. `path` comes after the service address's own. */
export type ConnectorRequest = {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly serviceUrl: string
  readonly path: string
  readonly body?: string
  readonly token?: string | undefined
}

/** `sent` is false where the request surely did not leave this machine. */
export type Exchange =
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly retryAfter: string | undefined
      readonly body: string
    }
  | { readonly kind: 'broken'; readonly code: string; readonly sent: boolean }

/** Requests to the platform, each made once. Never rejects. */
export type Connection = {
  exchange(request: ConnectorRequest): Promise<Exchange>
  close(): Promise<void>
}

/** In milliseconds. A turn has about 15 s (Azure Bot Service). */
export type ConnectionLimits = { readonly connectMs: number; readonly answerMs: number }

const defaultLimits: ConnectionLimits = { connectMs: 5_000, answerMs: 10_000 }

/** The platform serves a tenant from one address, seldom from a few. */
const mostPools = 20

/** Keep-alive connections, at most 50 to a service address, one request at a time on each. */
export const createConnection = (limits: ConnectionLimits = defaultLimits): Connection => {
  const pools = new Map<string, Pool>()

  const poolOf = (origin: string): Pool => {
    const known = pools.get(origin)
    if (known) return known
    const pool = openPool(origin, limits)
    pools.set(origin, pool)
    if (pools.size > mostPools) closeOldest(pools)
    return pool
  }

  return {
    exchange: async (request) => {
      const address = URL.parse(request.serviceUrl)
      if (!address) return { kind: 'broken', code: 'bad-address', sent: false }
      try {
        return await exchangeOver(poolOf(address.origin), address.pathname, request)
      } catch (error) {
        return broken(error)
      }
    },
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}

const openPool = (origin: string, { connectMs, answerMs }: ConnectionLimits): Pool =>
  new Pool(origin, {
    connections: 50,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    maxResponseSize: 1_000_000,
    connect: { timeout: connectMs },
  })

/** What runs over it is finished first. */
const closeOldest = (pools: Map<string, Pool>): void => {
  const oldest = pools.entries().next()
  if (oldest.done) return
  const [origin, pool] = oldest.value
  pools.delete(origin)
  void pool.close().catch(() => pool.destroy())
}

const exchangeOver = async (
  pool: Pool,
  prefix: string,
  { method, path, body, token }: ConnectorRequest,
): Promise<Exchange> => {
  const answer = await pool.request({
    method,
    path: `${prefix.replace(/\/+$/, '')}${path}`,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    },
    ...(body !== undefined && { body }),
  })
  const retryAfter = answer.headers['retry-after']
  return {
    kind: 'answered',
    status: answer.statusCode,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
    body: await answer.body.text(),
  }
}

/** No connection came about: nothing was said. With every other code the request may have left. */
const neverLeft = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_CLOSED',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
])

const broken = (error: unknown): Exchange => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown-error'
  return { kind: 'broken', code, sent: !neverLeft.has(code) }
}
