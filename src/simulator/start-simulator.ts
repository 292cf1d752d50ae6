import { Failure } from '../core/errors/failure.ts'
import { type Clock, systemClock } from '../core/time/clock.ts'
import type { Activity } from './activity.ts'
import type { Standpoint } from './client/envelope.ts'
import { install, uninstall } from './client/install.ts'
import { type Pressed, type PressedAction, press, submitDialog } from './client/press.ts'
import { read } from './client/read.ts'
import { type Saying, say } from './client/say.ts'
import { firstToObject, type Judge, platformJudge } from './connector/judge.ts'
import { connectorRoutes } from './connector/routes.ts'
import { createFiles, fileRoutes } from './files.ts'
import type { Listening } from './http/bind-loopback.ts'
import { listenOnLoopback } from './http/server.ts'
import { parseConversationId } from './ids.ts'
import type {
  PlaceId,
  SimulatedCommand,
  SimulatedGroup,
  SimulatedPerson,
  SimulatedTeam,
} from './organisation.ts'
import { assetRoutes, hasLibrary } from './page/assets.ts'
import { pageRoutes } from './page/routes.ts'
import { createPlaces } from './places.ts'
import { createConversations, type Message } from './record.ts'
import { createTraffic, type Exchange } from './traffic.ts'
import { type BotAccount, tenantOf, type World } from './world.ts'

export type SimulatorOptions = {
  readonly people: readonly SimulatedPerson[]
  readonly team: SimulatedTeam
  readonly group?: SimulatedGroup
  /** Where the bot takes activities: `http://127.0.0.1:3978/api/messages`. */
  readonly botEndpoint: string
  /** Of the Connector and the page; 0 takes a free one. */
  readonly port: number
  readonly bot?: BotAccount
  readonly commands?: readonly SimulatedCommand[]
  /** Goes as `Authorization: Bearer` with each activity; no header when not given. */
  readonly token?: () => Promise<string>
  /** Who has the app from the start, as if an administrator had deployed it; no event tells the bot. */
  readonly installed?: 'everyone' | 'nobody'
  /** How long Teams waits for the bot's answer; 15 s when not said. */
  readonly patienceMs?: number
  readonly clock?: Clock
  /** Asked before the platform's own rules: limits and faults. */
  readonly judge?: Judge
}

type SayExtras = Omit<Saying, 'text'> & Pick<Standpoint, 'language' | 'thread'>

/** Teams on one machine, as its users and as tests see it. */
export type Simulator = {
  readonly port: number
  /** What activities name as the address to answer to. */
  readonly serviceUrl: string
  /** The page to open. */
  readonly playground: string
  /** A person writes. Returns what the bot sent or changed by the end of the turn, there and in the person's own chat. */
  say(personId: string, place: PlaceId, text: string, extras?: SayExtras): Promise<readonly Activity[]>
  press(personId: string, place: PlaceId, activityId: string, action: PressedAction): Promise<Pressed>
  submitDialog(personId: string, place: PlaceId, data: unknown): Promise<Pressed>
  /** A person reads the chat of their own, up to a message or to the end: Teams tells the bot. */
  read(personId: string, upTo?: string): Promise<void>
  install(personId: string, place?: PlaceId): Promise<readonly Activity[]>
  uninstall(personId: string, place?: PlaceId): Promise<void>
  conversationId(personId: string, place: PlaceId): string
  /** Every message that the bot put into a conversation, removed ones too: the judge of what was really delivered. */
  received(conversationId: string): readonly Message[]
  /** The last requests in both directions. */
  traffic(): readonly Exchange[]
  /** Resolves as soon as `condition` holds, asked again at every message; for what the bot does in its own time. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const listening = Promise.withResolvers<World>()
  const server = await listenOnLoopback(options.port, (port) => {
    const world = createWorld(options, `http://127.0.0.1:${port}/`)
    listening.resolve(world)
    return routesOf(world, options)
  })
  return simulator(await listening.promise, server)
}

const routesOf = (world: World, { judge, commands = [] }: SimulatorOptions) => [
  ...connectorRoutes(world, firstToObject([...(judge ? [judge] : []), platformJudge(world)])),
  ...pageRoutes(world, { commands, markdown: hasLibrary('markdown-it.js') }),
  ...fileRoutes(world.files),
  ...assetRoutes(),
]

const createWorld = (options: SimulatorOptions, serviceUrl: string): World => {
  const clock = options.clock ?? systemClock
  const group = options.group ?? {
    name: { vi: 'Nhóm chung', en: 'Everyone in one group', ru: 'Общая группа' },
  }
  const people = options.installed === 'nobody' ? [] : options.people
  return {
    bot: options.bot ?? { id: '28:loa', name: 'Loa' },
    tenant: tenantOf(options.team.name.vi),
    serviceUrl,
    botEndpoint: options.botEndpoint,
    token: options.token,
    patienceMs: options.patienceMs ?? 15_000,
    clock,
    places: createPlaces({ people: options.people, team: options.team, group }),
    conversations: createConversations(clock),
    traffic: createTraffic(),
    files: createFiles(),
    installed: new Set(people.map(({ id }) => id)),
    underWay: new Set(),
  }
}

const simulator = (world: World, server: Listening): Simulator => ({
  port: server.port,
  serviceUrl: world.serviceUrl,
  playground: world.serviceUrl,
  say: (personId, place, text, { language, thread, ...saying } = {}) =>
    say(world, { ...standing(world, personId, place), language, thread }, { text, ...saying }),
  press: async (personId, place, activityId, action) => {
    const here = standing(world, personId, place)
    const message = here.conversation.messages.get(activityId)
    if (!message)
      throw new Failure('SIMULATOR_NO_MESSAGE', 'no such message there', { ids: { activityId, place } })
    return press(world, here, message, action)
  },
  submitDialog: (personId, place, data) => submitDialog(world, standing(world, personId, place), data),
  read: (personId, upTo) => read(world, standing(world, personId, 'personal'), upTo),
  install: (personId, place = 'personal') => install(world, standing(world, personId, place)),
  uninstall: (personId, place = 'personal') => uninstall(world, standing(world, personId, place)),
  conversationId: (personId, place) => standing(world, personId, place).conversation.id,
  received: (conversationId) => receivedIn(world, conversationId),
  traffic: () => world.traffic.recent(),
  until: (condition) => until(world, condition),
  close: () => server.close(),
})

const standing = ({ places }: World, personId: string, place: PlaceId): Standpoint => {
  const person = places.person(personId)
  const conversation = person && places.find(person, place)
  if (!conversation)
    throw new Failure('SIMULATOR_NOT_THERE', 'no such person or place', { ids: { personId, place } })
  return { person, conversation }
}

const receivedIn = ({ places }: World, id: string): readonly Message[] => {
  const { conversation, thread } = parseConversationId(id)
  const messages = [...(places.conversation(conversation)?.messages.values() ?? [])]
  return messages.filter(
    ({ author, thread: under }) => author.kind === 'bot' && (!thread || under === thread),
  )
}

const until = ({ conversations }: World, condition: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (condition()) return resolve()
    const stop = conversations.listen(() => {
      if (!condition()) return
      stop()
      resolve()
    })
  })
