import { activitySchema } from '../activity.ts'
import type { Answer } from '../http/route.ts'
import { refusal } from '../http/server.ts'
import type { Conversation } from '../places.ts'
import type { Message } from '../record.ts'
import type { Call } from './operations.ts'
import { notFound } from './send-activity.ts'

export const updateActivity = (call: Call): Answer => {
  const parsed = activitySchema.safeParse(call.request.body)
  if (!parsed.success) return refusal(400, 'BadSyntax', 'Invalid activity.')
  return onOwnMessage(call, (conversation, message) => {
    const activity = { ...parsed.data, id: message.id }
    call.world.conversations.change(conversation, message, { activity, edited: true, cardFor: new Map() })
    return { status: 200, body: { id: message.id } }
  })
}

export const removeActivity = (call: Call): Answer =>
  onOwnMessage(call, (conversation, message) => {
    call.world.conversations.change(conversation, message, { deleted: true })
    return { status: 200, body: {} }
  })

const onOwnMessage = (
  { conversation, request }: Call,
  change: (conversation: Conversation, message: Message) => Answer,
): Answer => {
  if (!conversation) return notFound()
  const message = conversation.messages.get(request.params['activity'] ?? '')
  if (!message || message.deleted)
    return refusal(404, 'ActivityNotFoundInConversation', 'Activity not found in the conversation.')
  if (message.author.kind !== 'bot')
    return refusal(403, 'Forbidden', 'A bot can change its own messages only.')
  return change(conversation, message)
}
