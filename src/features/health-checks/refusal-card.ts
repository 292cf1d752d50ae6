import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatDay } from '../../core/time/format.ts'
import type { BookingRefusal } from './booking-refusal.ts'
import { texts } from './texts.ts'

/** Why not, in a sentence; days in the reader's way. */
export const refusalText = ({ code, values = {} }: BookingRefusal, language: Language): string =>
  texts(language)(`booking.refused.${code}`, withDays(values, language))

export const withDays = (
  values: Readonly<Record<string, string | number>>,
  language: Language,
): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDay(String(value), language) : value,
    ]),
  )

export const refusedCard = (
  refusal: BookingRefusal,
  language: Language,
  next: readonly Button[],
  heading = texts(language)('booking.refused.heading'),
): Card => messageCard(heading, refusalText(refusal, language), next)

export const messageCard = (heading: string, text: string, next: readonly Button[]): Card => ({
  name: 'health-checks/message',
  view: { heading, text: literal(text), contact: '' },
  summary: text === '' ? heading : `${heading}. ${text}`,
  next,
})
