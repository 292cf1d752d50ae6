import { z } from 'zod'
import { cellText, isLostFormula } from '../../core/spreadsheet/cell.ts'
import { findHeadings, type Headings } from '../../core/spreadsheet/headings.ts'
import type { Cell, Table, TableRow } from '../../core/spreadsheet/spreadsheet.ts'
import { fold } from '../../core/understanding/fold.ts'
import { type KpiField, kpiFields, kpiHeadings } from './kpi-sheet-words.ts'

const fieldSchema = z.enum(kpiFields)

/** A row of figures as it was sent: what its cells hold, still unread. */
export const kpiRowSchema = z.strictObject({
  row: z.int().min(1),
  cells: z.partialRecord(fieldSchema, z.union([z.string(), z.number()])),
  /** Cells of formulas whose outcome was not saved: they look empty and are not. */
  lost: z.array(fieldSchema),
})

export type KpiRow = z.infer<typeof kpiRowSchema>

export type KpiSheet =
  | { readonly ok: true; readonly rows: KpiRow[] }
  | { readonly ok: false; readonly reason: 'no-headings' }
  | {
      readonly ok: false
      readonly reason: 'columns'
      readonly missing: readonly KpiField[]
      readonly repeated: readonly KpiField[]
    }
  | { readonly ok: false; readonly reason: 'no-rows' }

const required = ['service', 'period', 'achieved'] as const satisfies readonly KpiField[]

/** The rows of figures in a table. `no-headings`: it is about something else. */
export const readKpiSheet = (table: Table): KpiSheet => {
  const found = findHeadings({ rows: table.rows.map(spellPercent) }, spelledHeadings)
  if (!found || !isOfFigures(found.mapped.columns)) return { ok: false, reason: 'no-headings' }
  const { columns, repeated } = found.mapped
  const missing = required.filter(
    (field) => !columns.has(field) && !(field === 'period' && columns.has('year')),
  )
  if (missing.length > 0 || repeated.length > 0) return { ok: false, reason: 'columns', missing, repeated }
  const headings = table.rows.find(({ row }) => row === found.row)
  const unitOfPeriod = periodWord(headings?.cells[columns.get('period') ?? -1] ?? null)
  const rows = table.rows
    .filter(({ row }) => row > found.row)
    .flatMap((row) => readRow(row, columns, unitOfPeriod) ?? [])
  return rows.length > 0 ? { ok: true, rows } : { ok: false, reason: 'no-rows' }
}

/** A list of people or of awards has services, periods or units as well, but nothing achieved against a plan. */
const isOfFigures = (columns: ReadonlyMap<KpiField, number>): boolean => {
  const figures = (['achieved', 'plan', 'published'] as const).filter((field) => columns.has(field)).length
  return figures > 0 && (columns.has('service') || (figures > 1 && columns.has('period')))
}

/** "% kế hoạch" is the published percentage and "kế hoạch" the plan: headings are compared without signs. */
const spelled = (heading: string): string => heading.replaceAll('%', ' percent ')

const spellPercent = ({ cells, ...row }: TableRow): TableRow => ({
  ...row,
  cells: cells.map((cell) => (typeof cell === 'string' ? spelled(cell) : cell)),
})

const spelledHeadings: Headings<KpiField> = {
  service: kpiHeadings.service.map(spelled),
  period: kpiHeadings.period.map(spelled),
  year: kpiHeadings.year.map(spelled),
  achieved: kpiHeadings.achieved.map(spelled),
  plan: kpiHeadings.plan.map(spelled),
  published: kpiHeadings.published.map(spelled),
  unit: kpiHeadings.unit.map(spelled),
}

/** A 3 below "Quý" is a quarter; below anything else a month. */
const periodWord = (heading: Cell): string =>
  typeof heading === 'string' && /^(quy|quarter|квартал)$/.test(fold(heading).trim()) ? 'Q' : ''

const readRow = (
  source: TableRow,
  columns: ReadonlyMap<KpiField, number>,
  periodWord: string,
): KpiRow | undefined => {
  const { row, cells } = source
  const held = kpiFields.flatMap((field) => {
    const cell = plain(cells[columns.get(field) ?? -1] ?? null)
    return cell === undefined ? [] : [[field, cell] as const]
  })
  const lost = kpiFields.filter((field) => isLostFormula(source, columns.get(field)))
  if (held.length === 0 && lost.length === 0) return undefined
  const texts = Object.fromEntries(held)
  return { row, cells: { ...texts, ...wholePeriod(texts, periodWord) }, lost }
}

/** A period in two columns, "Q3" beside "2020", is told as one. */
const wholePeriod = (
  { period, year }: Partial<Record<KpiField, string | number>>,
  word: string,
): { period?: string | number } => {
  const named =
    period !== undefined && /^(\d{1,2}|i{1,3}|iv)$/i.test(`${period}`) ? `${word}${period}` : period
  if (year === undefined) return named === undefined ? {} : { period: named }
  return { period: named === undefined ? year : `${named} ${year}` }
}

const longestCell = 200

/** undefined: the cell is empty, or holds but a dash. */
const plain = (cell: Cell): string | number | undefined => {
  if (cell === null) return undefined
  if (typeof cell === 'number') return cell
  const text = cellText(cell)
  return /^[-–—\s]*$/.test(text) ? undefined : text.slice(0, longestCell)
}
