import { z } from 'zod'
import { languageSchema } from '../../core/i18n/language.ts'
import type { Standpoint } from '../client/envelope.ts'
import type { Outcome } from '../client/outcome.ts'
import { press, pressedActionSchema, submitDialog } from '../client/press.ts'
import { read } from '../client/read.ts'
import { say } from '../client/say.ts'
import type { Answer, Request, Route } from '../http/route.ts'
import { refusal } from '../http/server.ts'
import type { SimulatedCommand, SimulatedPerson } from '../organisation.ts'
import type { World } from '../world.ts'
import { conversationEvents, trafficEvents } from './events.ts'
import { showMessage } from './show-message.ts'
import type { OutcomeView, PersonView, WorldView } from './view.ts'

const standSchema = z.object({
  as: z.string(),
  place: z.string(),
  thread: z.string().optional(),
  language: languageSchema.optional(),
})

const fileSchema = z
  .object({ name: z.string().min(1).max(255), base64: z.base64() })
  .transform(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }))

const sayingSchema = standSchema
  .extend({ text: z.string(), mention: z.boolean().optional(), file: fileSchema.optional() })
  .refine(({ text, file }) => text !== '' || file)
const pressingSchema = standSchema.extend({ message: z.string(), action: pressedActionSchema })
const readingSchema = standSchema.extend({ message: z.string() })
const dialogSchema = standSchema.extend({ data: z.unknown() })

type PageExtras = { readonly commands: readonly SimulatedCommand[]; readonly markdown: boolean }

/** What the playground page asks of the simulator. */
export const pageRoutes = (world: World, extras: PageExtras): readonly Route[] => [
  { method: 'GET', path: '/api/world', handle: () => ok(worldView(world, extras)) },
  {
    method: 'GET',
    path: '/api/messages',
    handle: (request) => asPerson(world, request, (one) => ok(messagesOf(world, one))),
  },
  {
    method: 'GET',
    path: '/api/events',
    handle: ({ query }) => conversationEvents(world, query.get('as') ?? ''),
  },
  { method: 'GET', path: '/api/traffic', handle: () => trafficEvents(world) },
  { method: 'POST', path: '/api/say', handle: (request) => onSay(world, request) },
  { method: 'POST', path: '/api/press', handle: (request) => onPress(world, request) },
  { method: 'POST', path: '/api/read', handle: (request) => onRead(world, request) },
  { method: 'POST', path: '/api/dialog', handle: (request) => onDialog(world, request) },
]

const ok = (body: unknown): Answer => ({ status: 200, body, headers: { 'cache-control': 'no-store' } })
const notThere = (): Answer => refusal(404, 'NotFound', 'no such person, place or message')
const badRequest = (): Answer => refusal(400, 'BadArgument', 'the request does not have the expected fields')

const asPerson = (world: World, { query }: Request, then: (person: SimulatedPerson) => Answer): Answer => {
  const person = world.places.person(query.get('as') ?? '')
  return person ? then(person) : notThere()
}

const messagesOf = (world: World, person: SimulatedPerson) =>
  world.places
    .of(person)
    .flatMap((chat) =>
      [...chat.messages.values()].map((message) => showMessage(world, chat, message, person.id)),
    )

const standpoint = (world: World, stand: z.infer<typeof standSchema>): Standpoint | undefined => {
  const person = world.places.person(stand.as)
  const conversation = person && world.places.find(person, stand.place)
  return conversation && { person, conversation, thread: stand.thread, language: stand.language }
}

const onSay = async (world: World, { body }: Request): Promise<Answer> => {
  const { data } = sayingSchema.safeParse(body)
  if (!data) return badRequest()
  const here = standpoint(world, data)
  if (!here) return notThere()
  const { text, file, mention } = data
  await say(world, here, { text, file, ...(mention !== undefined && { mention }) })
  return ok({})
}

const onPress = async (world: World, { body }: Request): Promise<Answer> => {
  const { data } = pressingSchema.safeParse(body)
  if (!data) return badRequest()
  const here = standpoint(world, data)
  const message = here?.conversation.messages.get(data.message)
  if (!here || !message) return notThere()
  return ok(view((await press(world, here, message, data.action)).outcome))
}

const onRead = async (world: World, { body }: Request): Promise<Answer> => {
  const { data } = readingSchema.safeParse(body)
  if (!data) return badRequest()
  const here = standpoint(world, data)
  if (!here) return notThere()
  await read(world, here, data.message)
  return ok({})
}

const onDialog = async (world: World, { body }: Request): Promise<Answer> => {
  const { data } = dialogSchema.safeParse(body)
  if (!data) return badRequest()
  const here = standpoint(world, data)
  if (!here) return notThere()
  return ok(view((await submitDialog(world, here, data.data)).outcome))
}

/** The card itself arrives as a changed message. */
const view = (outcome: Outcome): OutcomeView => (outcome.kind === 'card' ? { kind: 'card' } : outcome)

const worldView = ({ bot, places }: World, { commands, markdown }: PageExtras): WorldView => {
  const offered = places.people.filter((person) => person.offered)
  const shown = offered.length > 0 ? offered : places.people.slice(0, 6)
  const rooms = new Map(shown.flatMap((person) => places.of(person)).map((room) => [room.place, room]))
  return {
    bot,
    team: places.team.name,
    people: shown.map(personView),
    places: [...rooms.values()].map((room) => ({
      id: room.place,
      kind: room.kind,
      name: room.kind === 'personal' ? { vi: bot.name } : room.name,
      members: room.members.length,
      visibleTo: shown
        .filter(({ id }) => room.kind === 'personal' || places.hasMember(room, id))
        .map(({ id }) => id),
    })),
    commands: commands.map(({ title, description, menu }) => ({ title, description, menu })),
    markdown,
  }
}

const personView = ({ id, name, roles, position, unit }: SimulatedPerson): PersonView => ({
  id,
  name,
  roles,
  ...(position && { position }),
  ...(unit && { unit }),
})
