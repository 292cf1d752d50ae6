import { z } from 'zod'
import { type RoleGroups, roleGroupsSchema } from './core/people/role-groups.ts'

/** Settings of Microsoft Graph, all from the environment; off where `GRAPH_CREDENTIAL` is not set. */
export const graphSchema = z.object({
  /** How Loa proves who it is; the other settings of that way are then needed. */
  GRAPH_CREDENTIAL: z.enum(['secret', 'certificate', 'managed-identity', 'federated']).optional(),
  /** Those of the bot when not said. */
  GRAPH_TENANT_ID: z.string().optional(),
  GRAPH_CLIENT_ID: z.string().optional(),
  GRAPH_CLIENT_SECRET: z.string().optional(),
  /** PEM file with the certificate and its private key. */
  GRAPH_CERTIFICATE_FILE: z.string().optional(),
  GRAPH_FEDERATED_TOKEN_FILE: z.string().optional(),
  /** Of a sovereign cloud; those of the public cloud when not said. */
  GRAPH_BASE_URL: z.url().optional(),
  GRAPH_AUTHORITY_HOST: z.url().optional(),
  /** Which groups give which role: `officer=<id>,auditor=<id>`. */
  GRAPH_ROLE_GROUPS: roleGroupsSchema.optional(),
  GRAPH_SYNC_SECONDS: z.coerce.number().int().min(5).max(86_400).default(120),
  /** Loa's id in the organisation's app catalogue; without it Loa installs itself for nobody. */
  GRAPH_TEAMS_APP_ID: z.string().optional(),
})

type Settings = z.infer<typeof graphSchema>

/** What every identity of the platform has; each way adds its own. */
type Named = { readonly tenantId: string; readonly clientId: string }

export type GraphConfig = {
  readonly identity:
    | (Named & { readonly kind: 'secret'; readonly secret: string })
    | (Named & { readonly kind: 'certificate'; readonly file: string })
    | (Named & { readonly kind: 'federated'; readonly tokenFile: string })
    | { readonly kind: 'managed-identity'; readonly clientId: string | undefined }
  readonly baseUrl?: string
  readonly authorityHost?: string
  readonly roleGroups: RoleGroups
  readonly syncSeconds: number
  readonly catalogueAppId: string | undefined
}

/** The bot's own. */
type AppRegistration = { readonly tenantId: string | undefined; readonly clientId: string | undefined }

/** undefined: Graph is off. `refuse` throws, naming what is missing. */
export const readGraph = (
  settings: Settings,
  app: AppRegistration,
  refuse: (reasons: readonly string[]) => Error,
): GraphConfig | undefined => {
  const kind = settings.GRAPH_CREDENTIAL
  if (kind === undefined) return undefined
  return {
    identity: readIdentity(kind, settings, app, refuse),
    ...(settings.GRAPH_BASE_URL && { baseUrl: settings.GRAPH_BASE_URL }),
    ...(settings.GRAPH_AUTHORITY_HOST && { authorityHost: settings.GRAPH_AUTHORITY_HOST }),
    roleGroups: settings.GRAPH_ROLE_GROUPS ?? new Map(),
    syncSeconds: settings.GRAPH_SYNC_SECONDS,
    catalogueAppId: settings.GRAPH_TEAMS_APP_ID,
  }
}

const readIdentity = (
  kind: NonNullable<Settings['GRAPH_CREDENTIAL']>,
  settings: Settings,
  app: AppRegistration,
  refuse: (reasons: readonly string[]) => Error,
): GraphConfig['identity'] => {
  const given = (name: keyof Settings, value: string | undefined): string => {
    if (!value) throw refuse([`${name}: is needed with GRAPH_CREDENTIAL=${kind}`])
    return value
  }
  if (kind === 'managed-identity') return { kind, clientId: settings.GRAPH_CLIENT_ID }
  const named = {
    tenantId: given('GRAPH_TENANT_ID', settings.GRAPH_TENANT_ID ?? app.tenantId),
    clientId: given('GRAPH_CLIENT_ID', settings.GRAPH_CLIENT_ID ?? app.clientId),
  }
  switch (kind) {
    case 'secret':
      return { kind, ...named, secret: given('GRAPH_CLIENT_SECRET', settings.GRAPH_CLIENT_SECRET) }
    case 'certificate':
      return { kind, ...named, file: given('GRAPH_CERTIFICATE_FILE', settings.GRAPH_CERTIFICATE_FILE) }
    case 'federated':
      return {
        kind,
        ...named,
        tokenFile: given('GRAPH_FEDERATED_TOKEN_FILE', settings.GRAPH_FEDERATED_TOKEN_FILE),
      }
  }
}
