import { z } from 'zod'
import type { Recipient } from '../../core/delivery/outbox.ts'
import type { Language } from '../../core/i18n/language.ts'
import { oncePer } from '../../core/once.ts'
import type { Directory } from '../../core/people/directory.ts'
import { type Person, personIdSchema, roles, siteIdSchema, unitIdSchema } from '../../core/people/person.ts'
import { type Preference, preferences } from '../../core/people/preferences.ts'
import type { Store } from '../../core/store/store.ts'

const partSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('everyone') }),
  z.strictObject({ kind: z.literal('union-members') }),
  z.strictObject({ kind: z.literal('unit'), unit: unitIdSchema }),
  z.strictObject({ kind: z.literal('site'), site: siteIdSchema }),
  z.strictObject({ kind: z.literal('role'), role: z.enum(roles) }),
  z.strictObject({ kind: z.literal('person'), person: personIdSchema }),
  z.strictObject({ kind: z.literal('list'), people: z.array(personIdSchema).min(1).max(20_000) }),
  z.strictObject({ kind: z.literal('channel'), channel: z.string().min(1).max(300) }),
  z.strictObject({ kind: z.literal('group'), group: z.string().min(1).max(100) }),
])

/** A part of an audience: who belongs to it is found out at the release. */
export type AudiencePart = z.infer<typeof partSchema>

export type AudienceKind = AudiencePart['kind']

export const audienceSchema = z
  .strictObject({
    include: z.array(partSchema).max(50).default([]),
    exclude: z.array(partSchema).max(50).default([]),
  })
  .default({ include: [], exclude: [] })

export type Audience = z.infer<typeof audienceSchema>

/** A channel of a team that Loa was added to. */
export type Channel = {
  readonly id: string
  readonly name: string
  readonly conversation: string
  readonly serviceUrl: string
  readonly language: Language
}

/** Channels that Loa can speak in. */
export type Channels = { find(id: string): Promise<Channel | undefined>; all(): Promise<readonly Channel[]> }

/** Groups of the tenant. undefined: there is none of this id, or nothing to ask it of. */
export type Groups = { accounts(group: string): Promise<readonly string[] | undefined> }

export type AudienceSources = {
  readonly directory: Directory
  readonly store: Pick<Store, 'getMany'>
  readonly organisation: { readonly language: Language }
  readonly channels: Channels
  readonly groups: Groups
}

export type ResolvedAudience = {
  /** Nobody twice: people in the order of their accounts, then channels. */
  readonly recipients: readonly Recipient[]
  /** What is named and not there: people who left, units, channels, groups. */
  readonly missing: readonly string[]
  /** Everyone, by that name or in effect. */
  readonly wide: boolean
}

/** Who an audience is at this moment. */
export const resolveAudience = async (
  sources: AudienceSources,
  audience: Audience,
): Promise<ResolvedAudience> => {
  const { include, exclude } = audience
  const chosen = await choose(sources, audience)
  const known = await knownNames(sources, chosen.all, chosen.groups)
  const channels = await channelsOf(sources.channels, include, exclude)
  return {
    recipients: [...(await asRecipients(sources, chosen.people)), ...channels],
    missing: include.flatMap((part) => namesOf(part).filter((name) => !known.has(name))),
    wide: isEveryone(audience, chosen),
  }
}

/** Whether an audience is everyone, by that name or in effect: known at once, without the languages of all. */
export const isWide = async (
  sources: Pick<AudienceSources, 'directory' | 'groups'>,
  audience: Audience,
): Promise<boolean> => isEveryone(audience, await choose(sources, audience))

type Chosen = {
  readonly all: readonly Person[]
  readonly people: readonly Person[]
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>
}

const choose = async (
  { directory, groups: source }: Pick<AudienceSources, 'directory' | 'groups'>,
  { include, exclude }: Audience,
): Promise<Chosen> => {
  const all = await directory.people()
  const groups = await membersOfGroups(source, [...include, ...exclude])
  const people = all.filter(
    (person) =>
      include.some((part) => belongs(person, part, groups)) &&
      !exclude.some((part) => belongs(person, part, groups)),
  )
  return { all, people, groups }
}

