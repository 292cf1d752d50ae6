/** What is wrong with a cell or a row. `values` fill the sentence of the reason: what is there, what it could mean. */
type Problem<Field extends string, Reason extends string> = {
  readonly field?: Field
  readonly reason: Reason
  readonly values?: Readonly<Record<string, string | number>>
}

/** One thing to mend in a table. */
export type RowProblem<Field extends string, Reason extends string> = Problem<Field, Reason> & {
  /** As the table numbers its rows. */
  readonly row: number
}

/** What a cell says, or why it says nothing. */
export type ReadCell<Value, Field extends string, Reason extends string> =
  | { readonly value: Value }
  | { readonly problem: Problem<Field, Reason> }

export const badCell = <Field extends string, Reason extends string>(
  field: Field,
  reason: Reason,
  values?: Problem<Field, Reason>['values'],
): { readonly problem: Problem<Field, Reason> } => ({ problem: { field, reason, ...(values && { values }) } })

/** What is wrong with the cells of a row. */
export const problemsOf = <Field extends string, Reason extends string>(
  row: number,
  cells: readonly ReadCell<unknown, Field, Reason>[],
): RowProblem<Field, Reason>[] =>
  cells.flatMap((cell) => ('problem' in cell ? [{ row, ...cell.problem }] : []))

/** Rows that speak of what an earlier one spoke of, each with the first that did as `other`. */
export const repetitions = <Row extends { readonly row: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): RowProblem<never, 'repeated'>[] => {
  const first = new Map<string, number>()
  return rows.flatMap((row): RowProblem<never, 'repeated'>[] => {
    const key = keyOf(row)
    const other = first.get(key)
    if (other === undefined) first.set(key, row.row)
    return other === undefined ? [] : [{ row: row.row, reason: 'repeated', values: { other } }]
  })
}
