import { type Refuse, type Refused, refused } from '../../core/errors/refused.ts'

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
export type SwapRefusal = Refused<SwapRefusalCode>

export const refuseSwap: Refuse<SwapRefusalCode> = refused
