import type { RowProblem } from '../../core/spreadsheet/row-problem.ts'
import type { KpiField } from './kpi-sheet-words.ts'

/** What can be wrong with a cell or a row of figures; each has its sentence in the locales as `kpiBad.<reason>`. */
export type KpiProblemReason =
  | 'missing'
  | 'formula'
  | 'service'
  | 'service-several'
  | 'period'
  | 'number'
  | 'number-ambiguous'
  | 'fraction'
  | 'negative'
  | 'plan-zero'
  | 'too-large'
  | 'unit'
  | 'repeated'

/** One thing to mend in a sheet. */
export type KpiProblem = RowProblem<KpiField, KpiProblemReason>

/** How the person who sends a sheet says its doubtful cells are meant, all of them alike. */
export type KpiReadings = {
  /** Of `115.000`. */
  readonly marks?: 'thousands' | 'decimals' | undefined
  /** Of a cell that holds 0.8836 as a number: 88.36 %, or 0.8836 %. */
  readonly fractions?: 'hundredths' | 'percent' | undefined
}

/** Whether a word of the sender settles it. */
export const isDoubt = ({ reason }: KpiProblem): boolean =>
  reason === 'number-ambiguous' || reason === 'fraction'
