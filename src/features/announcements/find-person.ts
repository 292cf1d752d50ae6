import type { Directory } from '../../core/people/directory.ts'
import { plainName, spelledName } from '../../core/people/name-spelling.ts'
import type { Person, PersonId } from '../../core/people/person.ts'
import { fold } from '../../core/understanding/fold.ts'

/** What a row says of somebody: what names one person for sure, and a full name. */
export type Named = { readonly keys: readonly string[]; readonly name?: string | undefined }

/** Why a row means nobody; each has its sentence in the locales as `list.bad.<reason>`. */
export type NobodyReason = 'empty' | 'unknown' | 'several' | 'close' | 'differs'

export type FoundPerson =
  | { readonly ok: true; readonly person: PersonId }
  | {
      readonly ok: false
      readonly reason: NobodyReason
      readonly values: Readonly<Record<string, string>>
    }

const keyOf = (text: string): string => text.normalize('NFC').trim().toLowerCase()

/**
 * Finds whom rows mean, by account, e-mail address, id or full name. A name written without marks counts for the one
 * person whose name it is without them; one with other marks than the directory's is somebody else until a person
 * says otherwise.
 */
export const createFindPerson = async (directory: Directory): Promise<(named: Named) => FoundPerson> => {
  const people = await directory.people()
  const byKey = new Map<string, Person>()
  for (const person of people)
    for (const key of [person.account, person.email, person.id]) if (key) byKey.set(keyOf(key), person)
  const byName = Map.groupBy(people, ({ name }) => spelledName(name))
  const byPlainName = Map.groupBy(people, ({ name }) => plainName(name))

  const findKey = (key: string): FoundPerson => {
    const person = byKey.get(keyOf(key))
    return person ? found(person) : nobody('unknown', { value: key })
  }
  const findName = (name: string): FoundPerson => {
    const keyed = byKey.get(keyOf(name))
    if (keyed) return found(keyed)
    const exact = byName.get(spelledName(name)) ?? []
    const alike = exact.length > 0 ? exact : (byPlainName.get(plainName(name)) ?? [])
    const [person, another] = alike
    if (!person) return nobody('unknown', { value: name })
    if (another) return nobody('several', { value: name, choices: alike.map(addressOf).join(', ') })
    const isCertain = exact.length > 0 || spelledName(name) === fold(spelledName(name))
    return isCertain
      ? found(person)
      : nobody('close', { value: name, name: person.name, choices: addressOf(person) })
  }

  const findKeys = ([first = '', ...others]: readonly string[], name: string | undefined): FoundPerson => {
    const meant = findKey(first)
    const failed = [meant, ...others.map(findKey)].find(({ ok }) => !ok)
    const person = byKey.get(keyOf(first))
    if (failed || !person) return failed ?? meant
    const another = others.find((key) => byKey.get(keyOf(key)) !== person)
    const stranger =
      name === undefined || plainName(name) === plainName(person.name) ? another : (another ?? name)
    return stranger === undefined
      ? meant
      : nobody('differs', { value: first, name: person.name, other: stranger })
  }

  return ({ keys, name }) => {
    if (keys.length > 0) return findKeys(keys, name)
    return name === undefined ? nobody('empty', {}) : findName(name)
  }
}

const found = ({ id }: Person): FoundPerson => ({ ok: true, person: id })

const nobody = (reason: NobodyReason, values: Readonly<Record<string, string>>): FoundPerson => ({
  ok: false,
  reason,
  values,
})

const addressOf = ({ email, id }: Person): string => email ?? id
