/** An outcome that was to be expected: why something was not done. `values` fill the sentence of its code. */
export type Refused<Code extends string> = {
  readonly ok: false
  readonly code: Code
  readonly values?: Readonly<Record<string, string | number>>
}

/** Refuses with one of a closed set of codes. */
export type Refuse<Codes extends string> = <Code extends Codes>(
  code: Code,
  values?: Refused<Code>['values'],
) => Refused<Code>

export const refused: Refuse<string> = (code, values) => ({ ok: false, code, ...(values && { values }) })

/** Tells a refusal from what there is otherwise, whatever its codes. */
export const isRefused = (outcome: unknown): outcome is Refused<string> =>
  typeof outcome === 'object' &&
  outcome !== null &&
  'ok' in outcome &&
  outcome.ok === false &&
  'code' in outcome
