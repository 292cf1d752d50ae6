import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { textCell } from '../../core/spreadsheet/parse-delimited.ts'
import type { Cell, ReadOutcome, TableRow } from '../../core/spreadsheet/spreadsheet.ts'
import { type SheetScan, scanSheet } from './scan-sheet.ts'
import { type Parts, unpackWorkbook } from './unpack-workbook.ts'

/** Bytes that the parts of a workbook may unpack to, and cells of the rectangle that its values take up. */
const limits = { bytes: 96 * 1024 * 1024, cells: 5_000_000 }

/** `bytes` start as an archive does. */
export const readWorkbook = async (bytes: Uint8Array, maxRows: number): Promise<ReadOutcome> => {
  if (isEncrypted(bytes)) return refuse('encrypted')
  const unpacked = unpackWorkbook(bytes, limits.bytes)
  if (!unpacked.ok) return refuse(unpacked.reason === 'too-large' ? 'too-large' : 'not-a-spreadsheet')
  const { parts } = unpacked
  const sheet = firstSheet(parts)
  if (!sheet) return refuse('not-a-spreadsheet')
  const scan = scanSheet(textOf(sheet))
  if (scan.misplaced) return refuse('not-a-spreadsheet')
  if (scan.filled > maxRows || scan.lastRow * scan.lastColumn > limits.cells) return refuse('too-large')
  const values = await valuesOf(parts)
  if (!values) return refuse('not-a-spreadsheet')
  const rows = rowsOf(values, scan)
  return rows.length > 0 ? { ok: true, rows } : refuse('empty')
}

const refuse = (reason: Extract<ReadOutcome, { ok: false }>['reason']): ReadOutcome => ({ ok: false, reason })

/** Bit 0 of the flags of the first file of the archive (APPNOTE.TXT, 4.4.4). */
const isEncrypted = (bytes: Uint8Array): boolean => ((bytes[6] ?? 0) & 1) === 1

const textOf = (part: Uint8Array): string => new TextDecoder().decode(part)

/** The sheet that stands first in the workbook, which need not be sheet1.xml. */
const firstSheet = (parts: Parts): Uint8Array | undefined => {
  const workbook = textOf(parts['xl/workbook.xml'] ?? new Uint8Array())
  const id = /<(?:\w+:)?sheet\b[^>]*?\w+:id="([^"]+)"/.exec(workbook)?.[1]
  const relations = textOf(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array())
  const relation = relations
    .match(/<(?:\w+:)?Relationship\b[^>]*>/g)
    ?.find((tag) => attribute(tag, 'Id') === id)
  const target = relation && attribute(relation, 'Target')
  return target === undefined ? undefined : parts[target.startsWith('/') ? target.slice(1) : `xl/${target}`]
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/**
 * The reader gets an archive of ours, so that it unpacks nothing that was not counted. Besides its own errors it
 * throws a TypeError where a part lacks what it takes for granted. undefined: this is no workbook.
 */
const valuesOf = async (parts: Parts): Promise<readonly (readonly unknown[])[] | undefined> => {
  const archive = zipSync(parts, { level: 0 })
  try {
    return await readSheet(archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.length))
  } catch {
    return undefined
  }
}

const rowsOf = (values: readonly (readonly unknown[])[], { formulas, merged }: SheetScan): TableRow[] => {
  const cells = values.map((row) => row.map(cellOf))
  for (const { top, left, bottom } of merged) {
    const value = cells[top]?.[left] ?? null
    for (const row of cells.slice(top + 1, bottom + 1)) if (left < row.length) row[left] = value
  }
  return cells.flatMap((row, place) => {
    if (row.every((cell) => cell === null)) return []
    const computed = formulas.get(place + 1)
    return [{ row: place + 1, cells: row, ...(computed && { formulas: computed }) }]
  })
}

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'string') return textCell(value)
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date ? value : null
}
