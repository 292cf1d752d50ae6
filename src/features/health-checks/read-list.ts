import type { Person } from '../../core/people/person.ts'
import { readDate } from '../../core/spreadsheet/dates.ts'
import { findHeadings } from '../../core/spreadsheet/headings.ts'
import type { Cell, Table, TableRow } from '../../core/spreadsheet/spreadsheet.ts'
import { fold } from '../../core/understanding/fold.ts'
import type { FindPeople } from './find-people.ts'
import { type ListField, listHeadings, presenceWords } from './list-words.ts'

/** What can be wrong with a row; each has its sentence (`list.bad.<reason>`). */
export type ListReason =
  | 'unknown'
  | 'several'
  | 'duplicate'
  | 'differs'
  | 'nobody'
  | 'formula'
  | 'date'
  | 'two-readings'
  | 'presence'
  | 'no-appointment'
  | 'not-yet'

export type ListProblem = {
  /** As the list numbers its rows. */
  readonly row: number
  readonly reason: ListReason
  readonly values?: Readonly<Record<string, string | number>>
}

export type ListedPerson = {
  readonly row: number
  readonly person: Person
  /** Of an attendance sheet; undefined where nothing is said. */
  readonly presence?: 'attended' | 'missed'
}

/** Everybody whom a list names, or all that is to be mended in it. */
export type ListRead =
  | { readonly ok: true; readonly people: readonly ListedPerson[] }
  | { readonly ok: false; readonly problems: readonly ListProblem[] }

export type FoundList = {
  readonly kind: 'roster' | 'attendance'
  readonly columns: ReadonlyMap<ListField, number>
  readonly rows: readonly TableRow[]
}

/** A list of people by its headings: who, and either the last check or the attendance. undefined: it is none of ours. */
export const findList = (table: Table): FoundList | undefined => {
  const found = findHeadings(table, listHeadings)
  const columns = found?.mapped.columns
  if (!found || !columns || !(columns.has('name') || columns.has('employee'))) return undefined
  if (columns.has('attended')) return { kind: 'attendance', columns, rows: found.below }
  return columns.has('last') ? { kind: 'roster', columns, rows: found.below } : undefined
}

export const readList = ({ columns, rows }: FoundList, find: FindPeople): ListRead => {
  const people: ListedPerson[] = []
  const problems: ListProblem[] = []
  const first = new Map<string, number>()
  for (const row of rows) {
    const cellOf = (field: ListField): Cell => row.cells[columns.get(field) ?? -1] ?? null
    if ([...columns.values()].every((column) => (row.cells[column] ?? null) === null)) continue
    const read = readRow(row, columns, cellOf, find)
    if ('reason' in read) {
      problems.push(read)
      continue
    }
    const other = first.get(read.person.id)
    if (other !== undefined)
      problems.push({ row: row.row, reason: 'duplicate', values: { other, name: read.person.name } })
    else people.push(read)
    first.set(read.person.id, other ?? row.row)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, people }
}

const readRow = (
  { row, formulas = [] }: TableRow,
  columns: ReadonlyMap<ListField, number>,
  cellOf: (field: ListField) => Cell,
  find: FindPeople,
): ListedPerson | ListProblem => {
  const isFormula = (field: ListField) => formulas.includes(columns.get(field) ?? -1)
  if (isFormula('name') || isFormula('employee')) return { row, reason: 'formula' }
  const person = readPerson(row, textOf(cellOf('employee')), textOf(cellOf('name')), find)
  if ('reason' in person) return person
  const date = readLast(row, cellOf('last'))
  if (date) return date
  const presence = readPresence(row, cellOf('attended'))
  if (presence && typeof presence === 'object') return presence
  return { row, person, ...(presence && { presence }) }
}

const textOf = (cell: Cell): string => (cell === null || cell instanceof Date ? '' : String(cell).trim())

const readPerson = (row: number, employee: string, name: string, find: FindPeople): Person | ListProblem => {
  if (employee === '' && name === '') return { row, reason: 'nobody' }
  const value = (employee || name).slice(0, 60)
  const [person, another] = find(employee || name)
  if (!person) return { row, reason: 'unknown', values: { value } }
  if (another) return { row, reason: 'several', values: { value } }
  const differs = employee !== '' && name !== '' && !find(name).some(({ id }) => id === person.id)
  return differs
    ? { row, reason: 'differs', values: { value, name: person.name, other: name.slice(0, 60) } }
    : person
}

const readLast = (row: number, cell: Cell): ListProblem | undefined => {
  if (cell === null) return undefined
  const value = textOf(cell).slice(0, 40)
  const read = readDate(cell)
  if (read.kind === 'value') return undefined
  if (read.kind === 'unreadable') return { row, reason: 'date', values: { value } }
  const [first, second] = read.readings
  return { row, reason: 'two-readings', values: { value, first, second } }
}

const readPresence = (row: number, cell: Cell): ListedPerson['presence'] | ListProblem => {
  if (cell === null) return undefined
  const word = fold(textOf(cell))
  if (presenceWords.attended.includes(word)) return 'attended'
  if (presenceWords.missed.includes(word)) return 'missed'
  return { row, reason: 'presence', values: { value: textOf(cell).slice(0, 40) } }
}
