import type { Directory } from '../../core/people/directory.ts'
import type { Person, Role, Unit } from '../../core/people/person.ts'
import type { RoleGroups } from '../../core/people/role-groups.ts'
import type { Store } from '../../core/store/store.ts'
import { type DirectoryPerson, directoryPeople, readCursor } from './collections.ts'
import { createDepartments, describePerson, type FileData, rolesOf } from './describe-person.ts'
import { type GroupsOf, rememberGroups } from './group-members.ts'

/**
 * The tenant's people over the organisation's file. Until all of the tenant has been read once, the file alone says
 * who is there; from then on who is not in the tenant, is disabled or a guest is nobody. Roles are those of the last
 * sync in every replica at once: what is remembered here is named by the count of changes in the store.
 */
export const createGraphDirectory = (
  store: Pick<Store, 'get' | 'find'>,
  data: FileData,
  roleGroups: RoleGroups,
): Directory => {
  const byId = new Map<string, Person>(data.people.map((person) => [person.id, person]))
  const byAccount = new Map(data.people.map((person) => [person.account, person]))
  const departments = createDepartments(data)
  const givesRoles = createRoles(rememberGroups(store, [...roleGroups.keys()]), roleGroups)

  const withRoles = async (person: Person): Promise<Person> => ({
    ...person,
    roles: await givesRoles(byAccount.get(person.account), person.account),
  })
  const describe = (account: string, entra: DirectoryPerson) =>
    entra.enabled && !entra.guest
      ? describePerson(account, entra, byAccount.get(account), departments)
      : undefined

  const wasRead = createWasRead(store)
  const personByAccount = async (account: string): Promise<Person | undefined> => {
    if (!(await wasRead())) return withRolesOf(byAccount.get(account))
    const stored = await store.get(directoryPeople, account)
    return withRolesOf(stored && describe(account, stored.document))
  }
  const withRolesOf = (person: Person | undefined) => (person ? withRoles(person) : undefined)

  const everybody = rememberPeople(store, async () => {
    if (!(await wasRead())) return Promise.all(data.people.map(withRoles))
    // A sync that reads everything anew moves people in the index: one may come by twice.
    const found = new Map<string, Person>()
    for await (const [account, entra] of storedPeople(store)) {
      const person = describe(account, entra)
      if (person) found.set(account, await withRoles(person))
    }
    return [...found.values()]
  })

  return {
    personByAccount,
    person: (id) => personByAccount(byId.get(id)?.account ?? id),
    people: everybody,
    members: async (unit) => (await everybody()).filter((person) => person.unit === unit),
    units: async () => unitsOf(data.units, await everybody(), departments.unitById),
    sites: async () => data.sites,
  }
}

/** The file's units, and the departments in which somebody is. */
const unitsOf = (
  units: readonly Unit[],
  people: readonly Person[],
  unitById: (id: string) => Unit | undefined,
): readonly Unit[] => {
  const known = new Set<string>(units.map(({ id }) => id))
  const others = new Set(people.flatMap(({ unit }) => (unit && !known.has(unit) ? [unit] : [])))
  return [...units, ...[...others].flatMap((id) => unitById(id) ?? [])]
}

/** Whether all of the tenant was read once; that stays so. */
const createWasRead = (store: Pick<Store, 'get'>) => {
  let was = false
  return async (): Promise<boolean> => {
    was ||= (await readCursor(store, 'people')).cursor.completed !== undefined
    return was
  }
}

const createRoles = (groupsOf: GroupsOf, roleGroups: RoleGroups) => {
  const mapped = new Set(roleGroups.values())
  return async (file: Person | undefined, account: string): Promise<Role[]> => {
    const given = new Set((await groupsOf(account)).flatMap((group) => roleGroups.get(group) ?? []))
    return rolesOf(file, mapped, given)
  }
}

async function* storedPeople(store: Pick<Store, 'find'>): AsyncGenerator<[string, DirectoryPerson]> {
  for (let after: string | undefined; ; ) {
    const query = { index: 'generation', limit: 1_000, ...(after && { after }) }
    const { items, next } = await store.find(directoryPeople, query)
    for (const { id, document } of items) yield [id, document]
    if (!next) return
    after = next
  }
}

/** Everybody, read again when the sync has changed a person or a membership. */
const rememberPeople = (store: Pick<Store, 'get'>, read: () => Promise<readonly Person[]>) => {
  let remembered: { readonly key: string; readonly people: Promise<readonly Person[]> } | undefined
  return async (): Promise<readonly Person[]> => {
    const people = (await readCursor(store, 'people')).cursor
    const groups = (await readCursor(store, 'groups')).cursor
    const key = [people.changes, groups.changes, people.completed].join()
    if (remembered?.key !== key) {
      const fresh = { key, people: read() }
      remembered = fresh
      fresh.people.catch(() => {
        if (remembered === fresh) remembered = undefined
      })
    }
    return remembered.people
  }
}
