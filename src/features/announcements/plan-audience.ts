import type { PersonId } from '../../core/people/person.ts'
import type { Cell, TableRow } from '../../core/spreadsheet/spreadsheet.ts'
import { type AudienceTable, type PersonField, personFields } from './audience-list-words.ts'
import type { FoundPerson, Named, NobodyReason } from './find-person.ts'

/** One row to mend. `values` fill the sentence of its reason. */
export type BadRow = {
  /** As the list numbers its rows. */
  readonly row: number
  readonly reason: NobodyReason
  readonly values: Readonly<Record<string, string>>
}

/** Everybody that a list names, or all that has to be mended in it first. */
export type AudiencePlan =
  | {
      readonly ok: true
      readonly people: readonly PersonId[]
      /** Rows that name somebody whom an earlier row named. */
      readonly repeated: readonly number[]
    }
  | { readonly ok: false; readonly reason: 'rows'; readonly problems: readonly BadRow[] }
  | { readonly ok: false; readonly reason: 'columns'; readonly repeated: readonly PersonField[] }
  | { readonly ok: false; readonly reason: 'no-rows' }
  | { readonly ok: false; readonly reason: 'too-many' }

/** Longest list: what an audience holds. */
export const longestList = 20_000

/** Reads a list of people whole: one bad row and nobody is taken. */
export const planAudience = (
  { columns, repeated, below }: AudienceTable,
  find: (named: Named) => FoundPerson,
): AudiencePlan => {
  if (repeated.length > 0) return { ok: false, reason: 'columns', repeated }
  if (below.length === 0) return { ok: false, reason: 'no-rows' }
  if (below.length > longestList) return { ok: false, reason: 'too-many' }
  const people = new Set<PersonId>()
  const again: number[] = []
  const problems: BadRow[] = []
  for (const row of below) {
    const found = find(namedIn(row, columns))
    if (!found.ok) problems.push({ row: row.row, reason: found.reason, values: found.values })
    else if (people.has(found.person)) again.push(row.row)
    else people.add(found.person)
  }
  return problems.length > 0
    ? { ok: false, reason: 'rows', problems }
    : { ok: true, people: [...people], repeated: again }
}

const namedIn = ({ cells }: TableRow, columns: ReadonlyMap<PersonField, number>): Named => {
  const text = (field: PersonField) => {
    const column = columns.get(field)
    return column === undefined ? '' : textOf(cells[column] ?? null)
  }
  const keys = personFields.filter((field) => field !== 'name').map(text)
  return { keys: keys.filter((key) => key !== ''), name: text('name') || undefined }
}

/** An id may stand there as a number. */
const textOf = (cell: Cell): string =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim().slice(0, 300) : ''
