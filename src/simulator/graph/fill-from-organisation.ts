import type { Localized } from '../../core/i18n/localized.ts'
import { type Role, roles } from '../../core/people/person.ts'
import type { Tenant } from './tenant.ts'

export type OrganisationPerson = {
  readonly account: string
  readonly name: string
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly position?: Localized | undefined
  readonly unit?: string | undefined
  readonly roles: readonly Role[]
  readonly language?: string | undefined
}

/** Id of the group that gives a role in the tenant made of an organisation. */
export const groupOfRole = (role: Role): string => `group-${role}`

/** Of a group that holds the groups of officers and of communications: members of members. */
export const powersGroup = 'group-powers'

/** The tenant of an organisation: its people as accounts, a group for each role, a group of groups. */
export const fillFromOrganisation =
  (people: readonly OrganisationPerson[], departments: ReadonlyMap<string, string> = new Map()) =>
  (tenant: Tenant): void => {
    for (const person of people) tenant.putUser(asUser(person, departments))
    for (const role of roles) {
      if (role === 'staff') continue
      const members = people.filter((person) => person.roles.includes(role))
      tenant.putGroup(
        groupOfRole(role),
        `Loa ${role}`,
        members.map(({ account }) => account),
      )
    }
    tenant.putGroup(powersGroup, 'Loa powers', [groupOfRole('officer'), groupOfRole('communications')])
  }

const asUser = (
  { account, name, email, phone, position, unit, language }: OrganisationPerson,
  departments: ReadonlyMap<string, string>,
) => ({
  id: account,
  displayName: name,
  mail: email ?? null,
  userPrincipalName: email ?? `${account}@centre.example`,
  jobTitle: position?.en ?? null,
  department: unit === undefined ? null : (departments.get(unit) ?? unit),
  businessPhones: phone ? [phone] : [],
  preferredLanguage: language ?? null,
})
