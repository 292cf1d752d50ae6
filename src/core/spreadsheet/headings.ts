import { fold } from '../understanding/fold.ts'
import type { Cell, Table, TableRow } from './spreadsheet.ts'

/** What the columns of each field may be called, in any language and spelling. */
export type Headings<Field extends string> = Readonly<Record<Field, readonly string[]>>

export type MappedHeadings<Field extends string> = {
  /** Column of each field, from 0. */
  readonly columns: ReadonlyMap<Field, number>
  /** Fields that two columns claim. */
  readonly repeated: readonly Field[]
  /** Headings that mean nothing to us, as they are written. */
  readonly unknown: readonly string[]
}

/** Case, marks, punctuation, remarks in brackets and the kind of blank make no difference. */
export const mapHeadings = <Field extends string>(
  cells: readonly Cell[],
  headings: Headings<Field>,
): MappedHeadings<Field> => {
  const fields = fieldsByName(headings)
  const columns = new Map<Field, number>()
  const repeated = new Set<Field>()
  const unknown: string[] = []
  for (const [column, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue
    const field = fields.get(normalise(cell)) ?? fields.get(normalise(cell.replace(/[([].*?[)\]]/g, ' ')))
    if (field === undefined) unknown.push(cell)
    else if (columns.has(field)) repeated.add(field)
    else columns.set(field, column)
  }
  return { columns, repeated: [...repeated], unknown }
}

/** Rows above the headings that may hold the title of the list and the like. */
const searchedRows = 20

/**
 * The row that names the most fields, and the rows below it. Needs two fields at least; undefined when no row of the
 * first twenty has them.
 */
export const findHeadings = <Field extends string>(
  { rows }: Table,
  headings: Headings<Field>,
):
  | { readonly row: number; readonly mapped: MappedHeadings<Field>; readonly below: readonly TableRow[] }
  | undefined => {
  const candidates = rows
    .slice(0, searchedRows)
    .map(({ row, cells }, place) => ({ row, place, mapped: mapHeadings(cells, headings) }))
  const most = Math.max(0, ...candidates.map(({ mapped }) => mapped.columns.size))
  const found = candidates.find(({ mapped }) => mapped.columns.size === most)
  if (!found || most < 2) return undefined
  return { row: found.row, mapped: found.mapped, below: rows.slice(found.place + 1) }
}

const fieldsByName = <Field extends string>(headings: Headings<Field>): ReadonlyMap<string, Field> => {
  const fields = new Map<string, Field>()
  for (const field in headings) for (const name of headings[field]) fields.set(normalise(name), field)
  return fields
}

const normalise = (heading: string): string =>
  fold(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
