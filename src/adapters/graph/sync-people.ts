import { z } from 'zod'
import { absent, put, remove, type Store, type Stored } from '../../core/store/store.ts'
import { type DirectoryPerson, directoryPeople } from './collections.ts'
import { type PageChange, type Round, staleIn } from './sync-round.ts'

const text = z.string().nullish()

/** What of an account comes in a page; a property that is not there has not changed. */
const entrySchema = z.object({
  id: z.string().min(1),
  '@removed': z.unknown().optional(),
  displayName: text,
  mail: text,
  jobTitle: text,
  department: text,
  businessPhones: z.array(z.string()).nullish(),
  mobilePhone: text,
  preferredLanguage: text,
  accountEnabled: z.boolean().nullish(),
  userType: text,
})

type Entry = z.infer<typeof entrySchema>

const properties = Object.keys(entrySchema.shape).filter((name) => name !== '@removed')

/** Accounts of the tenant. */
export const peopleRound: Round = {
  name: 'people',
  start: `/users/delta?$select=${properties.join(',')}`,
  stale: [staleIn(directoryPeople)],
  apply: (store, entries, generation) => applyPeople(store, entries, generation),
}

const applyPeople = async (
  store: Store,
  entries: readonly unknown[],
  generation: number,
): Promise<readonly PageChange[]> => {
  const latest = new Map(entries.flatMap(parseEntry).map((entry) => [entry.id, entry]))
  const stored = await store.getMany(directoryPeople, [...latest.keys()])
  const before = new Map(stored.map((person) => [person.id, person]))
  return [...latest].flatMap(([id, entry]) => changeOf(before.get(id), id, entry, generation))
}

const changeOf = (
  before: Stored<DirectoryPerson> | undefined,
  id: string,
  entry: Entry,
  generation: number,
): PageChange[] => {
  if (entry['@removed'] !== undefined)
    return before ? [{ change: remove(directoryPeople, id, before.version), counts: true }] : []
  const person = merge(before?.document, entry, generation)
  if (before && isSame(before.document, person)) return []
  const counts = !before || !isSame({ ...before.document, generation }, person)
  return [{ change: put(directoryPeople, id, person, before?.version ?? absent), counts }]
}

const parseEntry = (entry: unknown): Entry[] => {
  const parsed = entrySchema.safeParse(entry)
  return parsed.success ? [parsed.data] : []
}

/** The new value, or the old where the entry says nothing; null is nothing. */
const chosen = <T>(next: T | null | undefined, before: T | undefined): T | undefined =>
  next === undefined ? before : (next ?? undefined)

const merge = (before: DirectoryPerson | undefined, entry: Entry, generation: number): DirectoryPerson => {
  const phones = entry.businessPhones ?? (entry.businessPhones === null ? [] : undefined)
  const phone = phones?.[0] ?? entry.mobilePhone
  return tidy({
    name: chosen(entry.displayName, before?.name) ?? '',
    email: chosen(entry.mail, before?.email),
    phone: phones === undefined && entry.mobilePhone === undefined ? before?.phone : (phone ?? undefined),
    title: chosen(entry.jobTitle, before?.title),
    department: chosen(entry.department, before?.department),
    language: chosen(entry.preferredLanguage, before?.language),
    enabled: chosen(entry.accountEnabled, before?.enabled) ?? true,
    guest: entry.userType === undefined ? (before?.guest ?? false) : entry.userType === 'Guest',
    generation,
  })
}

type Untidy = { readonly [Key in keyof DirectoryPerson]: DirectoryPerson[Key] | undefined } & {
  readonly name: string
  readonly enabled: boolean
  readonly guest: boolean
  readonly generation: number
}

const tidy = ({ email, phone, title, department, language, ...person }: Untidy): DirectoryPerson => ({
  ...person,
  ...(email && { email }),
  ...(phone && { phone }),
  ...(title && { title }),
  ...(department && { department }),
  ...(language && { language }),
})

const isSame = (a: DirectoryPerson, b: DirectoryPerson): boolean =>
  (Object.keys({ ...a, ...b }) as (keyof DirectoryPerson)[]).every((key) => a[key] === b[key])
