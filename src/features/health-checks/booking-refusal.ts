/** Why a place was not given, moved or given back. Each has a sentence of its own (`booking.refused.<code>`). */
export const bookingRefusals = [
  'full',
  'not-found',
  'no-appointment',
  'not-yours',
  'too-late',
  'not-invited',
  'offshore',
  'other-site',
  'closed',
  'already-booked',
  'already-attended',
  'keeps-place',
  'outdated',
  'busy',
  'below-booked',
  'bad-capacity',
] as const

export type BookingRefusalCode = (typeof bookingRefusals)[number]

/** An outcome that was to be expected; `values` fill its sentence: days as `YYYY-MM-DD`, texts as they are. */
export type BookingRefusal<Code extends BookingRefusalCode = BookingRefusalCode> = {
  readonly ok: false
  readonly code: Code
  readonly values?: Readonly<Record<string, string | number>>
}

export const refuse = <Code extends BookingRefusalCode>(
  code: Code,
  values?: Readonly<Record<string, string | number>>,
): BookingRefusal<Code> => ({ ok: false, code, ...(values && { values }) })
