import { inEveryLanguage } from '../../core/i18n/localized.ts'
import { type Role, roles } from '../../core/people/person.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { Announcing } from './announcing.ts'
import type { AudiencePart } from './audience.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Longest list of names that is looked at. */
const mostNames = 20_000

/**
 * An audience as somebody types it: names between commas, semicolons or line ends. A name is that of a unit, a site,
 * a role, a channel or a person (id, e-mail address or full name), or means everyone or the union's members. `unit:`,
 * `site:`, `role:`, `person:`, `channel:` and `group:` before an id leave no doubt.
 */
export const readAudience = async (
  sources: Pick<Announcing, 'directory' | 'channels'>,
  text: string,
): Promise<
  { readonly ok: true; readonly parts: readonly AudiencePart[] } | Refusal<'unknown-names' | 'ambiguous-name'>
> => {
  const names = text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, mostNames)
  const find = await indexNames(sources)
  const people: Extract<AudiencePart, { kind: 'person' }>[] = []
  const parts: AudiencePart[] = []
  const unknown: string[] = []
  for (const name of names) {
    const [part, ...others] = find(name)
    if (!part) unknown.push(name)
    else if (others.length > 0)
      return refuse('ambiguous-name', { name, choices: [part, ...others].map(explicitName).join(', ') })
    else if (part.kind === 'person') people.push(part)
    else parts.push(part)
  }
  if (unknown.length > 0) return refuse('unknown-names', { names: listed(unknown), count: unknown.length })
  return { ok: true, parts: [...parts, ...asList(people)] }
}

/** Names of a refusal: enough to find them, not the whole of a pasted table. */
const listed = (names: readonly string[]): string =>
  names
    .slice(0, 20)
    .map((name) => name.slice(0, 60))
    .join(', ') + (names.length > 20 ? ', …' : '')

/** A few people stay people, so that the card names them; many are a list. */
const asList = (people: readonly Extract<AudiencePart, { kind: 'person' }>[]): readonly AudiencePart[] =>
  people.length <= 5 ? people : [{ kind: 'list', people: [...new Set(people.map(({ person }) => person))] }]

const explicitName = (part: AudiencePart): string => {
  switch (part.kind) {
    case 'unit':
      return `unit:${part.unit}`
    case 'site':
      return `site:${part.site}`
    case 'role':
      return `role:${part.role}`
    case 'person':
      return `person:${part.person}`
    case 'channel':
      return `channel:${part.channel}`
    case 'group':
      return `group:${part.group}`
    default:
      return part.kind
  }
}

const words: readonly (readonly [AudiencePart, readonly string[]])[] = [
  [
    { kind: 'everyone' },
    [
      'everyone',
      'all',
      'all staff',
      'mọi người',
      'tất cả',
      'toàn thể',
      'tất cả mọi người',
      'все',
      'всем',
      'все сотрудники',
    ],
  ],
  [
    { kind: 'union-members' },
    [
      'union members',
      'union',
      'đoàn viên',
      'công đoàn',
      'đoàn viên công đoàn',
      'члены профсоюза',
      'профсоюз',
    ],
  ],
]

const roleNames: Record<Role, readonly string[]> = {
  staff: ['staff', 'nhân viên', 'сотрудники'],
  officer: ['officers', 'union officers', 'cán bộ công đoàn', 'профком'],
  engineer: ['engineers', 'duty engineers', 'kỹ sư trực', 'дежурные инженеры'],
  communications: ['communications', 'truyền thông', 'коммуникации'],
  auditor: ['auditors', 'kiểm tra', 'аудиторы'],
}

type Index = Map<string, AudiencePart[]>

const enter = (index: Index, name: string, part: AudiencePart) => {
  const key = keyOf(name)
  const known = index.get(key) ?? []
  if (!known.some((other) => JSON.stringify(other) === JSON.stringify(part))) index.set(key, [...known, part])
}

const keyOf = (name: string): string => fold(name).replace(/\s+/g, ' ').trim()

/** Ids go before names, names before what people also say: `MSP-1` is the site, though a crew is called so too. */
const indexNames = async ({
  directory,
  channels,
}: Pick<Announcing, 'directory' | 'channels'>): Promise<(name: string) => readonly AudiencePart[]> => {
  const [ids, names, aliases]: [Index, Index, Index] = [new Map(), new Map(), new Map()]
  for (const [part, wordings] of words) for (const wording of wordings) enter(ids, wording, part)
  for (const { id, name, aliases: also } of await directory.units())
    enterAll({ ids, names, aliases }, { kind: 'unit', unit: id }, { id, names: inEveryLanguage(name), also })
  for (const { id, name, aliases: also } of await directory.sites())
    enterAll({ ids, names, aliases }, { kind: 'site', site: id }, { id, names: inEveryLanguage(name), also })
  for (const role of roles) {
    enter(ids, `role:${role}`, { kind: 'role', role })
    for (const name of roleNames[role]) enter(aliases, name, { kind: 'role', role })
  }
  for (const { id, name } of await channels.all())
    enterAll(
      { ids, names, aliases },
      { kind: 'channel', channel: id },
      { id, names: [name, `#${name}`], also: [] },
    )
  for (const { id, name, email } of await directory.people())
    enterAll(
      { ids, names, aliases },
      { kind: 'person', person: id },
      { id, names: [name, ...(email ? [email] : [])], also: [] },
    )
  return (name) => {
    const key = keyOf(name)
    return ids.get(key) ?? names.get(key) ?? aliases.get(key) ?? groupOf(name)
  }
}

const enterAll = (
  { ids, names, aliases }: { readonly ids: Index; readonly names: Index; readonly aliases: Index },
  part: AudiencePart,
  called: { readonly id: string; readonly names: readonly string[]; readonly also: readonly string[] },
) => {
  enter(ids, called.id, part)
  enter(ids, `${part.kind}:${called.id}`, part)
  for (const name of called.names) enter(names, name, part)
  for (const name of called.also) enter(aliases, name.replaceAll('*', ''), part)
}

const groupOf = (name: string): readonly AudiencePart[] => {
  const group = /^group:\s*([\w-]{1,100})$/i.exec(name)?.[1]
  return group === undefined ? [] : [{ kind: 'group', group }]
}
