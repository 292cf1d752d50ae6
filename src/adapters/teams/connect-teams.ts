import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Sender } from '../../core/delivery/sender.ts'
import type { Log } from '../../core/log/log.ts'
import type { Ephemeral } from '../../core/store/ephemeral.ts'
import type { Store } from '../../core/store/store.ts'
import type { Clock } from '../../core/time/clock.ts'
import { createAccessToken } from './access-token.ts'
import { anonymous, TurnAuthentication } from './authentication.ts'
import { type ConnectionLimits, createConnection } from './connection.ts'
import type { Credentials } from './credentials.ts'
import { createReceiveActivity, type ReceiveActivity } from './receive-activity.ts'
import { createSayCards, type RenderCard } from './say-cards.ts'
import { createSayPrivately, type SayPrivately } from './say-privately.ts'
import { createTeamsSender } from './sender.ts'
import { loopbackServices, signedServices } from './service-address.ts'
import { TurnAdapter } from './turn-adapter.ts'
import { createVerifyToken } from './verify-token.ts'
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
}

/** Teams in both directions. Sending comes first, since the conversation that answers is made with it. */
export const connectTeams = (parts: TeamsParts): Teams => {
  const { credentials, render, store, ephemeral, log, clock } = parts
  const allowsService = credentials ? signedServices : loopbackServices
  const accessToken = credentials && createAccessToken(credentials, clock)
  const connection = createConnection(parts.limits)
  const sender = createTeamsSender({ connection, accessToken, allowsService, clock, log })
  const sayCards = createSayCards({ sender, render, log })
  const whereabouts = createWhereabouts(ephemeral)
  const verify = credentials ? createVerifyToken(credentials, clock) : anonymous
  const adapter = new TurnAdapter(new TurnAuthentication(verify, allowsService))
  const shared = { adapter, render, sayCards, store, ephemeral, whereabouts, log }

  return {
    sender,
    sayPrivately: createSayPrivately({ store, sender, sayCards, whereabouts }),
    receive: (conversation) =>
      createReceiveActivity({
        ...shared,
        conversation,
        allowedTenants: credentials?.allowedTenants,
      }),
  }
}
