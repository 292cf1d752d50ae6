import type { Word } from './tokens.ts'

/** Puts known words in the place of words that are one slip away from them. Words that are known stay as they are. */
export type Respell = (words: readonly Word[]) => readonly Word[]

/** Shorter words have many neighbours: only one that is known beside the word before or after is taken for them. */
const tellsAlone = 5

/** Shorter words are left as they are, but for a doubled letter. */
const shortest = 3

/**
 * Learns how words are spelt and which stand side by side. A slip is one letter left out, put in, doubled, taken for
 * another or changed with its neighbour; of several words that may be meant the one seen most beside the words around
 * is taken, then the most frequent.
 */
export const learnSpelling = (texts: readonly (readonly Word[])[]): Respell => {
  const known = learn(texts)
  return (words) => words.map((word, at) => mended(word, words[at - 1], words[at + 1], known))
}

type Known = {
  /** How often each word stands in the lines. */
  readonly frequency: ReadonlyMap<string, number>
  /** The same of two words side by side. */
  readonly beside: ReadonlyMap<string, number>
  /** Words by what is left of them without one letter. */
  readonly byRemainder: ReadonlyMap<string, readonly string[]>
}

const learn = (texts: readonly (readonly Word[])[]): Known => {
  const frequency = new Map<string, number>()
  const beside = new Map<string, number>()
  for (const words of texts)
    words.forEach(({ folded }, at) => {
      count(frequency, folded)
      const before = words[at - 1]
      if (before) count(beside, pairOf(before.folded, folded))
    })
  return { frequency, beside, byRemainder: remaindersOf(frequency.keys()) }
}

const count = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

const pairOf = (left: string, right: string): string => `${left} ${right}`

const startsWithDigit = (word: string): boolean => word.charCodeAt(0) <= 57

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1)

const remaindersOf = (known: Iterable<string>): Map<string, string[]> => {
  const byRemainder = new Map<string, string[]>()
  for (const word of known) {
    if (word.length < shortest - 1 || startsWithDigit(word)) continue
    for (let at = 0; at < word.length; at++) {
      const remainder = without(word, at)
      const words = byRemainder.get(remainder)
      if (words) words.push(word)
      else byRemainder.set(remainder, [word])
    }
  }
  return byRemainder
}

const mended = (word: Word, before: Word | undefined, after: Word | undefined, known: Known): Word => {
  const { folded } = word
  if (known.frequency.has(folded) || startsWithDigit(folded)) return word
  const meant = undoubled(folded, known) ?? nearest(folded, before?.folded, after?.folded, known)
  return meant === undefined ? word : { ...word, folded: meant, surface: meant }
}

/** The known word that is left where one letter of two alike is taken out. */
const undoubled = (word: string, { frequency }: Known): string | undefined => {
  for (let at = 1; at < word.length; at++) {
    if (word[at] !== word[at - 1]) continue
    const single = without(word, at)
    if (frequency.has(single)) return single
  }
  return undefined
}

const nearest = (
  word: string,
  before: string | undefined,
  after: string | undefined,
  known: Known,
): string | undefined => {
  if (word.length < shortest) return undefined
  const lowest = word.length < tellsAlone ? besideWeight : 0
  let best: string | undefined
  let highest = 0
  const weigh = (candidate: string): void => {
    const weight = weightOf(candidate, before, after, known)
    if (weight <= highest || weight < lowest || !isOneSlip(word, candidate)) return
    best = candidate
    highest = weight
  }
  known.byRemainder.get(word)?.forEach(weigh)
  for (let at = 0; at < word.length; at++) {
    const remainder = without(word, at)
    weigh(remainder)
    known.byRemainder.get(remainder)?.forEach(weigh)
  }
  return best
}

/** A word seen once beside the same word counts more than any number of times elsewhere. */
const besideWeight = 1_000_000

const weightOf = (
  candidate: string,
  before: string | undefined,
  after: string | undefined,
  { frequency, beside }: Known,
): number => {
  const left = before === undefined ? 0 : (beside.get(pairOf(before, candidate)) ?? 0)
  const right = after === undefined ? 0 : (beside.get(pairOf(candidate, after)) ?? 0)
  return (left + right) * besideWeight + (frequency.get(candidate) ?? 0)
}

/** Of two words that have a remainder in common: whether one slip makes the one of the other, not two. */
const isOneSlip = (word: string, other: string): boolean => {
  if (word.length !== other.length) return true
  let first = 0
  while (first < word.length && word[first] === other[first]) first++
  let last = word.length - 1
  while (last > first && word[last] === other[last]) last--
  if (first === last) return true
  return last === first + 1 && word[first] === other[last] && word[last] === other[first]
}
