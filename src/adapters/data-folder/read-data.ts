import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DateTime } from 'luxon'
import { Failure } from '../../core/errors/failure.ts'
import { type Organisation, organisationSchema } from '../../core/people/organisation.ts'
import {
  type Person,
  personSchema,
  type Site,
  siteSchema,
  type Unit,
  unitSchema,
} from '../../core/people/person.ts'
import { type DataFile, parseDocument, parseDocuments } from '../../core/store/import-file.ts'
import type { Store } from '../../core/store/store.ts'
import { resolveRelativeDates } from '../../core/time/relative-dates.ts'

/** The organisation's data, checked whole before anything is written. */
export type OrganisationData = {
  readonly organisation: Organisation
  readonly people: readonly Person[]
  readonly units: readonly Unit[]
  readonly sites: readonly Site[]
  /** Brings the collections of the features to what the files say. */
  readonly importInto: (store: Store) => Promise<void>
}

/** Reads a data folder. Throws `bad-data` naming the file, the place in it and the reason. */
export const readData = (
  folder: string,
  dataFiles: readonly DataFile[],
  now: DateTime<true>,
): OrganisationData => {
  const organisation = parseDocument(
    'organisation.json',
    organisationSchema,
    readJson(folder, 'organisation.json'),
  )
  const today = now.setZone(organisation.zone) as DateTime<true>
  const content = (file: string) => resolveRelativeDates(readJson(folder, file), today)

  const sites = parseDocuments('sites.json', siteSchema, content('sites.json'))
  const units = parseDocuments('units.json', unitSchema, content('units.json'))
  const people = parseDocuments('people.json', personSchema, content('people.json'))
  checkReferences(people, units, sites)

  const known = { people: idsOf(people), units: idsOf(units), sites: idsOf(sites) }
  const imports = dataFiles.map(({ file, parse }) => parse(content(file), known))
  return {
    organisation,
    people,
    units,
    sites,
    importInto: async (store) => {
      for (const write of imports) await write(store)
    },
  }
}

const readJson = (folder: string, file: string): unknown => {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? cause.message : 'the file cannot be read'
    throw new Failure('bad-data', `${file}: ${reason}`, { cause })
  }
}

const checkReferences = (people: readonly Person[], units: readonly Unit[], sites: readonly Site[]) => {
  const [unitIds, siteIds] = [idsOf(units), idsOf(sites)]
  const accounts = new Set<string>()
  units.forEach(({ site }, index) => {
    if (!siteIds.has(site)) throw badReference('units.json', index, 'site', site)
  })
  people.forEach(({ account, unit, site }, index) => {
    if (unit && !unitIds.has(unit)) throw badReference('people.json', index, 'unit', unit)
    if (site && !siteIds.has(site)) throw badReference('people.json', index, 'site', site)
    if (accounts.has(account))
      throw new Failure('bad-data', `people.json: [${index}].account: "${account}" stands there twice`)
    accounts.add(account)
  })
}

const idsOf = (documents: readonly { id: string }[]): Set<string> => new Set(documents.map(({ id }) => id))

const badReference = (file: string, index: number, field: string, id: string) =>
  new Failure('bad-data', `${file}: [${index}].${field}: there is none with the id "${id}"`)
