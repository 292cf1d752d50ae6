import type { RowProblem } from '../../core/spreadsheet/row-problem.ts'
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

/** One thing to mend in a list. */
export type Problem = RowProblem<AwardField, ProblemReason>
