import { cellText, isLostFormula } from '../../core/spreadsheet/cell.ts'
import { readDate } from '../../core/spreadsheet/dates.ts'
import { type Headings, mapHeadings } from '../../core/spreadsheet/headings.ts'
import { readNumber } from '../../core/spreadsheet/numbers.ts'
import { badCell as bad, problemsOf, type ReadCell } from '../../core/spreadsheet/row-problem.ts'
import type { Cell, TableRow } from '../../core/spreadsheet/spreadsheet.ts'
import type { AwardKind, AwardLevel } from './award.ts'
import { type AwardField, awardFields, kindWords, levelWords } from './award-list-words.ts'
import type { Problem, ProblemReason } from './import-problem.ts'

/** What a row says of its award. */
export type AwardFacts = {
  readonly year: number
  readonly title: string
  readonly level: AwardLevel
  readonly kind: AwardKind
  readonly reason: string | undefined
  readonly number: string
  /** `YYYY-MM-DD` */
  readonly date: string
}

/** Whom a row names, in its own words. */
export type NamedRecipient = {
  readonly kind: AwardKind
  readonly recipient: string | undefined
  readonly employee: string | undefined
  readonly unit: string | undefined
}

/** Facts and recipient are there when all of their cells can be read; `problems` are those of the cells. */
export type AwardRow = {
  readonly row: number
  readonly facts: AwardFacts | undefined
  readonly named: NamedRecipient | undefined
  readonly problems: readonly Problem[]
}

type Columns = ReadonlyMap<AwardField, number>
type Read<Value> = ReadCell<Value, AwardField, ProblemReason>

/** undefined for a row with nothing in any of the columns. */
export const readAwardRow = (source: TableRow, columns: Columns): AwardRow | undefined => {
  const cells = new Map(awardFields.map((field) => [field, source.cells[columns.get(field) ?? -1] ?? null]))
  const lost = awardFields.filter((field) => isLostFormula(source, columns.get(field)))
  if (lost.length === 0 && [...cells.values()].every((cell) => cell === null)) return undefined
  const take = <Value>(field: AwardField, read: (cell: Cell) => Read<Value>): Read<Value> =>
    lost.includes(field) ? bad(field, 'formula') : read(cells.get(field) ?? null)
  const read: Reads = {
    year: take('year', required('year', readYear)),
    title: take('title', required('title', shortText('title'))),
    level: take('level', required('level', oneOf('level', levelWords))),
    kind: take('kind', required('kind', oneOf('kind', kindWords))),
    number: take('number', required('number', shortText('number'))),
    date: take('date', required('date', readDay)),
    recipient: take('recipient', optional('recipient')),
    employee: take('employee', optional('employee')),
    unit: take('unit', optional('unit')),
    reason: take('reason', optional('reason')),
  }
  const problems = problemsOf(source.row, Object.values(read))
  return { row: source.row, facts: factsOf(read), named: recipientOf(read), problems }
}

type Reads = { [Field in keyof (AwardFacts & NamedRecipient)]: Read<(AwardFacts & NamedRecipient)[Field]> }

const factsOf = ({ year, title, level, kind, reason, number, date }: Reads): AwardFacts | undefined => {
  if ('problem' in year || 'problem' in title || 'problem' in level || 'problem' in kind) return undefined
  if ('problem' in reason || 'problem' in number || 'problem' in date) return undefined
  return {
    year: year.value,
    title: title.value,
    level: level.value,
    kind: kind.value,
    reason: reason.value,
    number: number.value,
    date: date.value,
  }
}

const recipientOf = ({ kind, recipient, employee, unit }: Reads): NamedRecipient | undefined => {
  if ('problem' in kind || 'problem' in recipient || 'problem' in employee || 'problem' in unit)
    return undefined
  return {
    kind: kind.value,
    recipient: recipient.value,
    employee: employee.value,
    unit: unit.value,
  }
}

type ReadFilled<Value> = (cell: NonNullable<Cell>) => Read<Value>

const required =
  <Value>(field: AwardField, read: ReadFilled<Value>) =>
  (cell: Cell): Read<Value> =>
    cell === null ? bad(field, 'missing') : read(cell)

const optional =
  (field: AwardField) =>
  (cell: Cell): Read<string | undefined> =>
    cell === null ? { value: undefined } : shortText(field)(cell)

/** Characters of a cell of each column; where nothing is said, 120. */
const longest: Partial<Record<AwardField, number>> = { title: 200, reason: 500, number: 60 }

const shortText =
  (field: AwardField): ReadFilled<string> =>
  (cell) => {
    const limit = longest[field] ?? 120
    const text = cellText(cell)
    return text.length > limit ? bad(field, 'too-long', { limit }) : { value: text }
  }

const readYear = (cell: NonNullable<Cell>): Read<number> => {
  const reading = readNumber(
    typeof cell === 'string' ? cell.replace(/^\s*(năm|year|за|год)\s+|\s*(год|г\.?)\s*$/giu, '') : cell,
  )
  if (reading.kind === 'ambiguous')
    return bad('year', 'year-ambiguous', {
      value: cellText(cell),
      first: reading.readings[0],
      second: reading.readings[1],
    })
  const year = reading.kind === 'value' && reading.unit === undefined ? reading.value : Number.NaN
  return Number.isInteger(year) && year >= 1980 && year <= 2200
    ? { value: year }
    : bad('year', 'year', { value: cellText(cell) })
}

const readDay = (cell: NonNullable<Cell>): Read<string> => {
  const reading = readDate(cell)
  if (reading.kind === 'value') return { value: reading.date }
  if (reading.kind === 'unreadable') return bad('date', 'date', { value: cellText(cell) })
  const [first, second] = reading.readings
  return bad('date', 'date-ambiguous', { value: cellText(cell), first, second })
}

const oneOf =
  <Value extends string>(field: 'level' | 'kind', words: Headings<Value>): ReadFilled<Value> =>
  (cell) => {
    const [value] = mapHeadings([cellText(cell)], words).columns.keys()
    return value === undefined ? bad(field, field, { value: cellText(cell) }) : { value }
  }
