import { type Activity, activitySchema } from '../activity.ts'
import type { Answer } from '../http/route.ts'
import { refusal } from '../http/server.ts'
import type { Conversation } from '../places.ts'
import type { Message } from '../record.ts'
import type { World } from '../world.ts'
import type { Call } from './operations.ts'

export const notFound = (): Answer => refusal(404, 'ConversationNotFound', 'Conversation not found.')

/** Sends into a chat; in a channel under the thread that the conversation's id names, else as a new post. */
export const sendActivity = (call: Call): Answer => {
  const parsed = activitySchema.safeParse(call.request.body)
  if (!parsed.success) return refusal(400, 'BadSyntax', 'Invalid activity.')
  if (!call.conversation) return notFound()
  return accept(call.world, call.conversation, parsed.data, threadOf(call.conversation, call.thread))
}

/** The same, as the answer to a message. */
export const replyToActivity = (call: Call): Answer => {
  const parsed = activitySchema.safeParse(call.request.body)
  if (!parsed.success) return refusal(400, 'BadSyntax', 'Invalid activity.')
  const { conversation, request } = call
  if (!conversation) return notFound()
  const replyToId = request.params['activity'] ?? ''
  const thread = call.thread ?? conversation.messages.get(replyToId)?.thread
  return accept(call.world, conversation, { ...parsed.data, replyToId }, threadOf(conversation, thread))
}

const threadOf = (conversation: Conversation, thread: string | undefined): string | undefined =>
  conversation.kind === 'channel' ? (thread ?? 'new') : undefined

const accept = (
  world: World,
  conversation: Conversation,
  activity: Activity,
  thread: string | undefined,
): Answer => {
  if (activity.type === 'typing') {
    world.conversations.typing(conversation, thread)
    return { status: 202, body: {} }
  }
  if (activity.type !== 'message') return { status: 202, body: {} }
  if (!hasContent(activity)) return refusal(400, 'BadSyntax', 'Activity must have text or an attachment.')
  const message = putMessage(world, conversation, { activity, ...(thread && { thread }) })
  return { status: 201, body: isSplit(activity) ? {} : { id: message.id } }
}

const hasContent = ({ text, attachments }: Activity): boolean => Boolean(text) || Boolean(attachments?.length)

/** Teams makes two messages of a text with a card, and answers no id. */
const isSplit = ({ text, attachments }: Activity): boolean => Boolean(text) && Boolean(attachments?.length)

type Sent = { readonly activity: Activity; readonly thread?: string }

export const putMessage = (world: World, conversation: Conversation, { activity, thread }: Sent): Message => {
  const put = (part: Activity, under: string | undefined): Message =>
    world.conversations.say(conversation, {
      author: { kind: 'bot' },
      activity: part,
      ...(under && { thread: under }),
    })
  if (!isSplit(activity)) return put(activity, thread)
  const { attachments, ...text } = activity
  const first = put(text, thread)
  const { text: _, ...cards } = activity
  return put({ ...cards, attachments }, first.thread)
}
