import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Clock } from '../../core/time/clock.ts'
import { badRequest, type GraphRoute, graphError, notFound } from './answer.ts'
import type { EventChange, Mailboxes } from './mailboxes.ts'
import { newId } from './tenant.ts'

const wantedSchema = z.looseObject({
  changeType: z.string(),
  notificationUrl: z.url(),
  resource: z.string(),
  expirationDateTime: z.string(),
  clientState: z.string().max(128).optional(),
})

const renewalSchema = z.looseObject({ expirationDateTime: z.string() })

export type GraphSubscription = z.infer<typeof wantedSchema> & { readonly id: string }

/** Longest life of a subscription to events, in minutes (Microsoft Learn, "subscription resource type"). */
const longestMinutes = 10_080

export type Subscriptions = {
  readonly routes: readonly GraphRoute[]
  all(): readonly GraphSubscription[]
  /** Takes a subscription away as Graph does at its end. */
  forget(id: string): void
  /** Resolves when every notification so far was answered. */
  told(): Promise<void>
}

/** Subscriptions to the events of a calendar, with the handshake and the notifications over HTTP. */
export const createSubscriptions = (mailboxes: Mailboxes, clock: Clock): Subscriptions => {
  const known = new Map<string, GraphSubscription>()
  const underWay = new Set<Promise<unknown>>()

  mailboxes.listen((change) => {
    for (const subscription of known.values()) {
      if (!covers(subscription, change) || isOver(subscription, clock)) continue
      const telling = notify(subscription, change)
        .catch(() => undefined)
        .finally(() => underWay.delete(telling))
      underWay.add(telling)
    }
  })

  return {
    routes: subscriptionRoutes(known, clock),
    all: () => [...known.values()],
    forget: (id) => void known.delete(id),
    told: async () => {
      await Promise.all(underWay)
    },
  }
}

const subscriptionRoutes = (known: Map<string, GraphSubscription>, clock: Clock): readonly GraphRoute[] => [
  {
    method: 'POST',
    path: '/subscriptions',
    permission: 'Calendars.ReadWrite',
    handle: async ({ body }) => {
      const wanted = wantedSchema.safeParse(body)
      if (!wanted.success) return badRequest('The subscription cannot be read.')
      if (!mayLast(wanted.data.expirationDateTime, clock))
        return badRequest('Subscription expiration is too far.')
      if (!(await isValidated(wanted.data.notificationUrl)))
        return graphError(400, 'ValidationError', 'Subscription validation request failed.')
      const subscription = { ...wanted.data, id: newId() }
      known.set(subscription.id, subscription)
      const { clientState: _, ...shown } = subscription
      return { status: 201, body: shown }
    },
  },
  {
    method: 'PATCH',
    path: '/subscriptions/:subscription',
    permission: 'Calendars.ReadWrite',
    handle: ({ params, body }) => {
      const subscription = known.get(params['subscription'] ?? '')
      const renewal = renewalSchema.safeParse(body)
      if (!subscription || isOver(subscription, clock)) return notFound('The subscription')
      if (!renewal.success || !mayLast(renewal.data.expirationDateTime, clock))
        return badRequest('Subscription expiration is too far.')
      known.set(subscription.id, { ...subscription, ...renewal.data })
      return { status: 200, body: { id: subscription.id, ...renewal.data } }
    },
  },
  {
    method: 'DELETE',
    path: '/subscriptions/:subscription',
    permission: 'Calendars.ReadWrite',
    handle: ({ params }) =>
      known.delete(params['subscription'] ?? '') ? { status: 204 } : notFound('The subscription'),
  },
]

const mayLast = (expiration: string, clock: Clock): boolean =>
  DateTime.fromISO(expiration).diff(clock(), 'minutes').minutes <= longestMinutes

const isOver = ({ expirationDateTime }: GraphSubscription, clock: Clock): boolean =>
  DateTime.fromISO(expirationDateTime).toMillis() <= clock().toMillis()

/** `/users/{id}/events` */
const covers = ({ resource }: GraphSubscription, { owner }: EventChange): boolean =>
  resource.replace(/^\//, '') === `users/${owner}/events`

/** Graph asks the address to say a text back, as it is, within ten seconds. */
const isValidated = async (url: string): Promise<boolean> => {
  const token = `Validation: Testing client application reachability for ${newId()}`
  const address = new URL(url)
  address.searchParams.set('validationToken', token)
  try {
    const answer = await fetch(address, { method: 'POST', signal: AbortSignal.timeout(10_000) })
    const plain = (answer.headers.get('content-type') ?? '').startsWith('text/plain')
    return answer.status === 200 && plain && (await answer.text()) === token
  } catch {
    return false
  }
}

const notify = async (
  { id, notificationUrl, clientState, resource, expirationDateTime }: GraphSubscription,
  { owner, event, kind }: EventChange,
): Promise<void> => {
  const value = {
    subscriptionId: id,
    subscriptionExpirationDateTime: expirationDateTime,
    changeType: kind,
    resource: resource.replace(/events$/, `Events/${event}`),
    resourceData: { '@odata.type': '#Microsoft.Graph.Event', id: event, owner },
    clientState,
    tenantId: 'the-tenant',
  }
  await fetch(notificationUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ value: [value] }),
    signal: AbortSignal.timeout(10_000),
  })
}
