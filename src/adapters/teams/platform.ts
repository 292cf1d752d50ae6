import type { Clock } from '../../core/time/clock.ts'
import { type AccessToken, createAccessToken } from './access-token.ts'
import { anonymous, TurnAuthentication } from './authentication.ts'
import { type Connection, type ConnectionLimits, createConnection } from './connection.ts'
import type { Credentials } from './credentials.ts'
import type { ServiceRule } from './service-address.ts'
import { TurnAdapter } from './turn-adapter.ts'
import { createVerifyToken } from './verify-token.ts'

export type PlatformParts = {
  readonly credentials: Credentials | undefined
  readonly allowsService: ServiceRule
  readonly clock: Clock
  readonly limits: ConnectionLimits | undefined
}

/** What is made of botbuilder and undici. */
export type Platform = {
  readonly adapter: TurnAdapter
  /** undefined: Loa has no credentials. */
  readonly accessToken: AccessToken | undefined
  readonly connection: Connection
}

export const createPlatform = ({ credentials, allowsService, clock, limits }: PlatformParts): Platform => {
  const verify = credentials ? createVerifyToken(credentials, clock) : anonymous
  return {
    adapter: new TurnAdapter(new TurnAuthentication(verify, allowsService)),
    accessToken: credentials && createAccessToken(credentials, clock),
    connection: createConnection(limits),
  }
}
