import type { Word } from './tokens.ts'

/** Parts of a text's features that are scaled to length one apart from each other, so that none drowns the others. */
export const blocks = { words: 0, characters: 1, pairs: 2, concepts: 3 } as const

export const blockCount = 4

/** What a text is made of: hashes with weights, each in a block. One bag serves text after text. */
export class FeatureBag {
  hashes = new Int32Array(1024)
  weights = new Float32Array(1024)
  blocks = new Uint8Array(1024)
  count = 0

  clear(): void {
    this.count = 0
  }

  add(hash: number, weight: number, block: number): void {
    if (this.count === this.hashes.length) this.grow()
    this.hashes[this.count] = hash
    this.weights[this.count] = weight
    this.blocks[this.count] = block
    this.count++
  }

  private grow(): void {
    const { hashes, weights, blocks } = this
    this.hashes = new Int32Array(hashes.length * 2)
    this.weights = new Float32Array(hashes.length * 2)
    this.blocks = new Uint8Array(hashes.length * 2)
    this.hashes.set(hashes)
    this.weights.set(weights)
    this.blocks.set(blocks)
  }
}

/** Seeds that keep features of different kinds apart. */
const seeds = {
  word: 0x2545f491,
  bigram: 0x1b873593,
  skip: 0x85ebca6b,
  characters: 0x27d4eb2f,
  pair: 0x165667b1,
  surface: 0x61c88647,
  surfaceBigram: 0x51ed270b,
  concept: 0x38b34ae5,
  conceptPair: 0x7f4a7c15,
} as const

/** Weights of the kinds beside the whole words and word pairs, found on the development splits of public sets. */
const skipWeight = 0.7
const pairReach = 16
const stemLength = 4
const shortestGram = 2
const longestGram = 5

const boundary = 0x5f

const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

const mix = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return once ^ (once >>> 13)
}

const join = (seed: number, left: number, right: number): number =>
  mix(Math.imul(left ^ seed, 0x01000193) ^ Math.imul(right + seed, 0x5bd1e995))

const hashOf = (text: string, seed: number, length = text.length): number => {
  let hash = seed
  for (let at = 0; at < length; at++) hash = step(hash, text.charCodeAt(at))
  return mix(hash)
}

/** What stands for a word among the features: digits count by how many they are, not by which. */
const shapeOf = (word: string): string => {
  const first = word.charCodeAt(0)
  return first >= 48 && first <= 57 ? '0'.repeat(Math.min(word.length, 8)) : word
}

const start = mix(1)
const end = mix(2)

/** Everything that is told of the folded words. */
export const addFoldedFeatures = (words: readonly Word[], bag: FeatureBag): void => {
  addWords(words, bag)
  addStemPairs(words, bag)
  addCharacterGrams(words, bag)
}

/** Words, neighbours, and words one apart, the text's edges counting as words. */
export const addWords = (words: readonly Word[], bag: FeatureBag): void => {
  let beforeLast = 0
  let last = start
  for (const { folded } of words) {
    const word = hashOf(shapeOf(folded), seeds.word)
    bag.add(word, 1, blocks.words)
    bag.add(join(seeds.bigram, last, word), 1, blocks.words)
    if (beforeLast !== 0) bag.add(join(seeds.skip, beforeLast, word), skipWeight, blocks.words)
    beforeLast = last
    last = word
  }
  bag.add(join(seeds.bigram, last, end), 1, blocks.words)
  if (beforeLast !== 0) bag.add(join(seeds.skip, beforeLast, end), skipWeight, blocks.words)
}

/** Every two words that are not too far apart, in any order, by their beginnings. */
const addStemPairs = (words: readonly Word[], bag: FeatureBag): void => {
  const stems = words.map(({ folded }) => {
    const shape = shapeOf(folded)
    return hashOf(shape, seeds.pair, Math.min(stemLength, shape.length))
  })
  stems.forEach((stem, at) => {
    for (let before = Math.max(0, at - pairReach); before < at; before++) {
      const other = stems[before] ?? 0
      const pair = other < stem ? join(seeds.pair, other, stem) : join(seeds.pair, stem, other)
      bag.add(pair, 1, blocks.pairs)
    }
  })
}

/** Runs of 2 to 5 characters inside a word, its edges marked: what survives a slip. */
export const addCharacterGrams = (words: readonly Word[], bag: FeatureBag): void => {
  for (const { folded } of words) addGramsOf(shapeOf(folded), bag)
}

const addGramsOf = (word: string, bag: FeatureBag): void => {
  const length = word.length + 2
  for (let from = 0; from < length; from++) {
    let hash: number = seeds.characters
    const until = Math.min(length, from + longestGram)
    for (let at = from; at < until; at++) {
      hash = step(hash, at === 0 || at === length - 1 ? boundary : word.charCodeAt(at - 1))
      if (at - from + 1 >= shortestGram) bag.add(mix(hash), 1, blocks.characters)
    }
  }
}

/** Words as they are written, where they have diacritics: what folding threw away. */
export const addSurfaceFeatures = (words: readonly Word[], bag: FeatureBag): void => {
  let last = start
  let lastMarked = false
  for (const { surface, folded } of words) {
    const marked = surface !== folded
    const word = hashOf(surface, seeds.surface)
    if (marked) bag.add(word, 1, blocks.words)
    if (marked || lastMarked) bag.add(join(seeds.surfaceBigram, last, word), 1, blocks.words)
    last = word
    lastMarked = marked
  }
}

/** What the text speaks of, and every two of these. `concepts`: names, each once, in an order that is always the same. */
export const addConceptFeatures = (concepts: readonly string[], bag: FeatureBag): void => {
  const hashes = concepts.map((concept) => hashOf(concept, seeds.concept))
  hashes.forEach((hash, at) => {
    bag.add(hash, 1, blocks.concepts)
    for (let other = at + 1; other < hashes.length; other++)
      bag.add(join(seeds.conceptPair, hash, hashes[other] ?? 0), 1, blocks.concepts)
  })
}
