import { randomUUID } from 'node:crypto'
import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Input } from '../../core/conversation/incoming.ts'
import { rememberChannel } from '../../core/delivery/channels.ts'
import { forgetChat, rememberChat } from '../../core/delivery/personal-chats.ts'
import { noteRead } from '../../core/delivery/reads.ts'
import type { ConversationRef } from '../../core/delivery/sender.ts'
import type { Log } from '../../core/log/log.ts'
import { inTurn } from '../../core/log/turn-scope.ts'
import { unlessAway } from '../../core/store/away.ts'
import type { Ephemeral } from '../../core/store/ephemeral.ts'
import type { Store } from '../../core/store/store.ts'
import { answerInvoke, invokeError } from './answer-invoke.ts'
import { Denial } from './denial.ts'
import type { FetchFile } from './fetch-file.ts'
import { mentionsBot } from './mention.ts'
import { eventType, lastReadOf } from './read-receipt.ts'
import type { RenderCard, SayCards } from './say-cards.ts'
import { messageInput, placeKindOf, toIncoming } from './to-incoming.ts'
import type { Answer, TurnAdapter } from './turn-adapter.ts'
import type { Whereabouts } from './whereabouts.ts'
import { accountOf, activityTypes, parseActivity, tenantsOf, type WireActivity } from './wire-activity.ts'

/** An HTTP request to the endpoint of the bot, its body parsed as JSON. */
export type ReceiveActivity = (request: { authorization: string; body: unknown }) => Promise<Answer>

type ReceiveParts = {
  readonly adapter: () => Promise<TurnAdapter>
  readonly conversation: Conversation
  readonly render: RenderCard
  readonly sayCards: SayCards
  readonly fetchFile: FetchFile
  readonly store: Store
  readonly ephemeral: Ephemeral
  readonly whereabouts: Whereabouts
  readonly log: Log
  /** undefined: the tenant is not asked for, since nobody is known anyway. */
  readonly allowedTenants: readonly string[] | undefined
}

/** Milliseconds for which an activity that was seen is not answered again. */
const seenFor = 10 * 60_000

/** Two events tell of one installation, moments apart; in milliseconds. */
const arrivalFor = 60_000

/** Never rejects, and answers 500 to nothing: Teams stops delivering to a bot that keeps failing. */
export const createReceiveActivity =
  (parts: ReceiveParts): ReceiveActivity =>
  async ({ authorization, body }) => {
    const activity = parseActivity(body)
    if (!activity) return { status: 400, body: { error: { code: 'BadActivity' } } }
    const turn = activity.id ?? randomUUID()
    try {
      const adapter = await parts.adapter()
      return await inTurn(turn, () =>
        adapter.run(authorization, activity, () => takeTurn(parts, activity, turn)),
      )
    } catch (cause) {
      if (cause instanceof Denial) return denied(parts.log, cause)
      parts.log.error('activity-failed', { turn, type: activity.type }, cause)
      return activity.type === activityTypes.invoke ? invokeError(500, 'InternalError') : { status: 200 }
    }
  }

const denied = (log: Log, denial: Denial): Answer => {
  log.warn('activity-denied', { code: denial.code, ...denial.ids }, denial.cause)
  return { status: denial.status, body: { error: { code: denial.code } } }
}

const takeTurn = async (
  parts: ReceiveParts,
  activity: WireActivity,
  turn: string,
): Promise<Answer | undefined> => {
  assertTenant(parts, activity)
  if (!(await isFirst(parts.ephemeral, activity))) return { status: 200 }
  return takers.get(activity.type)?.(parts, activity, turn)
}

/** Every tenant that the activity names has to be allowed, and it has to name one. */
const assertTenant = ({ allowedTenants }: ReceiveParts, activity: WireActivity): void => {
  if (!allowedTenants) return
  const tenants = tenantsOf(activity)
  if (tenants.length === 0 || !tenants.every((tenant) => allowedTenants.includes(tenant)))
    throw new Denial('foreign-tenant', 'tenant')
}

/** Where nobody remembers for now, it counts as the first: an answer twice is better than none. */
const isFirst = async (ephemeral: Ephemeral, { id, conversation }: WireActivity): Promise<boolean> =>
  id == null || (await unlessAway(ephemeral.claim(`activity:${conversation.id}:${id}`, seenFor))) !== false

/** undefined: nothing to say beyond that it came. */
type Taker = (parts: ReceiveParts, activity: WireActivity, turn: string) => Promise<Answer | undefined>

