import { z } from 'zod'
import type { Credentials } from '../../../src/adapters/teams/credentials.ts'

/** How the bench tells each bot where to listen and whom to believe, in the words of Loa's own settings. */
export const botEnvironment = (
  { appId, password, tenantId, authority }: Credentials,
  port: number,
  stateFolder: string,
): Record<string, string> => ({
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  STATE_FOLDER: stateFolder,
  LOG_LEVEL: 'warn',
  MICROSOFT_APP_ID: appId,
  MICROSOFT_APP_PASSWORD: password,
  MICROSOFT_APP_TENANT_ID: tenantId,
  MICROSOFT_LOGIN_URL: authority?.login ?? '',
  MICROSOFT_TOKEN_SCOPE: authority?.scope ?? '',
  MICROSOFT_TOKEN_ISSUER: authority?.issuer ?? '',
  MICROSOFT_OPENID_METADATA_URL: authority?.metadata ?? '',
})

const settingsSchema = z
  .object({
    PORT: z.coerce.number(),
    STATE_FOLDER: z.string(),
    MICROSOFT_APP_ID: z.string(),
    MICROSOFT_APP_PASSWORD: z.string(),
    MICROSOFT_APP_TENANT_ID: z.string(),
    MICROSOFT_LOGIN_URL: z.string(),
    MICROSOFT_TOKEN_SCOPE: z.string(),
    MICROSOFT_TOKEN_ISSUER: z.string(),
    MICROSOFT_OPENID_METADATA_URL: z.string(),
  })
  .transform((settings) => ({
    port: settings.PORT,
    stateFolder: settings.STATE_FOLDER,
    credentials: {
      appId: settings.MICROSOFT_APP_ID,
      password: settings.MICROSOFT_APP_PASSWORD,
      tenantId: settings.MICROSOFT_APP_TENANT_ID,
      allowedTenants: [settings.MICROSOFT_APP_TENANT_ID],
      authority: {
        login: settings.MICROSOFT_LOGIN_URL,
        scope: settings.MICROSOFT_TOKEN_SCOPE,
        issuer: settings.MICROSOFT_TOKEN_ISSUER,
        metadata: settings.MICROSOFT_OPENID_METADATA_URL,
      },
    },
  }))

export const readSettings = () => settingsSchema.parse(process.env)
