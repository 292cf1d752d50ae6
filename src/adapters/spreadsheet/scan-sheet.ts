/** Rectangle of cells, all from 0 and inclusive. */
export type Range = { readonly top: number; readonly left: number; readonly bottom: number }

/** What has to be known of a sheet before its values are read, and what its values do not tell. */
export type SheetScan = {
  /** Rows with a value in them. */
  readonly filled: number
  /** Number of the last row and column with a value, from 1. */
  readonly lastRow: number
  readonly lastColumn: number
  /** Row (from 1) → columns (from 0) with a formula. */
  readonly formulas: ReadonlyMap<number, readonly number[]>
  readonly merged: readonly Range[]
  /** A cell says of its place what is none: the reader would take it for a column far away, and make all before it. */
  readonly misplaced: boolean
}

/** Tags of the sheet that matter here; a prefix of a namespace may stand before a name. */
const tags = /<(\/?)(?:\w+:)?(c|v|is|f|mergeCell)\b([^>]*)>/g

/** Goes over the text of a sheet's part once. */
export const scanSheet = (xml: string): SheetScan => {
  const formulas = new Map<number, number[]>()
  const merged: Range[] = []
  let [row, column, filled, filledRow, lastRow, lastColumn] = [0, 0, 0, 0, 0, 0]
  let misplaced = false
  for (const [, closing, name, attributes = ''] of xml.matchAll(tags)) {
    if (closing) continue
    if (name === 'mergeCell') merged.push(...rangeOf(attributes))
    else if (name === 'c') {
      const place = placeOf(attributes)
      misplaced ||= !place && saysPlace.test(attributes)
      ;[row, column] = place ?? [row, column + 1]
    } else if (name === 'f') formulas.set(row, [...(formulas.get(row) ?? []), column - 1])
    else {
      if (row !== filledRow) filled += 1
      filledRow = row
      lastRow = Math.max(lastRow, row)
      lastColumn = Math.max(lastColumn, column)
    }
  }
  return { filled, lastRow, lastColumn, formulas, merged, misplaced }
}

const saysPlace = /\br\s*=/

const placeOf = (attributes: string): [row: number, column: number] | undefined => {
  const found = /\br=["']([A-Z]{1,3})([1-9]\d{0,6})["']/.exec(attributes)
  return found ? [Number(found[2]), columnNumber(found[1] ?? '')] : undefined
}

const rangeOf = (attributes: string): Range[] => {
  const found = /\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/.exec(attributes)
  if (!found) return []
  const [, left = '', top, bottom] = found
  return [{ top: Number(top) - 1, left: columnNumber(left) - 1, bottom: Number(bottom) - 1 }]
}

/** `AA` is 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
