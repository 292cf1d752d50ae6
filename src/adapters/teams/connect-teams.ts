import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Sender } from '../../core/delivery/sender.ts'
import type { Log } from '../../core/log/log.ts'
import type { Ephemeral } from '../../core/store/ephemeral.ts'
import type { Store } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Connection, ConnectionLimits } from './connection.ts'
import type { Credentials } from './credentials.ts'
import type { FetchFile } from './fetch-file.ts'
import { loopbackFiles, microsoftFiles } from './file-address.ts'
import type { Platform, PlatformParts } from './platform.ts'
import { createReceiveActivity, type ReceiveActivity } from './receive-activity.ts'
import { createSayCards, type RenderCard } from './say-cards.ts'
import { createSayPrivately, type SayPrivately } from './say-privately.ts'
import { createTeamsSender } from './sender.ts'
import { loopbackServices, signedServices } from './service-address.ts'
import { createWhereabouts } from './whereabouts.ts'

type TeamsParts = {
  /** undefined: nobody is authenticated, and Loa talks to service addresses of this machine only. */
  readonly credentials: Credentials | undefined
  readonly render: RenderCard
  /** Knows the collection `personalChats`. */
  readonly store: Store
  readonly ephemeral: Ephemeral
  readonly log: Log
  readonly clock: Clock
  readonly limits?: ConnectionLimits
}

export type Teams = {
  readonly sender: Sender
  readonly sayPrivately: SayPrivately
  /** The endpoint that answers with this conversation. */
  receive(conversation: Conversation): ReceiveActivity
  /** Loads what speaks to the platform; without it the first activity does, and waits for it. */
  load(): Promise<void>
}

/** Teams in both directions. Sending comes first, since the conversation that answers is made with it. */
export const connectTeams = (parts: TeamsParts): Teams => {
  const { credentials, render, store, ephemeral, log, clock } = parts
  const allowsService = credentials ? signedServices : loopbackServices
  const allowsFile = credentials ? microsoftFiles : loopbackFiles
  const platform = loadedOnce({ credentials, allowsService, allowsFile, clock, log, limits: parts.limits })
  const sender = createTeamsSender({
    connection: connectionOf(platform),
    accessToken: credentials && (async () => (await platform.load()).accessToken?.()),
    allowsService,
    clock,
    log,
  })
  const sayCards = createSayCards({ sender, render, log })
  const whereabouts = createWhereabouts(ephemeral)
  const adapter = async () => (await platform.load()).adapter
  const fetchFile: FetchFile = async (...file) => (await platform.load()).fetchFile(...file)
  const shared = { adapter, render, sayCards, fetchFile, store, ephemeral, whereabouts, log }

  return {
    sender,
    sayPrivately: createSayPrivately({ store, sender, sayCards, whereabouts }),
    receive: (conversation) =>
      createReceiveActivity({
        ...shared,
        conversation,
        allowedTenants: credentials?.allowedTenants,
      }),
    load: async () => {
      await platform.load()
    },
  }
}

type LoadedOnce = {
  load(): Promise<Platform>
  /** undefined: nobody has asked for it yet. */
  loaded(): Promise<Platform> | undefined
}

/** The libraries that speak to the platform are half of what Loa imports: Loa listens before they are there. */
const loadedOnce = (parts: PlatformParts): LoadedOnce => {
  let loading: Promise<Platform> | undefined
  return {
    loaded: () => loading,
    load: () => {
      loading ??= import('./platform.ts').then(({ createPlatform }) => createPlatform(parts))
      return loading
    },
  }
}

const connectionOf = (platform: LoadedOnce): Connection => ({
  exchange: async (request) => (await platform.load()).connection.exchange(request),
  close: async () => (await platform.loaded())?.connection.close(),
})
