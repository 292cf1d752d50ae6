import { parseDelimited } from './parse-delimited.ts'
import type { Table, TableRow } from './spreadsheet.ts'

/** Characters of a pasted table, below what a message may bring along: a longer one would lose its end unseen. */
export const longestPasted = 11_000

/**
 * A table that somebody pasted into a message: cells between tabs, as a spreadsheet copies them, or between `|`, as
 * one types them. Rows are numbered as the lines of the message. undefined: there is no table in the text.
 */
export const parsePasted = (text: string): Table | undefined => {
  const tabbed = text.includes('\t')
  const lines = parseDelimited(text, tabbed ? '\t' : '|').filter(({ cells }) => cells.length > 1)
  const rows = (tabbed ? lines : withoutEdges(lines)).filter((row) => !isRule(row))
  return rows.length > 1 ? { rows } : undefined
}

/**
 * `| a | b |` has an empty cell at either edge. A line that starts so may as well have nothing in its first column:
 * only where every line does, it is the edge of the table.
 */
const withoutEdges = (rows: readonly TableRow[]): readonly TableRow[] => {
  const start = rows.every(({ cells }) => cells[0] === null) ? 1 : 0
  const end = rows.every(({ cells }) => cells.at(-1) === null) ? -1 : undefined
  return rows.map(({ row, cells }) => ({ row, cells: cells.slice(start, end) }))
}

/** The line of dashes under the headings, as Markdown has it. */
const isRule = ({ cells }: TableRow): boolean =>
  cells.every((cell) => cell === null || (typeof cell === 'string' && /^:?-{2,}:?$/.test(cell)))
