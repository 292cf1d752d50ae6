import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { AppCredentials, ServiceClientCredentialsFactory } from 'botframework-connector'
import restify from 'restify'
import { readSettings } from './settings.ts'

// The echo bot of Microsoft's samples. Only its own token is not fetched, since MSAL speaks to no local authority.
const { port, credentials } = readSettings()
const { appId, authority } = credentials

class LocalCredentials extends AppCredentials {
  protected override async refreshToken() {
    return { accessToken: 'a-token-of-the-local-issuer', expiresOn: new Date(Date.now() + 3_600_000) }
  }
}

class LocalCredentialsFactory extends ServiceClientCredentialsFactory {
  override isValidAppId = async (id: string) => id === appId
  override isAuthenticationDisabled = async () => false
  override createCredentials = async () => new LocalCredentials(appId, undefined, authority.scope)
}

const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    MicrosoftAppId: appId,
    ToBotFromChannelOpenIdMetadataUrl: authority.metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: authority.metadata,
    ToBotFromChannelTokenIssuer: authority.issuer,
    OAuthUrl: authority.issuer,
    ToChannelFromBotLoginUrl: authority.login,
    ToChannelFromBotOAuthScope: authority.scope,
    CallerId: 'urn:botframework:azure',
  },
  new LocalCredentialsFactory(),
)

class EchoBot extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context, next) => {
      await context.sendActivity(`Echo: ${context.activity.text}`)
      await next()
    })
  }
}

const adapter = new CloudAdapter(authentication)
const bot = new EchoBot()
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async (request, response) => {
  const { body, headers } = request
  await adapter.process({ body, headers, method: 'POST' }, response, (context) => bot.run(context))
})
server.listen(port, '127.0.0.1')
