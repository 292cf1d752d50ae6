import { literal } from '../../core/conversation/markdown.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Button, Card, Reply } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { LiveParts } from './live-parts.ts'
import type { LiveRefusal } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'

/** A sentence or two that stand alone. */
export const liveMessage = (message: {
  readonly heading: string
  readonly text: string
  readonly lead?: string
  readonly facts?: readonly { readonly title: string; readonly value: string }[]
  readonly next?: readonly Button[]
}): Card => {
  const { heading, text, lead = '', facts = [], next = [] } = message
  return {
    name: 'service-status/message',
    view: {
      heading: literal(heading),
      text: literal(text),
      lead: literal(lead),
      facts: facts.map(({ title, value }) => ({ title: literal(title), value: literal(value) })),
    },
    summary: `${heading}. ${text}`,
    next,
  }
}

/** Why not, in a sentence; to whom it is not allowed it says who may. */
export const refusalText = (
  { organisation }: Pick<LiveParts, 'organisation'>,
  { code, values }: LiveRefusal,
  language: Language,
): string => {
  const { name, role, phone = '' } = organisation.contacts.service_status ?? organisation.contacts.other
  const contact = { name, role: inLanguage(role, language), phone }
  return liveTexts(language)(`refusal.${code}`, { ...contact, ...values })
}

export const refusalCard = (
  parts: Pick<LiveParts, 'organisation'>,
  refusal: LiveRefusal,
  language: Language,
  next: readonly Button[] = [],
): Card =>
  liveMessage({
    heading: liveTexts(language)('refusal.heading'),
    text: refusalText(parts, refusal, language),
    next,
  })

export const refusalReply = (
  parts: Pick<LiveParts, 'organisation'>,
  refusal: LiveRefusal,
  language: Language,
): Reply => personal(refusalCard(parts, refusal, language))
