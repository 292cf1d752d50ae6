import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import { plainName, spelledName } from '../../core/people/name-spelling.ts'
import type { Person, Site, Unit } from '../../core/people/person.ts'

/** Who a text names: by id, e-mail address, account or full name. Several people may bear one name. */
export type FindPeople = (key: string) => readonly Person[]

export const createFindPeople = async (directory: Directory): Promise<FindPeople> => {
  const people = await directory.people()
  const byKey = new Map(
    people.flatMap((person) =>
      [person.id, person.email, person.account].flatMap((key): [string, Person][] =>
        key === undefined ? [] : [[key.toLowerCase(), person]],
      ),
    ),
  )
  const byName = Map.groupBy(people, ({ name }) => spelledName(name))
  const byPlainName = Map.groupBy(people, ({ name }) => plainName(name))
  return (key) => {
    const person = byKey.get(key.trim().toLowerCase())
    if (person) return [person]
    return byName.get(spelledName(key)) ?? byPlainName.get(plainName(key)) ?? []
  }
}

/** A unit or a site that a text names, by its id, its name in any language or what people call it. */
export const findNamed = <Named extends Unit | Site>(
  all: readonly Named[],
  text: string,
): Named | undefined =>
  all.find((each) =>
    [each.id, ...inEveryLanguage(each.name), ...each.aliases].some(
      (name) => plainName(name) === plainName(text),
    ),
  )
