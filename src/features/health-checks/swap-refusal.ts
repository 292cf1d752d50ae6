/** Why two people could not exchange their places. Each has a sentence of its own (`swap.refused.<code>`). */
type SwapRefusalCode =
  | 'not-yours'
  | 'same-person'
  | 'no-appointment'
  | 'already-attended'
  | 'same-slot'
  | 'closed'
  | 'not-invited'
  | 'too-late'
  | 'other-site'
  | 'offshore'
  | 'busy'

/** `values` fill the sentence: names and days (`YYYY-MM-DD`). An officer reads it, so it says whom it is about. */
export type SwapRefusal = {
  readonly ok: false
  readonly code: SwapRefusalCode
  readonly values?: Readonly<Record<string, string | number>>
}

export const refuseSwap = (code: SwapRefusalCode, values?: SwapRefusal['values']): SwapRefusal => ({
  ok: false,
  code,
  ...(values && { values }),
})
