import { type Clock, systemClock } from '../../core/time/clock.ts'
import { type GraphAnswer, graphError } from './answer.ts'
import { answerRequest } from './answer-request.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import {
  type FaultsBySeed,
  firstFault,
  type GraphFault,
  limited,
  orderedFaults,
  type RequestLimit,
  seededFaults,
} from './judge.ts'
import { listenForGraph, type Received } from './listen.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import { createSubscriptions, type Subscriptions } from './subscription-routes.ts'
import { createTeamwork, healthRoute, type Teamwork } from './teamwork-routes.ts'
import { createTenant, newId, type Tenant } from './tenant.ts'
import { answerLogin, isLogin } from './token-endpoint.ts'

export type GraphOptions = {
  /** 0, or not said, takes a free one. */
  readonly port?: number
  readonly fill?: (tenant: Tenant) => void
  /** Entries a page; 999 when not said, as Graph gives at most. */
  readonly pageSize?: number
  readonly faults?: FaultsBySeed
  readonly limit?: RequestLimit
  readonly clock?: Clock
  /** What the token endpoint takes; `loa` and `secret` when not said. */
  readonly client?: { readonly id: string; readonly secret: string }
}

export type GraphRecord = { readonly method: string; readonly path: string; readonly status: number }

/** Microsoft Graph on one machine, as a tenant's administrator and a test see it. */
export type GraphStandIn = {
  /** Without `/v1.0`: `http://127.0.0.1:41003`. */
  readonly baseUrl: string
  /** A token that is taken without asking the token endpoint. */
  readonly token: string
  readonly tenant: Tenant
  readonly mailboxes: Mailboxes
  readonly subscriptions: Omit<Subscriptions, 'routes'>
  readonly teamwork: Omit<Teamwork, 'routes'>
  /** Takes a permission away, or gives it back. */
  withhold(permission: string): void
  grant(permission: string): void
  /** The next requests whose path has `part` in it fail. */
  fail(fault: GraphFault, part?: string, times?: number, retryAfter?: number): void
  setHealth(id: string, service: string, status: string): void
  /** Every request so far, the parts of batches too; 0 is a connection that was cut. */
  requests(): readonly GraphRecord[]
  close(): Promise<void>
}

export const startGraph = async (options: GraphOptions = {}): Promise<GraphStandIn> => {
  const clock = options.clock ?? systemClock
  const tenant = createTenant()
  options.fill?.(tenant)
  const mailboxes = createMailboxes()
  const subscriptions = createSubscriptions(mailboxes, clock)
  const health = new Map([
    ['Exchange', { id: 'Exchange', service: 'Exchange Online', status: 'serviceOperational' }],
  ])
  const withheld = new Set<string>()
  const records: GraphRecord[] = []
  const tokens = new Set([newId()])
  const ordered = orderedFaults()
  const settings = { root: () => `${baseUrl}/v1.0`, pageSize: options.pageSize ?? 999 }
  const teamwork = createTeamwork(tenant, settings)
  const answering = {
    routes: [
      ...directoryRoutes(tenant, settings),
      ...calendarRoutes(tenant, mailboxes, settings),
      ...subscriptions.routes,
      ...teamwork.routes,
      healthRoute(settings, () => [...health.values()]),
    ],
    judge: firstFault([
      ordered.judge,
      ...(options.limit ? [limited(options.limit, clock)] : []),
      ...(options.faults ? [seededFaults(options.faults)] : []),
    ]),
    isGranted: (permission: string) => !withheld.has(permission),
    note: ({ method, path }: { method: string; path: string }, status: number) =>
      void records.push({ method, path, status }),
  }
  const client = options.client ?? { id: 'loa', secret: 'secret' }
  const server = await listenForGraph(options.port ?? 0, async (received) => {
    if (isLogin(received)) return answerLogin(received, client, tokens)
    return isKnown(received, tokens) ? answerRequest(answering, asRequest(received)) : unauthorised
  })
  const baseUrl = `http://127.0.0.1:${server.port}`
  return {
    baseUrl,
    token: [...tokens][0] ?? '',
    tenant,
    mailboxes,
    subscriptions,
    teamwork,
    withhold: (permission) => void withheld.add(permission),
    grant: (permission) => void withheld.delete(permission),
    fail: ordered.order,
    setHealth: (id, service, status) => void health.set(id, { id, service, status }),
    requests: () => records,
    close: server.close,
  }
}

const unauthorised: GraphAnswer = graphError(
  401,
  'InvalidAuthenticationToken',
  'Access token is empty or unknown.',
)

const isKnown = ({ headers }: Received, tokens: ReadonlySet<string>): boolean =>
  tokens.has((headers['authorization'] ?? '').replace(/^Bearer /, ''))

const asRequest = ({ method, url, headers, text }: Received) => ({
  method,
  path: url.pathname.replace(/^\/v1\.0/, ''),
  query: url.searchParams,
  params: {},
  headers,
  body: text === '' ? undefined : parse(text),
})

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
