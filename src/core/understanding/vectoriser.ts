import type { FeatureIndex, Rarity } from './feature-index.ts'
import { blockCount, type FeatureBag } from './features.ts'

/** A text as numbers of features and values; only the first `count` are of this text. Reused from text to text. */
export type Vector = { numbers: Int32Array; values: Float32Array; count: number }

/** What a cell holds, side by side, so that a feature costs one reach into memory. */
const cellSize = 4
const numberAt = 1
const rarityAt = 2
const turnAt = 3

/** Counts texts, over all that may share a table: a mark is of one text alone. */
let turns = 0

/** The features of the training lines, ready to be looked up. */
export type FeatureTable = {
  /** How many there are. */
  readonly size: number
  /** Open addressing: hash, number of the feature plus one (0: free), its rarity as a float, and room for a mark. */
  readonly cells: Int32Array
  readonly rarityOfUnknown: number
}

export const tableOf = (index: FeatureIndex, rarity: Rarity): FeatureTable => {
  const cells = new Int32Array(2 ** Math.ceil(Math.log2(index.size * 2 + 2)) * cellSize)
  const rarities = new Float32Array(cells.buffer)
  index.eachCell((hash, number) => {
    const cell = cellOf(cells, hash)
    cells[cell] = hash
    cells[cell + numberAt] = number
    rarities[cell + rarityAt] = rarity.known[number - 1] ?? 0
  })
  return { size: index.size, cells, rarityOfUnknown: rarity.unknown }
}

/** Where the hash stands, or the free cell where its search ends. */
const cellOf = (cells: Int32Array, hash: number): number => {
  const mask = cells.length - cellSize
  let cell = (hash * cellSize) & mask
  while (cells[cell] !== hash && cells[cell + numberAt] !== 0) cell = (cell + cellSize) & mask
  return cell
}

/**
 * Turns bags into vectors: each feature once, weighted by how rare it is, each block scaled to the length that is its
 * weight. Features that the index does not have are left out, yet count in the length: a text full of unknown words
 * scores low everywhere.
 */
export class Vectoriser {
  readonly vector: Vector = { numbers: new Int32Array(1024), values: new Float32Array(1024), count: 0 }
  /** Those of the table, each marked with the last text that had it. */
  private readonly cells: Int32Array
  /** The same memory, for the rarities. */
  private readonly rarities: Float32Array
  private readonly rarityOfUnknown: number
  private readonly blockWeights: readonly number[]
  private blockOf = new Uint8Array(1024)
  private readonly squares = new Float64Array(blockCount)
  private turn = 0

  constructor({ cells, rarityOfUnknown }: FeatureTable, blockWeights: readonly number[]) {
    this.cells = cells
    this.rarities = new Float32Array(cells.buffer, cells.byteOffset, cells.length)
    // Of a table that was kept, they are marks of another process.
    for (let cell = turnAt; cell < cells.length; cell += cellSize) cells[cell] = 0
    this.rarityOfUnknown = rarityOfUnknown
    this.blockWeights = blockWeights
  }

  vectorise(bag: FeatureBag): Vector {
    this.makeRoom(bag.count)
    this.turn = ++turns
    this.squares.fill(0)
    this.vector.count = 0
    for (let at = 0; at < bag.count; at++)
      this.take(bag.hashes[at] ?? 0, bag.weights[at] ?? 0, bag.blocks[at] ?? 0)
    this.scale()
    return this.vector
  }

  private take(hash: number, weight: number, block: number): void {
    const { cells, vector, squares } = this
    const cell = cellOf(cells, hash)
    const number = (cells[cell + numberAt] ?? 0) - 1
    if (number >= 0 && cells[cell + turnAt] === this.turn) return
    const value = weight * (number < 0 ? this.rarityOfUnknown : (this.rarities[cell + rarityAt] ?? 0))
    squares[block] = (squares[block] ?? 0) + value * value
    if (number < 0) return
    cells[cell + turnAt] = this.turn
    vector.numbers[vector.count] = number
    vector.values[vector.count] = value
    this.blockOf[vector.count] = block
    vector.count++
  }

  private scale(): void {
    const { vector, squares } = this
    for (let block = 0; block < blockCount; block++) {
      const square = squares[block] ?? 0
      squares[block] = square === 0 ? 0 : (this.blockWeights[block] ?? 0) / Math.sqrt(square)
    }
    for (let at = 0; at < vector.count; at++)
      vector.values[at] = (vector.values[at] ?? 0) * (squares[this.blockOf[at] ?? 0] ?? 0)
  }

  private makeRoom(count: number): void {
    if (count <= this.vector.numbers.length) return
    this.vector.numbers = new Int32Array(count * 2)
    this.vector.values = new Float32Array(count * 2)
    this.blockOf = new Uint8Array(count * 2)
  }
}
