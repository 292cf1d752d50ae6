import { z } from 'zod'
import { badRequest, type GraphRoute, graphError, notFound } from './answer.ts'
import { listPage, type PageSettings } from './pages.ts'
import { newId, type Tenant } from './tenant.ts'

/** The whole address of an app of the catalogue. */
const catalogueApp = /^https?:\/\/[^/]+\/v1\.0\/appCatalogs\/teamsApps\/([^/]+)$/

const installSchema = z.looseObject({ 'teamsApp@odata.bind': z.string() })

const activitySchema = z.looseObject({
  topic: z.looseObject({ source: z.string(), value: z.string() }),
  activityType: z.string(),
  previewText: z.looseObject({ content: z.string().max(150) }).optional(),
  templateParameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
})

export type SentActivity = z.infer<typeof activitySchema> & { readonly to: string }

/** Apps of people, and entries of their activity feeds. */
export type Teamwork = {
  readonly routes: readonly GraphRoute[]
  readonly notified: readonly SentActivity[]
  /** Ids of the catalogue's apps that a person has. */
  installed(account: string): readonly string[]
}

export const createTeamwork = (tenant: Tenant, settings: PageSettings): Teamwork => {
  const apps = new Map<string, Map<string, string>>()
  const notified: SentActivity[] = []
  const appsOf = (account: string) => {
    const own = apps.get(account) ?? new Map<string, string>()
    apps.set(account, own)
    return own
  }
  return {
    routes: [...appRoutes(tenant, settings, appsOf), activityRoute(tenant, notified)],
    notified,
    installed: (account) => [...appsOf(account).keys()],
  }
}

const appRoutes = (
  tenant: Tenant,
  settings: PageSettings,
  appsOf: (account: string) => Map<string, string>,
): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/users/:user/teamwork/installedApps',
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    handle: (request) => {
      const user = request.params['user'] ?? ''
      if (!tenant.users.has(user)) return notFound('The user')
      const wanted = /teamsApp\/id eq '([^']+)'/.exec(request.query.get('$filter') ?? '')?.[1]
      const own = [...appsOf(user)].filter(([app]) => wanted === undefined || app === wanted)
      return listPage(
        request,
        settings,
        own.map(([app, id]) => ({ id, teamsApp: { id: app } })),
      )
    },
  },
  {
    method: 'POST',
    path: '/users/:user/teamwork/installedApps',
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    handle: ({ params, body }) => {
      const user = params['user'] ?? ''
      const wanted = installSchema.safeParse(body)
      if (!tenant.users.has(user)) return notFound('The user')
      const app = wanted.data && catalogueApp.exec(wanted.data['teamsApp@odata.bind'])?.[1]
      if (!app) return badRequest('teamsApp@odata.bind is needed.')
      if (appsOf(user).has(app))
        return graphError(409, 'Conflict', 'Graph API: duplicate app installation request')
      appsOf(user).set(app, newId())
      return { status: 201 }
    },
  },
]

const activityRoute = (tenant: Tenant, notified: SentActivity[]): GraphRoute => ({
  method: 'POST',
  path: '/users/:user/teamwork/sendActivityNotification',
  permission: 'TeamsActivity.Send',
  handle: ({ params, body }) => {
    const to = params['user'] ?? ''
    const activity = activitySchema.safeParse(body)
    if (!tenant.users.has(to)) return notFound('The user')
    if (!activity.success) return badRequest('The activity cannot be read.')
    notified.push({ ...activity.data, to })
    return { status: 204 }
  },
})

/** The health of Microsoft 365 by service, as the tenant's administrators see it. */
export const healthRoute = (
  settings: PageSettings,
  services: () => readonly { readonly id: string; readonly service: string; readonly status: string }[],
): GraphRoute => ({
  method: 'GET',
  path: '/admin/serviceAnnouncement/healthOverviews',
  permission: 'ServiceHealth.Read.All',
  handle: (request) => listPage(request, settings, services()),
})
