import { oncePer } from '../once.ts'
import { fold, hasVietnameseMarks } from '../understanding/fold.ts'
import { spelledName } from './name-spelling.ts'
import type { Person } from './person.ts'
import { keysOfName, keysOfTyped } from './word-of-name.ts'

/** How people are spoken to before their name. */
const titles =
  /^(?:(?:anh|chị|chi|em|cô|co|chú|chu|bác|bac|ông|ong|bà|ba|thầy|sếp|sep|bạn|ban|đồng chí|đ\/c|mr|mrs|ms|miss|dr)\.?|господин(?:ом)?|госпож[аойу]+|коллег[аойу]+) +(?=\S)/iu

/**
 * Whom a part of a name means, in Vietnamese, Latin or Russian letters: "anh Bảo", "Gia Bảo", "Хоанг Зя Бао",
 * "Иваном Петренко". Marks that are typed must be those of the name.
 * A Vietnamese is called by the last word: "Lan" is not somebody whose middle name it is.
 */
export const peopleCalled = (text: string, people: readonly Person[]): readonly Person[] => {
  const plain = peopleNamed(text.trim(), people)
  const bare = text.trim().replace(titles, '')
  return plain.length === 1 || bare === text.trim() ? plain : peopleNamed(bare, people)
}

const peopleNamed = (text: string, people: readonly Person[]): readonly Person[] => {
  const typed = wordsIn(text)
  const last = typed.at(-1)
  if (last === undefined || typed.length > 5) return []
  const byWord = indexOf(people)
  const candidates = new Set(keysOfTyped(fold(last)).flatMap((key) => byWord.get(key) ?? []))
  const fitting = [...candidates].filter(({ id, name }) =>
    [name, spaced(id)].some((known) => holds(wordsIn(known), typed)),
  )
  const byGiven = fitting.filter(({ name }) => isSame(last, givenName(name)))
  return byGiven.length > 0 ? byGiven : fitting.filter(({ name }) => isCyrillic(name))
}

const spaced = (id: string): string => id.replace(/[._-]/gu, ' ')

/** A directory gives the same people until one of them changes: a pasted list of names asks many times. */
const indexOf = oncePer((people: readonly Person[]): ReadonlyMap<string, readonly Person[]> => {
  const keys = new Map<string, readonly string[]>()
  const keysOf = (word: string): readonly string[] => {
    const found = keys.get(word) ?? keysOfName(word)
    keys.set(word, found)
    return found
  }
  const index = new Map<string, Person[]>()
  for (const person of people)
    for (const key of new Set([...wordsIn(person.name), ...wordsIn(spaced(person.id))].flatMap(keysOf))) {
      const others = index.get(key)
      if (others) others.push(person)
      else index.set(key, [person])
    }
  return index
})

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)

const holds = (name: readonly string[], typed: readonly string[]): boolean =>
  typed.every((word) => name.some((part) => isSame(word, part)))

const isSame = (typed: string, part: string): boolean =>
  hasVietnameseMarks(typed) && hasVietnameseMarks(part)
    ? spelledName(typed) === spelledName(part)
    : keysOfTyped(fold(typed)).some((key) => keysOfName(part).includes(key))

/** The last word; of a Russian name (family, given, father's) the second. */
const givenName = (name: string): string => {
  const words = wordsIn(name)
  return (isCyrillic(name) ? words[1] : words.at(-1)) ?? ''
}

const isCyrillic = (name: string): boolean => /\p{Script=Cyrillic}/u.test(name)
