import { z } from 'zod'
import { type Activity, activitySchema } from '../activity.ts'
import type { Answer } from '../http/route.ts'
import { refusal } from '../http/server.ts'
import { formatConversationId } from '../ids.ts'
import type { SimulatedPerson } from '../organisation.ts'
import type { World } from '../world.ts'
import type { Call } from './operations.ts'
import { putMessage } from './send-activity.ts'

const parametersSchema = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  activity: activitySchema.nullish(),
  channelData: z
    .looseObject({
      channel: z.looseObject({ id: z.string() }).nullish(),
      teamsChannelId: z.string().nullish(),
    })
    .nullish(),
})

type Parameters = z.infer<typeof parametersSchema>

/** A chat with one person (the same one each time), or a new thread in a channel. */
export const createConversation = ({ world, request }: Call): Answer => {
  const parsed = parametersSchema.safeParse(request.body)
  if (!parsed.success) return refusal(400, 'BadSyntax', 'Invalid conversation parameters.')
  const channel = parsed.data.channelData?.channel?.id ?? parsed.data.channelData?.teamsChannelId
  return channel ? openThread(world, channel, parsed.data.activity) : openChat(world, parsed.data)
}

const openThread = (world: World, channel: string, activity: Activity | null | undefined): Answer => {
  const conversation = world.places.conversation(channel)
  if (conversation?.kind !== 'channel') return refusal(404, 'ConversationNotFound', 'Conversation not found.')
  if (!activity) return refusal(400, 'BadSyntax', 'Activity cannot be null for a new thread.')
  const message = putMessage(world, conversation, { activity, thread: 'new' })
  const id = formatConversationId({ conversation: conversation.id, thread: message.id })
  return { status: 201, body: { id, activityId: message.id, serviceUrl: world.serviceUrl } }
}

const openChat = (world: World, { members, activity, isGroup }: Parameters): Answer => {
  const [member, ...others] = members ?? []
  if (!member || others.length > 0 || isGroup)
    return refusal(400, 'BadSyntax', 'Bots can create a chat with exactly one member.')
  const person = world.places.addressee(member.id)
  if (!person) return refusal(404, 'UserNotFound', 'User not found in the tenant.')
  if (!world.installed.has(person.id))
    return refusal(403, 'BotNotInConversationRoster', 'The bot is not installed for this user.')
  return chatOpened(world, person, activity)
}

const chatOpened = (world: World, person: SimulatedPerson, activity: Activity | null | undefined): Answer => {
  const conversation = world.places.personal(person)
  const message = activity ? putMessage(world, conversation, { activity }) : undefined
  const { id } = conversation
  return {
    status: 201,
    body: { id, ...(message && { activityId: message.id }), serviceUrl: world.serviceUrl },
  }
}
