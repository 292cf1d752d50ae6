import type { NoticeChannel } from '../../core/delivery/notice.ts'
import { type PersonId, personIdSchema } from '../../core/people/person.ts'
import { everyDocument } from '../../core/store/every-document.ts'
import type { LiveParts } from './live-parts.ts'
import { dayAfter, type Moment, momentSchema } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import { type Subscription, subscriptionId, subscriptions, wantKeys } from './subscription.ts'

/** Whom something about services and sites concerns, now or later. */
export type Audience = {
  readonly people: readonly PersonId[]
  readonly channels: readonly NoticeChannel[]
  /** Not to be disturbed now: told at `due`. */
  readonly held: readonly { readonly subscription: string; readonly due: Moment }[]
}

type Scope = { readonly services: readonly string[]; readonly sites: readonly string[] }

/** Who subscribed to it, and the duty engineers whatever they subscribed to: the log is theirs to keep. */
export const findAudience = async (parts: LiveParts, scope: Scope, now: Moment): Promise<Audience> => {
  const subscribed = await subscribersOf(parts, scope)
  const engineers = (await parts.directory.people()).filter(({ roles }) => roles.includes('engineer'))
  const onDuty = new Set<string>(engineers.map(({ id }) => id))
  const due = (one: Subscription) => (onDuty.has(one.who) ? undefined : heldUntil(one, now))
  const awake = subscribed.filter((one) => due(one) === undefined)
  const people = awake.filter(({ kind }) => kind === 'person').map(({ who }) => personIdSchema.parse(who))
  const places = awake.filter(({ kind }) => kind === 'place')
  const channels = await Promise.all(places.map(({ who }) => parts.channels.find(who)))
  return {
    people: [...new Set([...people, ...engineers.map(({ id }) => id)])],
    channels: channels.flatMap((channel) => (channel ? [toNoticeChannel(channel)] : [])),
    held: subscribed.flatMap((one) => {
      const until = due(one)
      return until ? [{ subscription: subscriptionId(one), due: until }] : []
    }),
  }
}

export const toNoticeChannel = ({ conversation, serviceUrl, language }: NoticeChannel): NoticeChannel => ({
  conversation,
  serviceUrl,
  language,
})

const subscribersOf = async ({ store }: LiveParts, scope: Scope): Promise<readonly Subscription[]> => {
  const found = new Map<string, Subscription>()
  for (const equals of wantKeys(scope))
    for await (const { id, document } of everyDocument(store, subscriptions, { index: 'want', equals }))
      found.set(id, document)
  return [...found.values()]
}

/** When somebody who is not to be disturbed now will be told; undefined: now. */
export const heldUntil = (
  { quiet, digest }: Pick<Subscription, 'quiet' | 'digest'>,
  now: Moment,
): Moment | undefined => {
  if (digest !== undefined) return nextAt(digest, now)
  return quiet && isWithin(now.slice(11), quiet) ? nextAt(quiet.to, now) : undefined
}

/** Hours may go over midnight. */
const isWithin = (time: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to

const nextAt = (time: string, now: Moment): Moment =>
  momentSchema.parse(`${now.slice(11) < time ? now.slice(0, 10) : dayAfter(now, 1)}T${time}`)

/** Who is pointed at what the log lacks. */
export const logKeepers = async ({
  directory,
}: Pick<LiveParts, 'directory'>): Promise<readonly PersonId[]> => {
  const people = await directory.people()
  const engineers = people.filter(({ roles }) => roles.includes('engineer'))
  return (engineers.length > 0 ? engineers : people.filter(mayKeepLog)).map(({ id }) => id)
}
