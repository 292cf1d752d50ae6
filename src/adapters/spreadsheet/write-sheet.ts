import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import type { Cell, SheetColumn, WriteSheet } from '../../core/spreadsheet/spreadsheet.ts'

/**
 * Every text is a text cell of the format "text" (`@`), so that a program computes it neither when it opens the file
 * nor when somebody edits the cell; nothing is put in front of it.
 */
export const writeSheet: WriteSheet = async ({ sheetName, columns, rows }) => {
  const heading = columns.map(
    ({ title }): CellObject => ({
      ...textCell(title),
      fontWeight: 'bold',
      backgroundColor: '#DDEBF7',
      wrap: true,
    }),
  )
  const body = rows.map((row) => columns.map((column, place) => cellOf(row[place] ?? null, column)))
  const file = writeXlsxFile([heading, ...body], {
    sheet: sheetNameOf(sheetName),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  })
  return new Uint8Array(await file.toBuffer())
}

const cellOf = (cell: Cell, { type }: SheetColumn): CellObject | null => {
  if (typeof cell === 'string') return textCell(cell)
  if (cell instanceof Date) return dateCell(cell, type)
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  return typeof cell === 'number' && Number.isFinite(cell) ? { value: cell, type: Number } : null
}

const dateCell = (date: Date, type: SheetColumn['type']): CellObject | null =>
  Number.isNaN(date.getTime())
    ? null
    : { value: date, type: Date, format: type === 'moment' ? 'dd/mm/yyyy hh:mm:ss' : 'dd/mm/yyyy' }

/** Longest text of a cell (Excel specifications and limits). */
const longest = 32_767

const textCell = (text: string): CellObject | null =>
  text === ''
    ? null
    : { value: apart(escaped(text.slice(0, longest).toWellFormed())), type: String, format: '@' }

/** `_x0041_` stands for A in a workbook (ECMA-376, 22.9.2.19): such a text says that it means itself. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/**
 * write-excel-file looks texts up in a plain object, which takes `constructor` and its like for numbers of texts
 * that it has and writes a broken file: a space behind keeps them apart.
 */
const apart = (text: string): string => (text in Object.prototype ? `${text} ` : text)

/** Excel refuses these signs, more than 31 characters and nothing at all. */
const sheetNameOf = (name: string): string =>
  name
    .replace(/[[\]/\\:*?]+/g, ' ')
    .replace(/^'|'$/g, '')
    .trim()
    .slice(0, 31) || 'Sheet1'
