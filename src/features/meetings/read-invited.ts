import { inEveryLanguage } from '../../core/i18n/localized.ts'
import { once, oncePer } from '../../core/once.ts'
import type { Directory } from '../../core/people/directory.ts'
import { peopleCalled } from '../../core/people/people-called.ts'
import type { Person, PersonId, Unit, UnitId } from '../../core/people/person.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { Meeting } from './meeting.ts'
import { type Refusal, refuse } from './refusal.ts'
import { isOwnUnit, unitsCalled } from './units-called.ts'

type Named =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'unit'; readonly id: UnitId }
  | { readonly kind: 'person'; readonly id: PersonId }

const everyoneWords = [
  'everyone',
  'all',
  'all staff',
  'mọi người',
  'tất cả',
  'toàn thể',
  'tất cả mọi người',
  'toàn trung tâm',
  'все',
  'всех',
  'всем',
  'всеми',
  'все сотрудники',
  'всех сотрудников',
]

const mostNames = 2_000

/**
 * The invited as somebody types them, between commas, semicolons or line ends: units and people by name, id or e-mail
 * address, or everyone. Who is on the list already and has left the directory since is told apart from a slip.
 */
export const readInvited = async (
  directory: Directory,
  text: string,
  before: readonly string[] = [],
  ownUnit?: UnitId,
): Promise<Meeting['invited'] | Refusal> => {
  const find = await createFinder(directory, ownUnit)
  const names = namesIn(text).flatMap((name) => (find(name).length > 0 ? name : separate(name)))
  const found = names.map((name) => ({ name, all: find(name) }))
  const unknown = found.filter(({ all }) => all.length === 0).map(({ name }) => name)
  const left = unknown.filter((name) => before.includes(name))
  if (left.length > 0) return refuse('left', { names: listed(left), count: left.length })
  if (unknown.length > 0) return refuse('unknown-names', { names: listed(unknown), count: unknown.length })
  const unclear = found.find(({ all }) => all.length > 1)
  if (unclear) return refuse('ambiguous-name', { name: unclear.name, choices: choicesOf(unclear.all) })
  return gather(found.flatMap(({ all }) => all))
}

const namesIn = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, mostNames)

/** "Bảo và Lan": only where the whole is no name, for units have such words in theirs. */
const separate = (name: string): readonly string[] =>
  name
    .split(/ (?:và|va|and|&|и|cùng|cung|với|with) /iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')

const gather = (named: readonly Named[]): Meeting['invited'] => {
  if (named.some(({ kind }) => kind === 'everyone')) return 'everyone'
  return {
    people: [...new Set(named.flatMap((one) => (one.kind === 'person' ? one.id : [])))],
    units: [...new Set(named.flatMap((one) => (one.kind === 'unit' ? one.id : [])))],
  }
}

/** Enough of a pasted list to find the names in it again. */
const listed = (names: readonly string[]): string =>
  names
    .slice(0, 10)
    .map((name) => name.slice(0, 60))
    .join(', ') + (names.length > 10 ? ', …' : '')

const choicesOf = (among: readonly Named[]): string =>
  among.flatMap((one) => (one.kind === 'everyone' ? [] : one.id)).join(', ')

/** One person by name or a part of it, id or e-mail address. */
export const readPerson = async (directory: Directory, text: string): Promise<Person | Refusal> => {
  const key = keyOf(text)
  const everybody = await directory.people()
  const exact = everybody.filter(({ id, name, email }) =>
    [id, name, email ?? ''].some((known) => keyOf(known) === key),
  )
  const people = exact.length > 0 ? exact : peopleCalled(text, everybody)
  const [only, ...others] = people
  if (!only) return refuse('unknown-names', { names: text.slice(0, 60), count: 1 })
  if (others.length > 0)
    return refuse('ambiguous-name', {
      name: text.slice(0, 60),
      choices: people.map(({ id }) => id).join(', '),
    })
  return only
}

const keyOf = (name: string): string => fold(name).replaceAll('*', '').replace(/\s+/g, ' ').trim()

type Index = ReadonlyMap<string, readonly Named[]>

const indexOf = (called: Iterable<readonly [name: string | undefined, named: Named]>): Index => {
  const index = new Map<string, Named[]>()
  for (const [name, named] of called) {
    if (name === undefined) continue
    const known = index.get(keyOf(name))
    if (!known) index.set(keyOf(name), [named])
    else if (!known.some((other) => 'id' in other && 'id' in named && other.id === named.id))
      known.push(named)
  }
  return index
}

const everyone = once(() => indexOf(everyoneWords.map((word) => [word, { kind: 'everyone' }])))

const byUnitName = oncePer((units: readonly Unit[]) =>
  indexOf(
    units.flatMap(({ id, name, aliases }) =>
      [id, ...inEveryLanguage(name), ...aliases].map((called) => [called, { kind: 'unit', id }] as const),
    ),
  ),
)

const byPersonName = oncePer((people: readonly Person[]) =>
  indexOf(
    people.flatMap(({ id, name, email }) =>
      [id, name, email].map((called) => [called, { kind: 'person', id }] as const),
    ),
  ),
)

const createFinder = async (
  directory: Directory,
  ownUnit: UnitId | undefined,
): Promise<(name: string) => readonly Named[]> => {
  const units = await directory.units()
  const people = await directory.people()
  const indexes = [everyone(), byUnitName(units), byPersonName(people)]
  return (name) => {
    const known = indexes.flatMap((index) => index.get(keyOf(name)) ?? [])
    if (known.length > 0) return known
    if (ownUnit && isOwnUnit(name)) return [{ kind: 'unit', id: ownUnit }]
    const named = unitsCalled(name, units)
    if (named.length > 0) return named.map(({ id }) => ({ kind: 'unit', id }))
    return peopleCalled(name, people).map(({ id }) => ({ kind: 'person', id }))
  }
}