const takeMessage: Taker = async (parts, activity, turn) => {
  const shared = placeKindOf(activity) !== 'personal'
  if (isOwn(activity) || (shared && !mentionsBot(activity))) return undefined
  const noted = noteSender(parts, activity)
  // A private answer to what is asked in a shared place needs it; elsewhere it is written beside the answer.
  if (shared) await noted
  await respond(parts, activity, turn, messageInput(activity, parts.fetchFile))
  await noted
  return undefined
}

const takeInvoke: Taker = async (parts, activity, turn) => {
  const { conversation, render } = parts
  await noteSender(parts, activity)
  const sayRest = (saying: Parameters<SayCards>[1]) => parts.sayCards(referenceOf(activity), saying, turn)
  return answerInvoke({ conversation, render, sayRest }, activity, turn)
}

const takeMembers: Taker = async (parts, activity, turn) => {
  if (activity.membersAdded?.some(({ id }) => id === activity.recipient.id))
    await arrive(parts, activity, turn)
  return undefined
}

const takeInstallation: Taker = async (parts, activity, turn) => {
  if (activity.action === 'add') await arrive(parts, activity, turn)
  if (activity.action === 'add-upgrade') await noteSender(parts, activity)
  if (activity.action === 'remove' && placeKindOf(activity) === 'personal')
    await forgetChat(parts.store, accountOf(activity))
  return undefined
}

const takeEvent: Taker = async ({ store }, activity) => {
  const lastRead = placeKindOf(activity) === 'personal' ? lastReadOf(activity) : undefined
  if (lastRead !== undefined) await noteRead(store, accountOf(activity), lastRead)
  return undefined
}

const takers = new Map<string, Taker>([
  [activityTypes.message, takeMessage],
  [activityTypes.invoke, takeInvoke],
  [activityTypes.conversationUpdate, takeMembers],
  [activityTypes.installationUpdate, takeInstallation],
  [eventType, takeEvent],
])

const arrive = async (parts: ReceiveParts, activity: WireActivity, turn: string): Promise<void> => {
  await noteSender(parts, activity)
  const first = await parts.ephemeral.claim(`arrival:${activity.conversation.id}`, arrivalFor)
  if (first && !isOwn(activity)) await respond(parts, activity, turn, { kind: 'arrival' })
}

const respond = async (
  parts: ReceiveParts,
  activity: WireActivity,
  turn: string,
  input: Input,
): Promise<void> => {
  const response = await parts.conversation.respond(toIncoming(activity, turn, input))
  await parts.sayCards(referenceOf(activity), response, turn)
}

const isOwn = ({ from, recipient }: WireActivity): boolean => from.id === recipient.id

const referenceOf = (activity: WireActivity): ConversationRef => ({
  serviceUrl: activity.serviceUrl,
  conversation: activity.conversation.id,
  tenant: tenantsOf(activity)[0],
})

/** Whoever speaks can be reached later. That it could not be noted is no reason not to answer. */
const noteSender = async (parts: ReceiveParts, activity: WireActivity): Promise<void> => {
  try {
    await rememberSender(parts, activity)
  } catch (cause) {
    parts.log.error('sender-not-noted', { activity: activity.id ?? undefined }, cause)
  }
}

/** A personal chat is kept for good; of somebody in a shared place it is noted how to open one. */
const rememberSender = async (
  { store, whereabouts }: ReceiveParts,
  activity: WireActivity,
): Promise<void> => {
  const [tenant] = tenantsOf(activity)
  const partners = {
    serviceUrl: activity.serviceUrl,
    bot: activity.recipient.id,
    user: activity.from.id,
    ...(tenant !== undefined && { tenant }),
  }
  const account = accountOf(activity)
  if (placeKindOf(activity) === 'personal')
    await rememberChat(store, account, {
      ...partners,
      conversation: activity.conversation.id,
      installed: true,
    })
  else await whereabouts.note(account, partners)
  await noteChannel(store, activity)
}

/** A thread of a channel is `<channel>;messageid=<post>`: a post of one's own goes to the channel. */
const noteChannel = async (store: Store, activity: WireActivity): Promise<void> => {
  const { channelData, conversation, serviceUrl } = activity
  const channel = channelData?.channel
  const { id } = conversation
  if (placeKindOf(activity) === 'group')
    await rememberChannel(store, { id, name: id, conversation: id, serviceUrl, group: true })
  if (!channel) return
  await rememberChannel(store, {
    id: channel.id,
    name: channel.name?.toWellFormed() || channel.id,
    conversation: channel.id,
    serviceUrl,
  })
}
