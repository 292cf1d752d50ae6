import type { Turn } from '../../core/conversation/turn.ts'
import { assertNever } from '../../core/errors/assert-never.ts'
import { update } from '../../core/store/update.ts'
import type { LiveParts } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { maySubscribePlace } from './policy.ts'
import { type Subscription, sameWant, subscriptionId, subscriptions, type Want } from './subscription.ts'

export type SubscriptionChange =
  | { readonly kind: 'add'; readonly wants: readonly Want[] }
  | { readonly kind: 'drop'; readonly wants: readonly Want[] }
  | { readonly kind: 'drop-all' }
  | { readonly kind: 'quiet'; readonly quiet: Subscription['quiet'] }
  | { readonly kind: 'digest'; readonly digest: Subscription['digest'] }

export type Subscribed = { readonly ok: true; readonly subscription: Subscription } | LiveRefusal

/** A post in a channel is answered in its thread; what is followed is the channel. */
const placeOf = (conversation: string): string => conversation.replace(/;messageid=.*$/, '')

/** Whose subscription a turn is about: the person's own, or in a shared place that of the place. */
export const subscriberOf = ({ person, place }: Turn): Pick<Subscription, 'kind' | 'who'> =>
  place.kind === 'personal'
    ? { kind: 'person', who: person.id }
    : { kind: 'place', who: placeOf(place.conversation) }

/** Changes what the person, or the place where it is said, is told of. */
export const changeSubscription = async (
  { store, channels }: Pick<LiveParts, 'store' | 'channels'>,
  turn: Turn,
  change: SubscriptionChange,
): Promise<Subscribed> => {
  if (!maySubscribePlace(turn.person, turn.place.kind)) return refuseLive('not-allowed')
  const subscriber = subscriberOf(turn)
  if (subscriber.kind === 'place' && !(await channels.find(subscriber.who)))
    return refuseLive('place-not-known')
  let lacking = false
  const changed = await update(store, subscriptions, subscriptionId(subscriber), (stored) => {
    const before = stored ?? { ...subscriber, wants: [] }
    const next = changeOf(before, change)
    lacking = change.kind === 'drop' && next.wants.length === before.wants.length
    return next
  })
  return lacking || !changed ? refuseLive('not-subscribed') : { ok: true, subscription: changed }
}

const mostWants = 50

const changeOf = (before: Subscription, change: SubscriptionChange): Subscription => {
  const { quiet, digest, ...bare } = before
  const withHours = (hours: Pick<Subscription, 'quiet' | 'digest'>): Subscription => ({
    ...bare,
    ...(hours.quiet && { quiet: hours.quiet }),
    ...(hours.digest !== undefined && { digest: hours.digest }),
  })
  switch (change.kind) {
    case 'add': {
      const fresh = change.wants.filter((want) => !before.wants.some((known) => sameWant(known, want)))
      return { ...before, wants: [...before.wants, ...fresh].slice(-mostWants) }
    }
    case 'drop':
      return {
        ...before,
        wants: before.wants.filter((known) => !change.wants.some((want) => sameWant(known, want))),
      }
    case 'drop-all':
      return { ...before, wants: [] }
    case 'quiet':
      return withHours({ quiet: change.quiet, digest })
    case 'digest':
      return withHours({ quiet, digest: change.digest })
    default:
      return assertNever(change)
  }
}

export const readSubscription = async (
  { store }: Pick<LiveParts, 'store'>,
  turn: Turn,
): Promise<Subscription> => {
  const subscriber = subscriberOf(turn)
  const stored = await store.get(subscriptions, subscriptionId(subscriber))
  return stored?.document ?? { ...subscriber, wants: [] }
}
