import type { Directory } from './directory.ts'
import type { Person, Site, Unit } from './person.ts'

/** The directory that the organisation keeps in its data files. */
export const createFileDirectory = (data: {
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly sites: readonly Site[]
}): Directory => {
  const byId = new Map(data.people.map((person) => [person.id, person]))
  const byAccount = new Map(data.people.map((person) => [person.account, person]))
  return {
    person: async (id) => byId.get(id),
    personByAccount: async (account) => byAccount.get(account),
    members: async (unit) => data.people.filter((person) => person.unit === unit),
    people: async () => data.people,
    units: async () => data.units,
    sites: async () => data.sites,
  }
}
