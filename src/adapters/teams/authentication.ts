import type { Activity } from 'botbuilder'
import { AuthenticationConstants, BotFrameworkAuthentication, ClaimsIdentity } from 'botframework-connector'
import { Denial } from './denial.ts'
import { ClosedConnectorFactory, ClosedUserTokenClient } from './sdk-stubs.ts'
import type { ServiceRule } from './service-address.ts'
import type { VerifyToken } from './verify-token.ts'

/** Without credentials nobody is known: what may come in is decided by where it comes from. */
export const anonymous: VerifyToken = async () =>
  new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType)

/** How CloudAdapter authenticates: by Loa's own check, and with clients that cost nothing. */
export class TurnAuthentication extends BotFrameworkAuthentication {
  readonly #verify: VerifyToken
  readonly #allowsService: ServiceRule
  readonly #connectorFactory = new ClosedConnectorFactory()
  readonly #userTokenClient = new ClosedUserTokenClient()

  constructor(verify: VerifyToken, allowsService: ServiceRule) {
    super()
    this.#verify = verify
    this.#allowsService = allowsService
  }

  override async authenticateRequest(activity: Activity, authorization: string) {
    const claimsIdentity = await this.#verify(activity, authorization)
    if (!this.#allowsService(activity.serviceUrl)) throw new Denial('foreign-service', 'service-address')
    return { audience: '', claimsIdentity, connectorFactory: this.#connectorFactory }
  }

  override createConnectorFactory() {
    return this.#connectorFactory
  }

  override async createUserTokenClient() {
    return this.#userTokenClient
  }

  /** Streaming connections are not served. */
  override authenticateStreamingRequest() {
    return Promise.reject(new Denial('unauthorized', 'streaming'))
  }
}
