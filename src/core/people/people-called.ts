import { fold, hasVietnameseMarks } from '../understanding/fold.ts'
import { spelledName } from './name-spelling.ts'
import type { Person } from './person.ts'
import { isWordOfName } from './word-of-name.ts'

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
  if (typed.length === 0 || typed.length > 5) return []
  const fitting = people.filter(({ id, name }) =>
    [name, id.replace(/[._-]/gu, ' ')].some((known) => holds(wordsIn(known), typed)),
  )
  const [last = ''] = typed.slice(-1)
  const byGiven = fitting.filter(({ name }) => isSame(last, givenName(name)))
  return byGiven.length > 0 ? byGiven : fitting.filter(({ name }) => isCyrillic(name))
}

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
    : isWordOfName(fold(typed), part)

/** The last word; of a Russian name (family, given, father's) the second. */
const givenName = (name: string): string => {
  const words = wordsIn(name)
  return (isCyrillic(name) ? words[1] : words.at(-1)) ?? ''
}

const isCyrillic = (name: string): boolean => /\p{Script=Cyrillic}/u.test(name)
