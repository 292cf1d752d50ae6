import type { Answer } from '../http/route.ts'
import { refusal } from '../http/server.ts'
import { userId } from '../ids.ts'
import type { SimulatedPerson } from '../organisation.ts'
import type { Conversation } from '../places.ts'
import type { World } from '../world.ts'
import type { Call } from './operations.ts'
import { notFound } from './send-activity.ts'

const onConversation = ({ conversation }: Call, answer: (conversation: Conversation) => unknown): Answer =>
  conversation ? { status: 200, body: answer(conversation) } : notFound()

export const readConversation = (call: Call): Answer =>
  onConversation(call, ({ id, kind, name }) => ({
    id,
    conversationType: kind === 'group' ? 'groupChat' : kind,
    isGroup: kind !== 'personal',
    name: name.vi,
    tenantId: call.world.tenant,
  }))

export const listMembers = (call: Call): Answer =>
  onConversation(call, ({ members }) => members.map((member) => account(call.world, member)))

export const readMember = (call: Call): Answer => {
  if (!call.conversation) return notFound()
  const person = call.world.places.addressee(call.request.params['member'] ?? '')
  if (!person || !call.world.places.hasMember(call.conversation, person.id))
    return refusal(404, 'MemberNotFoundInConversation', 'Member not found in the conversation.')
  return { status: 200, body: account(call.world, person) }
}

/** Page sizes are held between 50 and 500, as Teams does; the continuation token is where the next page starts. */
export const listMembersByPage = (call: Call): Answer =>
  onConversation(call, ({ members }) => {
    const { query } = call.request
    const start = positive(query.get('continuationToken'), 0)
    const size = Math.min(500, Math.max(50, positive(query.get('pageSize'), 200)))
    const end = start + size
    return {
      members: members.slice(start, end).map((member) => account(call.world, member)),
      ...(end < members.length && { continuationToken: String(end) }),
    }
  })

const positive = (text: string | null, fallback: number): number => {
  const number = Number(text ?? fallback)
  return Number.isInteger(number) && number >= 0 ? number : fallback
}

const account = (world: World, person: SimulatedPerson) => ({
  id: userId(person.account),
  name: person.name,
  aadObjectId: person.account,
  objectId: person.account,
  ...(person.email && { email: person.email, userPrincipalName: person.email }),
  tenantId: world.tenant,
  userRole: 'user',
})

export const readTeam = ({ world, request }: Call): Answer => {
  const { team, people } = world.places
  if (request.params['team'] !== team.id) return notFound()
  const counts = { channelCount: team.channels.length, memberCount: people.length }
  return { status: 200, body: { id: team.id, name: team.name.vi, aadGroupId: team.aadGroupId, ...counts } }
}

export const listChannels = ({ world, request }: Call): Answer => {
  const { team } = world.places
  if (request.params['team'] !== team.id) return notFound()
  return {
    status: 200,
    body: { conversations: team.channels.map(({ id, name }) => ({ id, name: name.vi })) },
  }
}
