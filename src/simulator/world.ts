import type { Clock } from '../core/time/clock.ts'
import type { Files } from './files.ts'
import { tenantId } from './ids.ts'
import type { Places } from './places.ts'
import type { Conversations } from './record.ts'
import type { Traffic } from './traffic.ts'

export type BotAccount = { readonly id: string; readonly name: string }

/** Everything that one simulated tenant consists of. */
export type World = {
  readonly bot: BotAccount
  readonly tenant: string
  /** The address that each activity tells the bot to answer to. */
  readonly serviceUrl: string
  readonly botEndpoint: string
  readonly token?: (() => Promise<string>) | undefined
  /** After so long without an answer Teams says that the app is out of reach. */
  readonly patienceMs: number
  readonly clock: Clock
  readonly places: Places
  readonly conversations: Conversations
  readonly traffic: Traffic
  readonly files: Files
  /** Ids of the people who have the app. */
  readonly installed: Set<string>
  /** Connector requests that are under way. */
  readonly underWay: Set<Promise<unknown>>
}

export const tenantOf = (organisation: string): string => tenantId(organisation)
