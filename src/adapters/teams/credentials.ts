/** Where tokens come from and who signs them. All of it is told to the SDK, which would else assume some of it. */
type Authority = {
  /** Entra ID's address of the tenant, without the path of its token endpoint. */
  readonly login: string
  /** What Loa's own token is for. */
  readonly scope: string
  /** Issuer of the tokens that the platform's requests carry. */
  readonly issuer: string
  /** Where that issuer publishes its keys. */
  readonly metadata: string
}

/** A single-tenant bot with a secret. */
export type Credentials = {
  readonly appId: string
  readonly password: string
  readonly tenantId: string
  /** Tenants whose people are answered; the bot's own at least. */
  readonly allowedTenants: readonly string[]
  /** Other than the public cloud's: a sovereign cloud, or the local issuer of a test. */
  readonly authority?: Partial<Authority>
}

/** The public cloud, as botbuilder's `AuthenticationConstants` and Microsoft's page on connector authentication name it. */
export const authorityOf = ({ tenantId, authority }: Credentials): Authority => ({
  login: `https://login.microsoftonline.com/${tenantId}`,
  scope: 'https://api.botframework.com',
  issuer: 'https://api.botframework.com',
  metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ...authority,
})
