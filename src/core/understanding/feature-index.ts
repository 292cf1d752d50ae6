import type { FeatureBag } from './features.ts'
import { blockCount } from './features.ts'

/** The cells of an index, for a model that is kept. */
export type FeatureTable = {
  readonly size: number
  readonly hashes: Int32Array
  /** Number of the feature plus one; 0 where the cell is free. */
  readonly numbers: Int32Array
}

const emptyTable = (): FeatureTable => ({
  size: 0,
  hashes: new Int32Array(1 << 14),
  numbers: new Int32Array(1 << 14),
})

/** Numbers the features of the training lines, and counts in how many lines each stands. Open addressing. */
export class FeatureIndex {
  size: number
  private hashes: Int32Array
  private numbers: Int32Array
  private lines = new Int32Array(1 << 13)
  private lastLine = new Int32Array(1 << 13)

  constructor({ size, hashes, numbers }: FeatureTable = emptyTable()) {
    this.size = size
    this.hashes = hashes
    this.numbers = numbers
  }

  /** The feature's number, or -1. */
  find(hash: number): number {
    const mask = this.hashes.length - 1
    for (let cell = hash & mask; ; cell = (cell + 1) & mask) {
      const number = this.numbers[cell] ?? 0
      if (number === 0) return -1
      if (this.hashes[cell] === hash) return number - 1
    }
  }

  /** Takes in one line of training (numbered from 1). */
  count(bag: FeatureBag, line: number): void {
    for (let at = 0; at < bag.count; at++) {
      const number = this.enter(bag.hashes[at] ?? 0)
      if (this.lastLine[number] === line) continue
      this.lastLine[number] = line
      this.lines[number] = (this.lines[number] ?? 0) + 1
    }
  }

  linesWith(number: number): number {
    return this.lines[number] ?? 0
  }

  get table(): FeatureTable {
    const { size, hashes, numbers } = this
    return { size, hashes, numbers }
  }

  get bytes(): number {
    return this.hashes.byteLength + this.numbers.byteLength
  }

  private enter(hash: number): number {
    const known = this.find(hash)
    if (known >= 0) return known
    if (this.size * 2 >= this.hashes.length) this.growTable()
    if (this.size === this.lines.length) this.growCounts()
    this.place(hash, ++this.size)
    return this.size - 1
  }

  private place(hash: number, number: number): void {
    const mask = this.hashes.length - 1
    let cell = hash & mask
    while (this.numbers[cell] !== 0) cell = (cell + 1) & mask
    this.hashes[cell] = hash
    this.numbers[cell] = number
  }

  private growTable(): void {
    const { hashes, numbers } = this
    this.hashes = new Int32Array(hashes.length * 2)
    this.numbers = new Int32Array(hashes.length * 2)
    numbers.forEach((number, cell) => {
      if (number !== 0) this.place(hashes[cell] ?? 0, number)
    })
  }

  private growCounts(): void {
    const { lines, lastLine } = this
    this.lines = new Int32Array(lines.length * 2)
    this.lastLine = new Int32Array(lines.length * 2)
    this.lines.set(lines)
    this.lastLine.set(lastLine)
  }
}

/** How much each feature weighs, by its number, and one that no training line has. */
export type Rarity = { readonly known: Float32Array; readonly unknown: number }

/** `lines`: how many were counted. */
export const rarityIn = (index: FeatureIndex, lines: number): Rarity => ({
  known: Float32Array.from({ length: index.size }, (_, at) => rarityOf(lines, index.linesWith(at))),
  unknown: rarityOf(lines, 1),
})

/** A text as numbers of features and values; only the first `count` are of this text. Reused from text to text. */
export type Vector = { numbers: Int32Array; values: Float32Array; count: number }

/**
 * Turns bags into vectors: each feature once, weighted by how rare it is, each block scaled to the length that is its
 * weight. Features that no training line has are left out, yet count in the length: a text full of unknown words
 * scores low everywhere.
 */
export class Vectoriser {
  readonly vector: Vector = { numbers: new Int32Array(1024), values: new Float32Array(1024), count: 0 }
  private readonly index: FeatureIndex
  private readonly rarity: Rarity
  private readonly blockWeights: readonly number[]
  private readonly seen: Int32Array
  private readonly blockOf = { cells: new Uint8Array(1024) }
  private readonly squares = new Float64Array(blockCount)
  private turn = 0

  constructor(index: FeatureIndex, rarity: Rarity, blockWeights: readonly number[]) {
    this.index = index
    this.blockWeights = blockWeights
    this.seen = new Int32Array(index.size)
    this.rarity = rarity
  }

  get bytes(): number {
    return this.rarity.known.byteLength + this.seen.byteLength
  }

  vectorise(bag: FeatureBag): Vector {
    this.collect(bag)
    this.scale()
    return this.vector
  }

  private collect(bag: FeatureBag): void {
    const { vector, squares, seen } = this
    this.makeRoom(bag.count)
    this.turn++
    squares.fill(0)
    let count = 0
    for (let at = 0; at < bag.count; at++) {
      const number = this.index.find(bag.hashes[at] ?? 0)
      if (number >= 0 && seen[number] === this.turn) continue
      const block = bag.blocks[at] ?? 0
      const rarity = number < 0 ? this.rarity.unknown : (this.rarity.known[number] ?? 0)
      const value = (bag.weights[at] ?? 0) * rarity
      squares[block] = (squares[block] ?? 0) + value * value
      if (number < 0) continue
      seen[number] = this.turn
      vector.numbers[count] = number
      vector.values[count] = value
      this.blockOf.cells[count] = block
      count++
    }
    vector.count = count
  }

  private scale(): void {
    const { vector, squares } = this
    for (let block = 0; block < blockCount; block++) {
      const square = squares[block] ?? 0
      squares[block] = square === 0 ? 0 : (this.blockWeights[block] ?? 0) / Math.sqrt(square)
    }
    for (let at = 0; at < vector.count; at++)
      vector.values[at] = (vector.values[at] ?? 0) * (squares[this.blockOf.cells[at] ?? 0] ?? 0)
  }

  private makeRoom(count: number): void {
    if (count <= this.vector.numbers.length) return
    this.vector.numbers = new Int32Array(count * 2)
    this.vector.values = new Float32Array(count * 2)
    this.blockOf.cells = new Uint8Array(count * 2)
  }
}

/** Square root of the inverse document frequency: half as steep as usual, since the texts are short. */
const rarityOf = (lines: number, having: number): number =>
  Math.sqrt(Math.log(1 + lines / Math.max(1, having)))
