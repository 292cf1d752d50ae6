import type { Log } from '../../core/log/log.ts'
import type { Clock } from '../../core/time/clock.ts'
import { type AccessToken, createAccessToken } from './access-token.ts'
import { anonymous, TurnAuthentication } from './authentication.ts'
import { type Connection, type ConnectionLimits, createConnection } from './connection.ts'
import type { Credentials } from './credentials.ts'
import { createFetchFile, type FetchFile } from './fetch-file.ts'
import type { FileRule } from './file-address.ts'
import type { ServiceRule } from './service-address.ts'
import { TurnAdapter } from './turn-adapter.ts'
import { createVerifyToken } from './verify-token.ts'

export type PlatformParts = {
  readonly credentials: Credentials | undefined
  readonly allowsService: ServiceRule
  readonly allowsFile: FileRule
  readonly clock: Clock
  readonly log: Log
  readonly limits: ConnectionLimits | undefined
}

/** What is made of botbuilder and undici. */
export type Platform = {
  readonly adapter: TurnAdapter
  /** undefined: Loa has no credentials. */
  readonly accessToken: AccessToken | undefined
  readonly connection: Connection
  readonly fetchFile: FetchFile
}

export const createPlatform = (parts: PlatformParts): Platform => {
  const { credentials, allowsService, allowsFile, clock, log, limits } = parts
  const verify = credentials ? createVerifyToken(credentials, clock) : anonymous
  return {
    adapter: new TurnAdapter(new TurnAuthentication(verify, allowsService)),
    accessToken: credentials && createAccessToken(credentials, clock),
    connection: createConnection(limits),
    fetchFile: createFetchFile(allowsFile, log),
  }
}
