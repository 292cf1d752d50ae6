import { type Delimiter, parseDelimited } from '../../core/spreadsheet/parse-delimited.ts'
import type { ReadOutcome } from '../../core/spreadsheet/spreadsheet.ts'
import { decodeText } from './decode-text.ts'

/** A .csv or another text of delimited cells. */
export const readText = (bytes: Uint8Array, maxRows: number): ReadOutcome => {
  const text = decodeText(bytes)
  if (text === undefined) return { ok: false, reason: 'not-a-spreadsheet' }
  const hint = /^sep=([,;\t])\r?\n/i.exec(text)
  const body = hint ? text.slice(hint[0].length) : text
  const rows = parseDelimited(body, (hint?.[1] as Delimiter | undefined) ?? delimiterOf(body))
  if (rows.length === 0) return { ok: false, reason: 'empty' }
  if (rows.length > maxRows) return { ok: false, reason: 'too-large' }
  // The line of the hint is a row of the file.
  return { ok: true, rows: hint ? rows.map((row) => ({ ...row, row: row.row + 1 })) : rows }
}

const delimiters: readonly Delimiter[] = [';', '\t', ',']

/** Characters that the delimiter is told from. */
const looked = 20_000

/** The one that cuts the most rows into the same number of cells; `88,36;90,1` is two cells and not three. */
const delimiterOf = (text: string): Delimiter => {
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreOf(text.slice(0, looked), delimiter),
  }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

const scoreOf = (text: string, delimiter: Delimiter): number => {
  const widths = parseDelimited(text, delimiter).map(({ cells }) => cells.length)
  const alike = [...Map.groupBy(widths, (width) => width)].filter(([width]) => width > 1)
  return Math.max(0, ...alike.map(([, rows]) => rows.length / widths.length))
}