const isEveryone = ({ include }: Audience, { all, people }: Chosen): boolean =>
  include.some(({ kind }) => kind === 'everyone') || (all.length > 1 && people.length === all.length)

const belongs = (
  person: Person,
  part: AudiencePart,
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): boolean => {
  switch (part.kind) {
    case 'everyone':
      return true
    case 'union-members':
      return person.unionMember
    case 'unit':
      return person.unit === part.unit
    case 'site':
      return person.site === part.site
    case 'role':
      return person.roles.includes(part.role)
    case 'person':
      return person.id === part.person
    case 'list':
      return listOf(part.people).has(person.id)
    case 'group':
      return groups.get(part.group)?.has(person.account) ?? false
    case 'channel':
      return false
  }
}

/** A list as a set: it is asked for each person of the organisation. */
const listOf = oncePer((people: readonly string[]): ReadonlySet<string> => new Set(people))

const membersOfGroups = async (
  groups: Groups,
  parts: readonly AudiencePart[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const members = new Map<string, ReadonlySet<string>>()
  for (const part of parts) {
    if (part.kind !== 'group') continue
    const accounts = await groups.accounts(part.group)
    if (accounts) members.set(part.group, new Set(accounts))
  }
  return members
}

const namesOf = (part: AudiencePart): readonly string[] => {
  switch (part.kind) {
    case 'unit':
      return [part.unit]
    case 'site':
      return [part.site]
    case 'person':
      return [part.person]
    case 'list':
      return part.people
    case 'channel':
      return [part.channel]
    case 'group':
      return [part.group]
    default:
      return []
  }
}

const knownNames = async (
  { directory, channels }: AudienceSources,
  people: readonly Person[],
  groups: ReadonlyMap<string, unknown>,
): Promise<ReadonlySet<string>> =>
  new Set<string>([
    ...people.map(({ id }) => id),
    ...(await directory.units()).map(({ id }) => id),
    ...(await directory.sites()).map(({ id }) => id),
    ...(await channels.all()).map(({ id }) => id),
    ...groups.keys(),
  ])

const channelsOf = async (
  channels: Channels,
  include: readonly AudiencePart[],
  exclude: readonly AudiencePart[],
): Promise<Recipient[]> => {
  const named = (parts: readonly AudiencePart[]) =>
    parts.flatMap((part) => (part.kind === 'channel' ? [part.channel] : []))
  const excluded = new Set(named(exclude))
  const recipients: Recipient[] = []
  for (const id of new Set(named(include))) {
    const channel = excluded.has(id) ? undefined : await channels.find(id)
    if (!channel) continue
    const { conversation, serviceUrl, language } = channel
    recipients.push({ kind: 'conversation', conversation, serviceUrl, language })
  }
  return recipients
}

/** People asked for at once: what is read in one go stays small. */
const pageSize = 500

/** Each in the language that Loa speaks with them: chosen or spoken last, of the directory, of the organisation. */
const asRecipients = async (
  { store, organisation }: AudienceSources,
  people: readonly Person[],
): Promise<Recipient[]> => {
  const sorted = [...new Map(people.map((person) => [person.account, person])).values()].sort((a, b) =>
    a.account < b.account ? -1 : 1,
  )
  const recipients: Recipient[] = []
  for (let start = 0; start < sorted.length; start += pageSize) {
    const page = sorted.slice(start, start + pageSize)
    const stored = await store.getMany(
      preferences,
      page.map(({ account }) => account),
    )
    const preferred = new Map(stored.map(({ id, document }) => [id, document]))
    for (const person of page)
      recipients.push({
        kind: 'person',
        account: person.account,
        language: languageOf(person, preferred.get(person.account), organisation.language),
      })
  }
  return recipients
}

const languageOf = (person: Person, preference: Preference | undefined, otherwise: Language): Language =>
  preference?.language ?? person.language ?? otherwise
