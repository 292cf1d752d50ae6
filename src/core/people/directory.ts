import type { Person, PersonId, Site, Unit, UnitId } from './person.ts'

/** Who is who: from the organisation's file by default, from Entra ID through Graph where that is set up. */
export type Directory = {
  person(id: PersonId): Promise<Person | undefined>
  /** By the object id that the platform sends with each activity. */
  personByAccount(account: string): Promise<Person | undefined>
  members(unit: UnitId): Promise<readonly Person[]>
  people(): Promise<readonly Person[]>
  units(): Promise<readonly Unit[]>
  sites(): Promise<readonly Site[]>
}
