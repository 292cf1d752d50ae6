import { z } from 'zod'
import { platformRate } from './core/delivery/pacing.ts'
import { Failure } from './core/errors/failure.ts'
import { type GraphConfig, graphSchema, readGraph } from './graph-config.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
)

/** Settings, all from the environment; empty values count as not set. */
const environmentSchema = z.object({
  ...graphSchema.shape,
  PORT: port.default(3978),
  /** Address under which Teams and people's browsers reach this server: `https://loa.example`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Folder with the organisation's data files. */
  DATA_FOLDER: z.string().default('src/sample'),
  /** Folder of the embedded store and of what is made at the first start. */
  STATE_FOLDER: z.string().default('.data'),
  /** Where several replicas keep what they share, instead of the embedded store: `redis://host:6379`. */
  REDIS_URL: z.string().optional(),
  /** Tells several programs on one Redis apart. */
  REDIS_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/, 'is 1 to 40 letters, digits, - and _')
    .default('main'),
  /** `yes`: start although a crash of that Redis may take back what was acknowledged. */
  REDIS_MAY_LOSE_DATA: z.enum(['yes', 'no']).default('no'),
  /** Name of this replica, the same after a restart; a name of its own when not said. */
  REPLICA: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,60}$/, 'is 1 to 60 letters, digits, dots and dashes')
    .optional(),
  /**
   * Requests a second to the platform, over all replicas: below 50 where another bot shares the limit; above only
   * without credentials, for tests on loopback.
   */
  MESSAGES_PER_SECOND: z.coerce.number().int().min(1).max(5_000).default(platformRate),
  /** Signs the links to Loa's files; all replicas need the same. Kept in STATE_FOLDER when not said. */
  LINK_SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  MICROSOFT_APP_ID: z.string().optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().optional(),
  /** Tenants whose people may talk to Loa, separated by commas; that of the app when not said. */
  ALLOWED_TENANTS: list.optional(),
  /** Of a sovereign cloud, or of a local issuer in a test; those of the public cloud when not said. */
  MICROSOFT_LOGIN_URL: z.url().optional(),
  MICROSOFT_TOKEN_SCOPE: z.string().optional(),
  MICROSOFT_TOKEN_ISSUER: z.url().optional(),
  MICROSOFT_OPENID_METADATA_URL: z.url().optional(),
  /** `on`, `off`; on when there are no credentials. */
  PLAYGROUND: z.enum(['on', 'off']).optional(),
  PLAYGROUND_PORT: port.default(3979),
  /** Port of a stand-in of Microsoft Graph in the playground: roles come from its groups then. */
  PLAYGROUND_GRAPH_PORT: port.optional(),
  /** JSON file of the programs that may call the API. */
  API_CLIENTS_FILE: z.string().optional(),
  /** Bearer token, or password, of Alertmanager. */
  ALERTS_TOKEN: z.string().min(16).optional(),
  ALERTS_USER: z.string().default('alertmanager'),
  /** Signs the calls of other monitoring systems. */
  ALERTS_HMAC_SECRET: z.string().min(16).optional(),
  /** JSON file that says which labels mean which service, site and impact. */
  ALERT_MAPPING_FILE: z.string().optional(),
  /** `on`: /status and /status.json for everybody who can reach Loa. */
  STATUS_PAGE: z.enum(['on', 'off']).default('off'),
  /** How many reverse proxies of one's own stand in front of Loa: whose word is taken for where a request comes from. */
  PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Bearer token for `/metrics`, at least 16 characters; nothing is counted when not said. */
  METRICS_TOKEN: z.string().min(16).optional(),
})

type Settings = z.infer<typeof environmentSchema>

export type Config = {
  readonly port: number
  readonly publicUrl: string | undefined
  readonly dataFolder: string
  readonly stateFolder: string
  /** undefined: one process on the embedded store. */
  readonly redis: RedisConfig | undefined
  /** Of a Redis that is named on a command line. */
  readonly redisDefaults: Omit<RedisConfig, 'url'>
  readonly replica: string | undefined
  /** To the platform, over all replicas. */
  readonly messagesPerSecond: number
  readonly linkSecret: string | undefined
  readonly logLevel: Settings['LOG_LEVEL']
  /** undefined: no account anywhere; Loa listens on loopback and talks to loopback only. */
  readonly credentials: Credentials | undefined
  readonly playgroundPort: number | undefined
  /** undefined: there is no stand-in of Graph. */
  readonly playgroundGraphPort: number | undefined
  /** undefined: no other program may call. */
  readonly apiClientsFile: string | undefined
  /** Of monitoring systems; what is not set is not served. */
  readonly alerts: AlertsConfig
  readonly proxies: number
  /** Whether everybody who can reach Loa may read how the services are. */
  readonly statusPage: boolean
  /** undefined: who is who stands in the data folder alone. */
  readonly graph: GraphConfig | undefined
  /** undefined: nothing is counted. */
  readonly metricsToken: string | undefined
}

