import type { Directory } from '../../core/people/directory.ts'
import type { Person, Unit } from '../../core/people/person.ts'
import type { RoleGroups } from '../../core/people/role-groups.ts'
import { everyDocument } from '../../core/store/every-document.ts'
import type { Store } from '../../core/store/store.ts'
import { type DirectoryPerson, directoryPeople, readCursor } from './collections.ts'
import { createDepartments, describePerson, type FileData, rolesOf } from './describe-person.ts'
import { rememberGroups } from './group-members.ts'
import { rememberUnder } from './remember-under.ts'

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
  const groupsNow = rememberGroups(store, [...roleGroups.keys()])
  const mapped = new Set(roleGroups.values())

  /** Gives people the roles of the groups as they are now. */
  const rolesNow = async (): Promise<(person: Person) => Person> => {
    const groupsOf = await groupsNow()
    return (person) => {
      const given = new Set(groupsOf(person.account).flatMap((group) => roleGroups.get(group) ?? []))
      return { ...person, roles: rolesOf(byAccount.get(person.account), mapped, given) }
    }
  }
  const describe = (account: string, entra: DirectoryPerson) =>
    entra.enabled && !entra.guest
      ? describePerson(account, entra, byAccount.get(account), departments)
      : undefined

  const wasRead = createWasRead(store)
  const personByAccount = async (account: string): Promise<Person | undefined> => {
    const person = (await wasRead()) ? await personOfTenant(account) : byAccount.get(account)
    return person && (await rolesNow())(person)
  }
  const personOfTenant = async (account: string): Promise<Person | undefined> => {
    const stored = await store.get(directoryPeople, account)
    return stored && describe(account, stored.document)
  }

  const everybody = rememberPeople(store, async () => {
    const withRoles = await rolesNow()
    if (!(await wasRead())) return data.people.map(withRoles)
    // A sync that reads everything anew moves people in the index: one may come by twice.
    const found = new Map<string, Person>()
    for await (const { id, document } of everyDocument(store, directoryPeople, { index: 'generation' })) {
      const person = describe(id, document)
      if (person) found.set(id, withRoles(person))
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

/** Everybody, read again when the sync has changed a person or a membership. */
const rememberPeople = (store: Pick<Store, 'get'>, read: () => Promise<readonly Person[]>) => {
  const remembered = rememberUnder(read)
  return async (): Promise<readonly Person[]> => {
    const people = (await readCursor(store, 'people')).cursor
    const groups = (await readCursor(store, 'groups')).cursor
    return remembered([people.changes, groups.changes, people.completed].join())
  }
}
