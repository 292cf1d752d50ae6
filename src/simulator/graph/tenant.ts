import { randomUUID } from 'node:crypto'

/** An account as Graph describes a user. */
export type GraphUser = {
  readonly id: string
  readonly displayName: string
  readonly mail: string | null
  readonly userPrincipalName: string
  readonly jobTitle: string | null
  readonly department: string | null
  readonly businessPhones: readonly string[]
  readonly mobilePhone: string | null
  readonly preferredLanguage: string | null
  readonly accountEnabled: boolean
  readonly userType: 'Member' | 'Guest'
}

export type GraphGroup = { readonly id: string; readonly displayName: string; readonly members: Set<string> }

type Change =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'group'; readonly id: string }
  | { readonly kind: 'member'; readonly id: string; readonly member: string }

/** Accounts and groups with the history that delta queries tell. */
export type Tenant = {
  readonly users: ReadonlyMap<string, GraphUser>
  readonly groups: ReadonlyMap<string, GraphGroup>
  /** Number of the last change. */
  latest(): number
  /** What changed after a change and up to another, each thing once, oldest first. */
  changesBetween(since: number, until: number): readonly Change[]
  /** Delta tokens of another generation are too old. */
  generation(): number
  expireDeltas(): void
  putUser(user: Partial<GraphUser> & { readonly id: string }): void
  removeUser(id: string): void
  putGroup(id: string, displayName: string, members?: readonly string[]): void
  removeGroup(id: string): void
  join(group: string, member: string): void
  leave(group: string, member: string): void
}

const nobody: Omit<GraphUser, 'id'> = {
  displayName: 'Somebody',
  mail: null,
  userPrincipalName: 'somebody@centre.example',
  jobTitle: null,
  department: null,
  businessPhones: [],
  mobilePhone: null,
  preferredLanguage: null,
  accountEnabled: true,
  userType: 'Member',
}

export const createTenant = (): Tenant => {
  const users = new Map<string, GraphUser>()
  const groups = new Map<string, GraphGroup>()
  const changes: Change[] = []
  let generation = 1

  const membership = (group: string, member: string, change: (members: Set<string>) => void) => {
    const found = groups.get(group)
    if (!found) return
    change(found.members)
    changes.push({ kind: 'member', id: group, member })
  }
  return {
    users,
    groups,
    latest: () => changes.length,
    changesBetween: (since, until) => onceEach(changes.slice(since, until)),
    generation: () => generation,
    expireDeltas: () => {
      generation += 1
    },
    putUser: (user) => {
      users.set(user.id, { ...nobody, ...users.get(user.id), ...user })
      changes.push({ kind: 'user', id: user.id })
    },
    removeUser: (id) => {
      users.delete(id)
      changes.push({ kind: 'user', id })
      for (const group of groups.values())
        if (group.members.has(id)) membership(group.id, id, (members) => members.delete(id))
    },
    putGroup: (id, displayName, members = []) => {
      groups.set(id, { id, displayName, members: new Set(members) })
      changes.push({ kind: 'group', id })
      for (const member of members) changes.push({ kind: 'member', id, member })
    },
    removeGroup: (id) => {
      groups.delete(id)
      changes.push({ kind: 'group', id })
    },
    join: (group, member) => membership(group, member, (members) => members.add(member)),
    leave: (group, member) => membership(group, member, (members) => members.delete(member)),
  }
}

/** The last mention of each thing. */
const onceEach = (changes: readonly Change[]): readonly Change[] => {
  const last = new Map<string, Change>()
  for (const change of changes) {
    const key =
      change.kind === 'member' ? `member ${change.id} ${change.member}` : `${change.kind} ${change.id}`
    last.delete(key)
    last.set(key, change)
  }
  return [...last.values()]
}

/** All the members of a group, those of the groups within it too; a circle of groups ends. */
export const transitiveMembers = ({ groups }: Pick<Tenant, 'groups'>, group: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  const open = [group]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const member of groups.get(next)?.members ?? []) {
      if (seen.has(member)) continue
      seen.add(member)
      if (groups.has(member)) open.push(member)
    }
  return seen
}

export const newId = (): string => randomUUID()