export type AlertsConfig = {
  readonly token: string | undefined
  readonly user: string
  readonly secret: string | undefined
  readonly mappingFile: string | undefined
}

export type RedisConfig = {
  readonly url: string
  readonly namespace: string
  readonly mayLoseData: boolean
}

export type Credentials = {
  readonly appId: string
  readonly password: string
  readonly tenantId: string
  readonly allowedTenants: readonly string[]
  /** What differs from the public cloud. */
  readonly authority: { login?: string; scope?: string; issuer?: string; metadata?: string }
}

/** Throws `bad-config` naming each setting that is wrong, and never its value. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success)
    throw badConfig(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const settings = parsed.data
  const credentials = readCredentials(settings)
  const redisDefaults = {
    namespace: settings.REDIS_NAMESPACE,
    mayLoseData: settings.REDIS_MAY_LOSE_DATA === 'yes',
  }
  const playground = settings.PLAYGROUND ?? (credentials ? 'off' : 'on')
  return {
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    dataFolder: settings.DATA_FOLDER,
    stateFolder: settings.STATE_FOLDER,
    redis: settings.REDIS_URL === undefined ? undefined : { url: settings.REDIS_URL, ...redisDefaults },
    redisDefaults,
    replica: settings.REPLICA,
    messagesPerSecond: settings.MESSAGES_PER_SECOND,
    linkSecret: settings.LINK_SECRET,
    logLevel: settings.LOG_LEVEL,
    credentials,
    playgroundPort: playground === 'on' ? settings.PLAYGROUND_PORT : undefined,
    playgroundGraphPort: credentials ? undefined : settings.PLAYGROUND_GRAPH_PORT,
    apiClientsFile: settings.API_CLIENTS_FILE,
    alerts: {
      token: settings.ALERTS_TOKEN,
      user: settings.ALERTS_USER,
      secret: settings.ALERTS_HMAC_SECRET,
      mappingFile: settings.ALERT_MAPPING_FILE,
    },
    proxies: settings.PROXIES,
    statusPage: settings.STATUS_PAGE === 'on',
    graph: readGraph(
      settings,
      { tenantId: settings.MICROSOFT_APP_TENANT_ID, clientId: settings.MICROSOFT_APP_ID },
      badConfig,
    ),
    metricsToken: settings.METRICS_TOKEN,
  }
}

const readCredentials = (settings: Settings): Credentials | undefined => {
  const {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  } = settings
  if (!appId) return undefined
  const missing = [
    ...(password ? [] : ['MICROSOFT_APP_PASSWORD: is needed with MICROSOFT_APP_ID']),
    ...(tenantId
      ? []
      : ['MICROSOFT_APP_TENANT_ID: is needed with MICROSOFT_APP_ID (new bots are single-tenant)']),
    ...(settings.PUBLIC_URL ? [] : ['PUBLIC_URL: is needed with MICROSOFT_APP_ID']),
    ...(settings.PLAYGROUND === 'on' ? ['PLAYGROUND: is for a bot without credentials'] : []),
    ...(settings.MESSAGES_PER_SECOND > platformRate
      ? [`MESSAGES_PER_SECOND: the platform takes at most ${platformRate}`]
      : []),
  ]
  if (!password || !tenantId || missing.length > 0) throw badConfig(missing)
  return {
    appId,
    password,
    tenantId,
    allowedTenants: settings.ALLOWED_TENANTS ?? [tenantId],
    authority: readAuthority(settings),
  }
}

const readAuthority = (settings: Settings): Credentials['authority'] => ({
  ...(settings.MICROSOFT_LOGIN_URL && { login: settings.MICROSOFT_LOGIN_URL }),
  ...(settings.MICROSOFT_TOKEN_SCOPE && { scope: settings.MICROSOFT_TOKEN_SCOPE }),
  ...(settings.MICROSOFT_TOKEN_ISSUER && { issuer: settings.MICROSOFT_TOKEN_ISSUER }),
  ...(settings.MICROSOFT_OPENID_METADATA_URL && { metadata: settings.MICROSOFT_OPENID_METADATA_URL }),
})

const badConfig = (reasons: readonly string[]) =>
  new Failure('bad-config', `settings:\n  ${reasons.join('\n  ')}`)

/** For a process of Loa's own: what this one was started with, and the changes. */
export const environmentWith = (changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...changes,
})
