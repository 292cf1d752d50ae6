import { readNumber } from '../../core/spreadsheet/numbers.ts'
import { badCell as bad, problemsOf, type ReadCell } from '../../core/spreadsheet/row-problem.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { FindServices } from './find-service.ts'
import type { KpiProblem, KpiProblemReason, KpiReadings } from './kpi-problem.ts'
import { longestUnit, mostAmount } from './kpi-report.ts'
import { type KpiField, percentWords } from './kpi-sheet-words.ts'
import type { Period } from './period.ts'
import type { KpiRow } from './read-kpi-sheet.ts'
import { readPeriod } from './read-period.ts'
import type { ServiceId } from './service.ts'

/** What a row says. */
export type KpiFacts = {
  readonly service: ServiceId
  readonly period: Period
  readonly achieved: number
  readonly plan: number | undefined
  /** With the decimals that were written: "101.0". */
  readonly percentOfPlan: string | undefined
  readonly unit: string
}

type ReadRow = {
  readonly row: number
  readonly facts?: KpiFacts
  readonly problems: readonly KpiProblem[]
}

type Read<Value> = ReadCell<Value, KpiField, KpiProblemReason>

export const readKpiRow = (source: KpiRow, find: FindServices, readings: KpiReadings): ReadRow => {
  const unit = unless(source, 'unit', () => readUnit(source, readings))
  const inPercent = 'value' in unit && unit.value === '%'
  const read = {
    service: unless(source, 'service', (cell) => readService(cell, find)),
    period: unless(source, 'period', readWhen),
    achieved: unless(source, 'achieved', (cell) => readAmount('achieved', cell, inPercent, readings)),
    plan: unless(source, 'plan', (cell) => readPlan(cell, inPercent, readings)),
    percentOfPlan: unless(source, 'published', (cell) => readPublished(cell, readings)),
    unit,
  }
  const problems = problemsOf(source.row, Object.values(read))
  const facts = factsOf(read)
  return { row: source.row, problems, ...(facts && { facts }) }
}

type Reads = { readonly [Fact in keyof KpiFacts]: Read<KpiFacts[Fact]> }

const factsOf = ({ service, period, achieved, plan, percentOfPlan, unit }: Reads): KpiFacts | undefined => {
  if ('problem' in service || 'problem' in period || 'problem' in achieved) return undefined
  if ('problem' in plan || 'problem' in percentOfPlan || 'problem' in unit) return undefined
  return {
    service: service.value,
    period: period.value,
    achieved: achieved.value,
    plan: plan.value,
    percentOfPlan: percentOfPlan.value,
    unit: unit.value,
  }
}

type CellValue = string | number | undefined

const unless = <Value>(
  { cells, lost }: KpiRow,
  field: KpiField,
  read: (cell: CellValue) => Read<Value>,
): Read<Value> => (lost.includes(field) ? bad(field, 'formula') : read(cells[field]))

const readService = (cell: CellValue, find: FindServices): Read<ServiceId> => {
  if (cell === undefined) return bad('service', 'missing')
  const [found, ...more] = find(String(cell))
  if (found === undefined) return bad('service', 'service', { value: cell })
  return more.length > 0 ? bad('service', 'service-several', { value: cell }) : { value: found }
}

const readWhen = (cell: CellValue): Read<Period> => {
  if (cell === undefined) return bad('period', 'missing')
  const period = readPeriod(String(cell))
  return period && isInReach(period) ? { value: period } : bad('period', 'period', { value: cell })
}

const isInReach = ({ year }: Period): boolean => year >= 1980 && year <= 2200

/** Figures up to here are percent where nothing says what they are: those of this table are, and nobody counts 88.36 calls. */
const mostPercent = 150

