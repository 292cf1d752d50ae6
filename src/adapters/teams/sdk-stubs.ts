import {
  ConnectorClient,
  ConnectorFactory,
  MicrosoftAppCredentials,
  UserTokenClient,
} from 'botframework-connector'
import { Failure } from '../../core/errors/failure.ts'

const refuse = () => Promise.reject(new Failure('sdk-client-closed', 'Loa sends by its own sender only'))

/**
 * CloudAdapter wants a Connector client and a user-token client for each turn, and the SDK builds both anew, with
 * their pipelines: most of the cost of a turn. These stand in for them. Nothing goes out through them, since the
 * SDK's own client tries again by itself and may say a thing four times.
 */
export class ClosedConnectorFactory extends ConnectorFactory {
  readonly #client = new ConnectorClient(MicrosoftAppCredentials.Empty, {
    httpClient: { sendRequest: refuse },
  })

  override create = async () => this.#client
}

/** Loa signs nobody in through the platform. */
export class ClosedUserTokenClient extends UserTokenClient {
  override getUserToken = refuse
  override getSignInResource = refuse
  override signOutUser = refuse
  override getTokenStatus = refuse
  override getAadTokens = refuse
  override exchangeToken = refuse
}
