/** A date is that of its UTC parts: a spreadsheet knows no zones. Text is NFC, trimmed, never empty. */
export type Cell = string | number | boolean | Date | null

export type TableRow = {
  /** Number of the row as the spreadsheet shows it, from 1. */
  readonly row: number
  /** By column, from the first of the sheet on; rows may be of different lengths. */
  readonly cells: readonly Cell[]
  /** Columns (from 0) whose cell is what a formula once came to: the value is as old as the last save. */
  readonly formulas?: readonly number[]
}

/** The rows that have something in them, in their order. */
export type Table = { readonly rows: readonly TableRow[] }

/** `too-large` is a limit of ours: rows, bytes, or what the bytes unpack to. */
export type ReadOutcome =
  | ({ readonly ok: true } & Table)
  | { readonly ok: false; readonly reason: 'not-a-spreadsheet' | 'too-large' | 'encrypted' | 'empty' }

/**
 * The first sheet of an .xlsx, or a .csv (comma, semicolon or tab; UTF-8 or UTF-16), told apart by content and not
 * by name. A merged cell counts for every row that it spans, in its first column. Rejects for nothing in the bytes.
 */
export type ReadTable = (
  bytes: Uint8Array,
  /** Rows with something in them; 50,000 when not said. */
  options?: { readonly maxRows?: number },
) => Promise<ReadOutcome>

export type SheetColumn = {
  readonly title: string
  /** In characters. */
  readonly width: number
  /** How dates and numbers of the column are shown; `moment` is a date with its time. */
  readonly type: 'text' | 'number' | 'date' | 'moment'
}

export type Sheet = {
  readonly sheetName: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** An .xlsx of one sheet. Text is text, whatever it starts with: no program computes it. */
export type WriteSheet = (sheet: Sheet) => Promise<Uint8Array>

/** Content type of an .xlsx. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
