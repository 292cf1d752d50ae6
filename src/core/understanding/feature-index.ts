import type { FeatureBag } from './features.ts'

/** Numbers the features of the training lines, and counts in how many groups of lines each stands. Open addressing. */
export class FeatureIndex {
  size = 0
  /** Hash, and number of the feature plus one (0 where the cell is free), by turns. */
  private cells = new Int32Array(1 << 15)
  private groups = new Int32Array(1 << 13)
  private lastGroup = new Int32Array(1 << 13)

  /** The feature's number, or -1. */
  find(hash: number): number {
    const mask = this.cells.length - 2
    for (let cell = (hash << 1) & mask; ; cell = (cell + 2) & mask) {
      const number = this.cells[cell + 1] ?? 0
      if (number === 0) return -1
      if (this.cells[cell] === hash) return number - 1
    }
  }

  /** Takes in one line of a group (numbered from 1); the lines of a group follow one another. */
  count(bag: FeatureBag, group: number): void {
    for (let at = 0; at < bag.count; at++) {
      const number = this.enter(bag.hashes[at] ?? 0)
      if (this.lastGroup[number] === group) continue
      this.lastGroup[number] = group
      this.groups[number] = (this.groups[number] ?? 0) + 1
    }
  }

  groupsWith(number: number): number {
    return this.groups[number] ?? 0
  }

  /** `number` is that of the feature plus one. */
  eachCell(take: (hash: number, number: number) => void, cells = this.cells): void {
    for (let cell = 0; cell < cells.length; cell += 2) {
      const number = cells[cell + 1] ?? 0
      if (number !== 0) take(cells[cell] ?? 0, number)
    }
  }

  private enter(hash: number): number {
    const known = this.find(hash)
    if (known >= 0) return known
    if (this.size * 4 >= this.cells.length) this.growTable()
    if (this.size === this.groups.length) this.growCounts()
    this.place(hash, ++this.size)
    return this.size - 1
  }

  private place(hash: number, number: number): void {
    const mask = this.cells.length - 2
    let cell = (hash << 1) & mask
    while (this.cells[cell + 1] !== 0) cell = (cell + 2) & mask
    this.cells[cell] = hash
    this.cells[cell + 1] = number
  }

  private growTable(): void {
    const before = this.cells
    this.cells = new Int32Array(before.length * 2)
    this.eachCell((hash, number) => this.place(hash, number), before)
  }

  private growCounts(): void {
    const { groups, lastGroup } = this
    this.groups = new Int32Array(groups.length * 2)
    this.lastGroup = new Int32Array(groups.length * 2)
    this.groups.set(groups)
    this.lastGroup.set(lastGroup)
  }
}

/** How much each feature weighs, by its number, and one that the index does not have. */
export type Rarity = { readonly known: Float32Array; readonly unknown: number }

/** `groups`: how many were counted. */
export const rarityIn = (index: FeatureIndex, groups: number): Rarity => ({
  known: Float32Array.from({ length: index.size }, (_, at) => rarityOf(groups, index.groupsWith(at))),
  unknown: rarityOf(groups, 1),
})

/** Square root of the inverse document frequency: half as steep as usual, since the texts are short. */
const rarityOf = (groups: number, having: number): number =>
  Math.sqrt(Math.log(1 + groups / Math.max(1, having)))
