import type { AwardField } from './award-list-words.ts'

/** What can be wrong with a cell or a row; each has its sentence in the locales as `bad.<reason>`. */
export type ProblemReason =
  | 'missing'
  | 'formula'
  | 'too-long'
  | 'year'
  | 'year-ambiguous'
  | 'level'
  | 'kind'
  | 'date'
  | 'date-ambiguous'
  | 'employee'
  | 'employee-name'
  | 'employee-collective'
  | 'unit'
  | 'recipient'
  | 'recipient-several'
  | 'recipient-close'
  | 'repeated'
  | 'differs'

/** One thing to mend in a list. `values` fill the sentence: what is in the cell, what it could mean. */
export type Problem = {
  /** As the list numbers its rows. */
  readonly row: number
  readonly field?: AwardField
  readonly reason: ProblemReason
  readonly values?: Readonly<Record<string, string | number>>
}
