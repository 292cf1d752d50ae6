import { z } from 'zod'
import { badRequest, type GraphRoute, notFound } from './answer.ts'
import { type DeltaSource, deltaPage, listPage, type PageSettings, select, type Tell } from './pages.ts'
import { type Tenant, transitiveMembers } from './tenant.ts'

/** Members that one entry of a group's delta names; Graph splits large groups over several. */
const membersAnEntry = 200

/** Users and groups, listed and followed. */
export const directoryRoutes = (tenant: Tenant, settings: PageSettings): readonly GraphRoute[] => [
  {
    method: 'GET',
    path: '/users/delta',
    permission: 'User.Read.All',
    handle: (request) => deltaPage(request, settings, tenant, usersOf(tenant)),
  },
  {
    method: 'GET',
    path: '/users',
    permission: 'User.Read.All',
    handle: (request) => {
      const names = request.query.get('$select') ?? ''
      return listPage(
        request,
        settings,
        [...tenant.users.values()].map((user) => select(user, names)),
      )
    },
  },
  {
    method: 'GET',
    path: '/groups/delta',
    permission: 'GroupMember.Read.All',
    handle: (request) => deltaPage(request, settings, tenant, groupsOf(tenant)),
  },
  {
    method: 'GET',
    path: '/groups',
    permission: 'GroupMember.Read.All',
    handle: (request) =>
      listPage(
        request,
        settings,
        [...tenant.groups.values()].map(({ id, displayName }) => ({ id, displayName })),
      ),
  },
  ...membershipRoutes(tenant, settings),
  ...joiningRoutes(tenant),
]

const membershipRoutes = (tenant: Tenant, settings: PageSettings): readonly GraphRoute[] => [
  ...['transitiveMembers', 'transitiveMembers/microsoft.graph.user'].map(
    (path): GraphRoute => ({
      method: 'GET',
      path: `/groups/:group/${path}`,
      permission: 'GroupMember.Read.All',
      handle: (request) => {
        const group = request.params['group'] ?? ''
        if (!tenant.groups.has(group)) return notFound('The group')
        const members = [...transitiveMembers(tenant, group)].filter(
          (id) => !path.includes('user') || tenant.users.has(id),
        )
        return listPage(
          request,
          settings,
          members.map((id) => reference(tenant, id)),
        )
      },
    }),
  ),
  {
    method: 'GET',
    path: '/users/:user/transitiveMemberOf',
    permission: 'GroupMember.Read.All',
    handle: (request) => {
      const user = request.params['user'] ?? ''
      if (!tenant.users.has(user)) return notFound('The user')
      const groups = [...tenant.groups.keys()].filter((group) => transitiveMembers(tenant, group).has(user))
      return listPage(
        request,
        settings,
        groups.map((id) => reference(tenant, id)),
      )
    },
  },
]

const referenceSchema = z.looseObject({ '@odata.id': z.string() })

/** An administrator adds a member and takes one away; Loa itself has no such permission. */
const joiningRoutes = (tenant: Tenant): readonly GraphRoute[] => [
  {
    method: 'POST',
    path: '/groups/:group/members/$ref',
    permission: 'GroupMember.ReadWrite.All',
    handle: ({ params, body }) => {
      const member = referenceSchema.safeParse(body).data?.['@odata.id'].split('/').at(-1)
      if (!member) return badRequest('@odata.id is needed.')
      if (!tenant.groups.has(params['group'] ?? '')) return notFound('The group')
      tenant.join(params['group'] ?? '', member)
      return { status: 204 }
    },
  },
  {
    method: 'DELETE',
    path: '/groups/:group/members/:member/$ref',
    permission: 'GroupMember.ReadWrite.All',
    handle: ({ params }) => {
      if (!tenant.groups.has(params['group'] ?? '')) return notFound('The group')
      tenant.leave(params['group'] ?? '', params['member'] ?? '')
      return { status: 204 }
    },
  },
]

const reference = (tenant: Tenant, id: string) => ({
  '@odata.type': tenant.groups.has(id) ? '#microsoft.graph.group' : '#microsoft.graph.user',
  id,
})

const removed = (id: string) => ({ id, '@removed': { reason: 'deleted' } })

const usersOf = (tenant: Tenant): DeltaSource => ({
  path: '/users/delta',
  entries: (since, until) =>
    tenant.changesBetween(since, until).flatMap((change) => {
      if (change.kind !== 'user') return []
      return [({ initial, select: names }) => tellUser(tenant, change.id, initial, names)]
    }),
})

const tellUser = (tenant: Tenant, id: string, initial: boolean, names: string): unknown => {
  const user = tenant.users.get(id)
  if (user) return select(user, names)
  return initial ? undefined : removed(id)
}

/** A group as often as its members need it, once where it has none. */
const groupsOf = (tenant: Tenant): DeltaSource => ({
  path: '/groups/delta',
  entries: (since, until) => {
    const changed = new Map<string, string[]>()
    for (const change of tenant.changesBetween(since, until)) {
      if (change.kind === 'user') continue
      const members = changed.get(change.id) ?? []
      changed.set(change.id, members)
      if (change.kind === 'member') members.push(change.member)
    }
    return [...changed].flatMap(([id, members]) => tellGroup(tenant, id, members))
  },
})

const tellGroup = (tenant: Tenant, id: string, members: readonly string[]): readonly Tell[] => {
  const parts: Tell[] = []
  for (let start = 0; start === 0 || start < members.length; start += membersAnEntry)
    parts.push(({ initial }) =>
      tellMembers(tenant, id, members.slice(start, start + membersAnEntry), initial),
    )
  return parts
}

const tellMembers = (tenant: Tenant, id: string, members: readonly string[], initial: boolean): unknown => {
  const group = tenant.groups.get(id)
  if (!group) return initial ? undefined : removed(id)
  const present = (member: string) => group.members.has(member)
  return {
    id,
    displayName: group.displayName,
    'members@delta': members
      .filter((member) => present(member) || !initial)
      .map((member) => ({
        ...reference(tenant, member),
        ...(!present(member) && { '@removed': { reason: 'deleted' } }),
      })),
  }
}
