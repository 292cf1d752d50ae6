import { createHash } from 'node:crypto'
import { z } from 'zod'
import { languageOfLocale } from '../../core/i18n/language.ts'
import {
  type Person,
  personIdSchema,
  type Role,
  roles,
  type Site,
  type Unit,
  type UnitId,
  unitIdSchema,
} from '../../core/people/person.ts'
import type { DirectoryPerson } from './collections.ts'

/** What the organisation's files know; a department that is none of their units becomes a unit of its own. */
export type FileData = {
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly sites: readonly Site[]
}

export type Departments = {
  /** The unit of a department, by any of its names. */
  unitOf(department: string): Unit | undefined
  unitById(id: string): Unit | undefined
}

const spelledAlike = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

export const createDepartments = ({ units, sites }: FileData): Departments => {
  const known = new Map<string, Unit>()
  for (const unit of units)
    for (const name of [...Object.values(unit.name), ...unit.aliases, unit.id]) {
      const key = spelledAlike(String(name))
      if (!known.has(key)) known.set(key, unit)
    }
  const site = (sites.find(({ offshore }) => !offshore) ?? sites[0])?.id
  return {
    unitOf: (department) => {
      const key = spelledAlike(department)
      const unit = known.get(key) ?? (site && key ? { ...newUnit(key, department), site } : undefined)
      if (unit) known.set(key, unit)
      return unit
    },
    unitById: (id) => [...known.values()].find((unit) => unit.id === id),
  }
}

/** Its id is made of the name, so that it is the same on every replica and after every start. */
const newUnit = (key: string, department: string): Omit<Unit, 'site'> => ({
  id: unitIdSchema.parse(`dept-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`),
  name: { vi: department, en: department, ru: department },
  aliases: [],
})

/**
 * A person of the tenant. The organisation's file says what Entra ID does not know: site, language, zone, offshore
 * rotation, union membership, the unit where it is said; Entra ID says who is there and how to reach them.
 */
export const describePerson = (
  account: string,
  entra: DirectoryPerson,
  file: Person | undefined,
  departments: Departments,
): Person | undefined => {
  const id = file?.id ?? personIdSchema.safeParse(account).data
  const unit = file?.unit ?? (entra.department ? departments.unitOf(entra.department)?.id : undefined)
  const email = z.email().safeParse(entra.email).data ?? file?.email
  const position = file?.position ?? titleOf(entra.title)
  if (!id) return undefined
  return {
    ...(file ?? { roles: ['staff'], unionMember: false, offshore: [] }),
    ...optional({ unit, email, position, phone: entra.phone ?? file?.phone }),
    ...(!file?.language && languageOf(entra.language)),
    id,
    account,
    name: entra.name.slice(0, 100) || file?.name || account,
  }
}

const optional = (given: {
  unit: UnitId | undefined
  email: string | undefined
  position: Person['position']
  phone: string | undefined
}): Pick<Person, 'unit' | 'email' | 'position' | 'phone'> => ({
  ...(given.unit && { unit: given.unit }),
  ...(given.email && { email: given.email }),
  ...(given.position && { position: given.position }),
  ...(given.phone && { phone: given.phone }),
})

const titleOf = (title: string | undefined) => (title ? { vi: title, en: title, ru: title } : undefined)

const languageOf = (locale: string | undefined): Pick<Person, 'language'> => {
  const language = languageOfLocale(locale)
  return language ? { language } : {}
}

/** A role that a group gives comes from that group alone, whatever the file says; the others from the file. */
export const rolesOf = (
  file: Person | undefined,
  mapped: ReadonlySet<Role>,
  given: ReadonlySet<Role>,
): Role[] =>
  roles.filter(
    (role) => role === 'staff' || (mapped.has(role) ? given.has(role) : file?.roles.includes(role)),
  )
