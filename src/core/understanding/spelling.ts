import { fold } from './fold.ts'
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
  return (words) => {
    const marked = words.some(isMarked)
    return words.map((word, at) => {
      const meant = meantBy(word.folded, words[at - 1]?.folded, words[at + 1]?.folded, known)
      if (meant === undefined) return word
      return { ...word, folded: meant, surface: marked ? surfaceOf(meant, word.surface, known) : meant }
    })
  }
}

const isMarked = ({ folded, surface }: Word): boolean => folded !== surface

type Known = {
  /** How often each word stands in the lines. */
  readonly frequency: ReadonlyMap<string, number>
  /** The same of two words side by side. */
  readonly beside: ReadonlyMap<string, number>
  /** Words by what is left of them without one letter. */
  readonly byRemainder: ReadonlyMap<string, readonly string[]>
  /** The most frequent word of those that differ in doubled letters alone, by what is left without these. */
  readonly bySingles: ReadonlyMap<string, string>
  /** How a word is written among words with diacritics, the usual way first. */
  readonly surfaces: ReadonlyMap<string, readonly string[]>
}

const learn = (texts: readonly (readonly Word[])[]): Known => {
  const frequency = new Map<string, number>()
  const beside = new Map<string, number>()
  const surfaces = new Map<string, number>()
  for (const words of texts) {
    const marked = words.some(isMarked)
    words.forEach(({ folded, surface }, at) => {
      count(frequency, folded)
      if (marked) count(surfaces, surface)
      const before = words[at - 1]
      if (before) count(beside, pairOf(before.folded, folded))
    })
  }
  return {
    frequency,
    beside,
    byRemainder: remaindersOf(frequency.keys()),
    bySingles: mostFrequentBy(frequency, withSingles),
    surfaces: Map.groupBy(
      [...surfaces.keys()].sort((a, b) => (surfaces.get(b) ?? 0) - (surfaces.get(a) ?? 0)),
      fold,
    ),
  }
}

const mostFrequentBy = (counts: ReadonlyMap<string, number>, keyOf: (word: string) => string) => {
  const most = new Map<string, string>()
  for (const [word, count] of counts) {
    const key = keyOf(word)
    const other = most.get(key)
    if (other === undefined || count > (counts.get(other) ?? 0)) most.set(key, word)
  }
  return most
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

/** The known word that an unknown one stands for; undefined for a known one, and where none is near. */
const meantBy = (
  word: string,
  before: string | undefined,
  after: string | undefined,
  known: Known,
): string | undefined => {
  if (known.frequency.has(word) || startsWithDigit(word)) return undefined
  return undoubled(word, known) ?? nearest(word, before, after, known)
}

const repeated = /(.)\1+/gu

const withSingles = (word: string): string => word.replace(repeated, '$1')

/** The known word that is left where letters typed twice or more are taken out. */
const undoubled = (word: string, { bySingles }: Known): string | undefined => {
  const singles = withSingles(word)
  return singles === word ? undefined : bySingles.get(singles)
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

/** With the diacritics that were typed where one of the word's spellings has them, else as it is usually written. */
const surfaceOf = (word: string, typed: string, { surfaces }: Known): string => {
  const single = withSingles(typed)
  if (fold(single) === word) return single
  const spellings = surfaces.get(word) ?? [word]
  return spellings.find((spelling) => isOneSlip(typed, spelling)) ?? spellings[0] ?? word
}

/** Whether one slip makes the one of the other. */
const isOneSlip = (word: string, other: string): boolean => {
  const [longer, shorter] = word.length >= other.length ? [word, other] : [other, word]
  if (longer.length > shorter.length + 1) return false
  let first = 0
  while (first < shorter.length && longer[first] === shorter[first]) first++
  if (longer.length > shorter.length) return without(longer, first) === shorter
  let last = longer.length - 1
  while (last > first && longer[last] === shorter[last]) last--
  if (last <= first) return true
  return last === first + 1 && longer[first] === shorter[last] && longer[last] === shorter[first]
}
