import { z } from 'zod'
import { absent, put, remove, type Store } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type CalendarSubscription, calendarLinks, calendarSubscriptions } from './calendar-collections.ts'
import type { Graph } from './graph.ts'

export type FollowParts = {
  readonly graph: Graph
  readonly store: Store
  readonly clock: Clock
  /** Of Loa, under which Graph reaches it: `https://loa.example/graph/notifications`. */
  readonly notificationUrl: string
  /** A secret of 20 to 128 characters that nobody can guess. */
  readonly newSecret: () => string
}

/** Graph lets a subscription to events live 10,080 minutes (Microsoft Learn, "subscription resource type"). */
const lifeMinutes = 10_000

/** How long before its end a subscription is renewed, in hours. */
const renewHours = 48

const createdSchema = z.object({ id: z.string() })

/** Graph is to tell of changes in a person's calendar, for as long as Loa has a meeting there. false: it does not. */
export const followCalendar = async (parts: FollowParts, account: string): Promise<boolean> => {
  const stored = await parts.store.get(calendarSubscriptions, account)
  if (stored) return true
  return subscribe(parts, account, absent)
}

const subscribe = async (parts: FollowParts, account: string, seen: number): Promise<boolean> => {
  const { graph, store, clock, notificationUrl, newSecret } = parts
  const secret = newSecret()
  const expires = expiry(clock)
  const answer = await graph.ask('calendars', {
    method: 'POST',
    path: '/subscriptions',
    body: {
      changeType: 'created,updated,deleted',
      notificationUrl,
      lifecycleNotificationUrl: notificationUrl,
      resource: `/users/${account}/events`,
      expirationDateTime: expires,
      clientState: secret,
    },
  })
  const created = answer.kind === 'ok' ? createdSchema.safeParse(answer.body) : undefined
  if (!created?.success) return false
  const subscription: CalendarSubscription = { subscription: created.data.id, secret, expires }
  const { ok } = await store.commit([put(calendarSubscriptions, account, subscription, seen)])
  if (!ok) await graph.ask('calendars', { method: 'DELETE', path: `/subscriptions/${created.data.id}` })
  return ok
}

const expiry = (clock: Clock): string => clock().plus({ minutes: lifeMinutes }).toUTC().toISO()

/**
 * Renews what ends soon; what Graph has forgotten is asked for anew, and who organises nothing any more is not
 * followed any longer. To be called every hour. Returns how many were renewed.
 */
export const renewSubscriptions = async (parts: FollowParts): Promise<number> => {
  const soon = parts.clock().plus({ hours: renewHours }).toMillis()
  const { items } = await parts.store.find(calendarSubscriptions, {
    index: 'expires',
    to: soon,
    limit: 1_000,
  })
  let renewed = 0
  for (const { id, version, document } of items) {
    if (!(await organises(parts.store, id))) await unfollow(parts, id, version, document)
    else if (await renew(parts, id, version, document)) renewed += 1
  }
  return renewed
}

const organises = async (store: Store, account: string): Promise<boolean> =>
  (await store.find(calendarLinks, { index: 'owner', equals: account, limit: 1 })).items.length > 0

const unfollow = async (
  { graph, store }: FollowParts,
  account: string,
  version: number,
  { subscription }: CalendarSubscription,
): Promise<void> => {
  await graph.ask('calendars', { method: 'DELETE', path: `/subscriptions/${subscription}` })
  await store.commit([remove(calendarSubscriptions, account, version)])
}

const renew = async (
  parts: FollowParts,
  account: string,
  version: number,
  subscription: CalendarSubscription,
): Promise<boolean> => {
  const expires = expiry(parts.clock)
  const answer = await parts.graph.ask('calendars', {
    method: 'PATCH',
    path: `/subscriptions/${subscription.subscription}`,
    body: { expirationDateTime: expires },
  })
  if (answer.kind === 'missing' && (await subscribe(parts, account, version))) return true
  // Followed anew with the next meeting that is written there; of an account that is gone nothing is kept.
  const isOver = Date.parse(subscription.expires) <= parts.clock().toMillis()
  if (answer.kind !== 'ok' && isOver)
    await parts.store.commit([remove(calendarSubscriptions, account, version)])
  if (answer.kind !== 'ok') return false
  await parts.store.commit([put(calendarSubscriptions, account, { ...subscription, expires }, version)])
  return true
}
