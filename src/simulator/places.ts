import type { PlaceKind } from '../core/conversation/turn.ts'
import type { Localized } from '../core/i18n/localized.ts'
import {
  channelConversationId,
  groupConversationId,
  personalConversationId,
  teamGroupId,
  userId,
} from './ids.ts'
import type { PlaceId, SimulatedGroup, SimulatedPerson, SimulatedTeam } from './organisation.ts'
import type { Message } from './record.ts'

export type Conversation = {
  /** Without a thread. */
  readonly id: string
  readonly kind: PlaceKind
  readonly place: PlaceId
  readonly name: Localized
  readonly members: readonly SimulatedPerson[]
  /** What was said there, oldest first, by its id. */
  readonly messages: Map<string, Message>
}

type Team = {
  /** The id of the general channel is also that of the team. */
  readonly id: string
  readonly aadGroupId: string
  readonly name: Localized
  readonly channels: readonly Conversation[]
}

/** Everybody, and every conversation there is or may be. */
export type Places = {
  readonly people: readonly SimulatedPerson[]
  readonly team: Team
  person(id: string): SimulatedPerson | undefined
  /** By what a bot calls a person: the `29:` id or the Entra object id. */
  addressee(id: string): SimulatedPerson | undefined
  personal(person: SimulatedPerson): Conversation
  conversation(id: string): Conversation | undefined
  /** undefined where there is no such place, or the person is not in it. */
  find(person: SimulatedPerson, place: PlaceId): Conversation | undefined
  /** All that a person sees in the left rail. */
  of(person: SimulatedPerson): readonly Conversation[]
  hasMember(conversation: Conversation, personId: string): boolean
}

type Rooms = {
  readonly people: readonly SimulatedPerson[]
  readonly team: SimulatedTeam
  readonly group: SimulatedGroup
}

export const createPlaces = ({ people, team, group }: Rooms): Places => {
  const byId = new Map(people.map((person) => [person.id, person]))
  const byAddress = new Map(
    people.flatMap((person) => addressesOf(person).map((address) => [address, person])),
  )
  const byPersonalId = new Map(people.map((person) => [personalConversationId(person.account), person]))
  const members = group.members
    ? people.filter(({ id }) => group.members?.includes(id))
    : people.filter((one) => one.offered)
  const shared: Conversation[] = [
    room({
      id: groupConversationId(group.name.vi),
      kind: 'group',
      place: 'group',
      name: group.name,
      members,
    }),
    ...team.channels.map(({ id, name }) =>
      room({
        id: channelConversationId(`${team.name.vi} ${id}`),
        kind: 'channel',
        place: id,
        name,
        members: people,
      }),
    ),
  ]
  const memberIds = new Map(shared.map((one) => [one.id, new Set(one.members.map(({ id }) => id))]))
  const opened = new Map(shared.map((one) => [one.id, one]))

  const personal = (person: SimulatedPerson): Conversation => {
    const id = personalConversationId(person.account)
    const chat =
      opened.get(id) ??
      room({ id, kind: 'personal', place: 'personal', name: { vi: person.name }, members: [person] })
    opened.set(id, chat)
    return chat
  }
  const hasMember = (conversation: Conversation, personId: string): boolean =>
    memberIds.get(conversation.id)?.has(personId) ?? conversation.members.some(({ id }) => id === personId)
  const of = (person: SimulatedPerson): readonly Conversation[] => [
    personal(person),
    ...shared.filter((one) => hasMember(one, person.id)),
  ]
  const channels = shared.filter(({ kind }) => kind === 'channel')
  return {
    people,
    team: { id: channels[0]?.id ?? '', aadGroupId: teamGroupId(team.name.vi), name: team.name, channels },
    person: (id) => byId.get(id),
    addressee: (id) => byAddress.get(id),
    personal,
    conversation: (id) => {
      const owner = byPersonalId.get(id)
      return opened.get(id) ?? (owner && personal(owner))
    },
    find: (person, place) => of(person).find((one) => one.place === place),
    of,
    hasMember,
  }
}

const addressesOf = ({ account }: SimulatedPerson): readonly string[] => [account, userId(account)]

const room = (described: Omit<Conversation, 'messages'>): Conversation => ({
  ...described,
  messages: new Map(),
})
