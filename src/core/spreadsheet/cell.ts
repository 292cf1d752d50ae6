import type { Cell, TableRow } from './spreadsheet.ts'

/** A formula whose outcome was not saved, or was an error: the cell reads as empty although it is not. */
export const isLostFormula = ({ cells, formulas }: TableRow, column: number | undefined): boolean =>
  column !== undefined && formulas?.includes(column) === true && (cells[column] ?? null) === null

/** What stands in a cell, as text of one line; a date as `YYYY-MM-DD`. */
export const cellText = (cell: NonNullable<Cell>): string =>
  (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)).replace(/\s+/g, ' ')
