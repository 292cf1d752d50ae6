import { type Refuse, type Refused, refused } from '../../core/errors/refused.ts'

/** Why a place was not given, moved or given back. Each has a sentence of its own (`booking.refused.<code>`). */
type BookingRefusalCode =
  | 'full'
  | 'not-found'
  | 'no-appointment'
  | 'not-yours'
  | 'too-late'
  | 'not-invited'
  | 'offshore'
  | 'other-site'
  | 'closed'
  | 'already-booked'
  | 'already-attended'
  | 'keeps-place'
  | 'outdated'
  | 'busy'
  | 'below-booked'
  | 'bad-capacity'

/** An outcome that was to be expected; `values` fill its sentence: days as `YYYY-MM-DD`, texts as they are. */
export type BookingRefusal<Code extends BookingRefusalCode = BookingRefusalCode> = Refused<Code>

export const refuse: Refuse<BookingRefusalCode> = refused
