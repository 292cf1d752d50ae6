import type { Word } from './tokens.ts'

/** Puts known words in the place of words that are one slip away from them. Words that are known stay as they are. */
export type Respell = (words: readonly Word[]) => readonly Word[]

/** Shorter words have too many neighbours to know which one was meant. */
const shortest = 4

/**
 * Learns how the words of the training lines are spelt. A slip is one letter left out, put in, doubled, taken for
 * another or changed with its neighbour; of several words that may be meant the most frequent is taken.
 */
export const learnSpelling = (texts: Iterable<readonly Word[]>): Respell => {
  const frequency = new Map<string, number>()
  for (const words of texts)
    for (const { folded } of words) frequency.set(folded, (frequency.get(folded) ?? 0) + 1)
  const byRemainder = remaindersOf(frequency.keys())
  const respelt = (word: Word): Word => {
    if (word.folded.length < shortest || frequency.has(word.folded) || startsWithDigit(word.folded)) return word
    const known = nearest(word.folded, frequency, byRemainder)
    return known === undefined ? word : { ...word, folded: known, surface: known }
  }
  return (words) => words.map(respelt)
}

const startsWithDigit = (word: string): boolean => word.charCodeAt(0) <= 57

/** Known words by what is left of them without one letter. */
const remaindersOf = (known: Iterable<string>): Map<string, string[]> => {
  const byRemainder = new Map<string, string[]>()
  for (const word of known) {
    if (word.length < shortest - 1 || startsWithDigit(word)) continue
    for (const remainder of remainders(word)) {
      const words = byRemainder.get(remainder)
      if (words) words.push(word)
      else byRemainder.set(remainder, [word])
    }
  }
  return byRemainder
}

const remainders = (word: string): Set<string> => {
  const found = new Set<string>()
  for (let at = 0; at < word.length; at++) found.add(word.slice(0, at) + word.slice(at + 1))
  return found
}

const nearest = (
  word: string,
  frequency: ReadonlyMap<string, number>,
  byRemainder: ReadonlyMap<string, readonly string[]>,
): string | undefined => {
  let best: string | undefined
  let highest = 0
  const weigh = (candidate: string): void => {
    const weight = frequency.get(candidate) ?? 0
    if (weight <= highest || !isOneSlip(word, candidate)) return
    best = candidate
    highest = weight
  }
  for (const candidate of byRemainder.get(word) ?? []) weigh(candidate)
  for (const remainder of remainders(word)) {
    if (frequency.has(remainder)) weigh(remainder)
    for (const candidate of byRemainder.get(remainder) ?? []) weigh(candidate)
  }
  return best
}

/** Whether two words that share a remainder are one slip apart: they may be two substitutions apart as well. */
const isOneSlip = (word: string, other: string): boolean => {
  if (word.length !== other.length) return true
  let first = 0
  while (first < word.length && word[first] === other[first]) first++
  let last = word.length - 1
  while (last > first && word[last] === other[last]) last--
  if (first === last) return true
  return last === first + 1 && word[first] === other[last] && word[last] === other[first]
}