/** The unit that is said in its column or behind a figure; else percent where both figures can be that, or none. */
const readUnit = ({ cells: { unit, achieved, plan } }: KpiRow, { marks }: KpiReadings): Read<string> => {
  if (unit !== undefined) return saidUnit(String(unit))
  const figures = [achieved, plan].filter((cell) => cell !== undefined).map(readNumber)
  const behind = figures.flatMap((figure) => ('unit' in figure && figure.unit ? [figure.unit] : []))[0]
  if (behind !== undefined) return { value: behind }
  const values = figures.flatMap((figure) => {
    if (figure.kind === 'unreadable') return []
    return figure.kind === 'value' ? [figure.value] : [figure.readings[marks === 'decimals' ? 1 : 0]]
  })
  return { value: values.every((value) => value <= mostPercent) ? '%' : '' }
}

const saidUnit = (text: string): Read<string> => {
  if (percentWords.some((word) => fold(word) === fold(text).trim())) return { value: '%' }
  return text.length > longestUnit || /\d/.test(text)
    ? bad('unit', 'unit', { value: text, limit: longestUnit })
    : { value: text }
}

const readPlan = (cell: CellValue, inPercent: boolean, readings: KpiReadings): Read<number | undefined> => {
  if (cell === undefined) return { value: undefined }
  const read = readAmount('plan', cell, inPercent, readings)
  return 'value' in read && read.value === 0 ? bad('plan', 'plan-zero') : read
}

/** Below this a number of a spreadsheet may be the hundredths of a cell that shows percent. */
const mostFraction = 2

const readAmount = (
  field: 'achieved' | 'plan' | 'published',
  cell: CellValue,
  inPercent: boolean,
  { marks, fractions }: KpiReadings,
): Read<number> => {
  if (cell === undefined) return bad(field, 'missing')
  const reading = readNumber(cell)
  if (reading.kind === 'unreadable') return bad(field, 'number', { value: cell })
  if (reading.kind === 'ambiguous') {
    const [first, second] = reading.readings
    if (marks === undefined) return bad(field, 'number-ambiguous', { value: cell, first, second })
    return inBounds(field, cell, marks === 'thousands' ? first : second)
  }
  const { value } = reading
  const doubtful = inPercent && typeof cell === 'number' && value > 0 && value < mostFraction
  if (!doubtful || fractions === 'percent') return inBounds(field, cell, value)
  if (fractions === 'hundredths') return inBounds(field, cell, rounded(value * 100))
  return bad(field, 'fraction', { value: cell, first: rounded(value * 100), second: value })
}

/** Rid of what binary fractions leave: 0.8836 × 100 is 88.36. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

const inBounds = (field: KpiField, cell: string | number, value: number): Read<number> => {
  if (value < 0) return bad(field, 'negative', { value: cell })
  return value > mostAmount ? bad(field, 'too-large', { value: cell }) : { value }
}

/** Above this no published percentage of a plan is believed. */
const mostPublished = 10_000

const readPublished = (cell: CellValue, readings: KpiReadings): Read<string | undefined> => {
  if (cell === undefined) return { value: undefined }
  const read = readAmount('published', likely(cell), true, readings)
  if ('problem' in read) return read
  if (read.value >= mostPublished) return bad('published', 'too-large', { value: cell })
  return { value: printed(cell, read.value) }
}

/** `101.600` as a percentage is a hundred and one: a hundred thousand is beyond belief. */
const likely = (cell: string | number): string | number => {
  const reading = readNumber(cell)
  if (reading.kind !== 'ambiguous' || Math.max(...reading.readings) < mostPublished) return cell
  return reading.readings.find((value) => value < mostPublished) ?? cell
}

const mostDecimals = 4

/** The value with the decimals that stand in the cell. */
const printed = (cell: string | number, value: number): string => {
  if (typeof cell === 'number') return String(Number(value.toFixed(mostDecimals)))
  const [, decimals = ''] = /[.,](\d+)\s*%?$/.exec(cell) ?? []
  return Number.isInteger(value) && Number(decimals) > 0
    ? String(value)
    : value.toFixed(Math.min(decimals.length, mostDecimals))
}
