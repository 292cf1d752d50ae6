import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { formatNumber } from '../../core/time/format.ts'
import { contentFields } from './announcement.ts'
import type { Refusal } from './refusal.ts'
import { texts } from './texts.ts'

/** A sentence or two that stand alone. */
export const messageCard = (message: {
  readonly heading: string
  readonly text: string
  readonly facts?: readonly { readonly title: string; readonly value: string }[]
  readonly next?: readonly Button[]
}): Card => {
  const { heading, text, facts = [], next = [] } = message
  return {
    name: 'announcements/message',
    view: {
      heading: literal(heading),
      text: literal(text),
      facts: facts.map(({ title, value }) => ({ title: literal(title), value: literal(value) })),
    },
    summary: `${heading}. ${text}`,
    next,
  }
}

/** Why something was not done, in a sentence. */
export const refusalText = ({ code, values = {} }: Refusal, language: Language): string =>
  texts(language)(`refusal.${code}`, wordValues(values, language))

/** Fields and languages are named in the reader's own words. */
const wordValues = (
  values: Readonly<Record<string, string | number>>,
  language: Language,
): Record<string, string | number> => {
  const say = texts(language)
  const { fields, language: named } = values
  const words = contentFields.filter((field) => String(fields).split(' ').includes(field))
  return {
    ...values,
    ...(words.length > 0 && { fields: words.map((field) => say(`field.content.${field}`)).join(', ') }),
    ...((named === 'vi' || named === 'en' || named === 'ru') && { language: say(`language.${named}`) }),
  }
}

export const refusalCard = (refusal: Refusal, language: Language, next: readonly Button[] = []): Card =>
  messageCard({
    heading: texts(language)('refusal.heading'),
    text: refusalText(refusal, language),
    next,
  })

type Step = 'preview' | 'me' | 'copy' | 'delete' | 'progress' | 'report' | 'remind' | 'recall' | 'unschedule'

/** A button that does what its text command says, of one announcement. */
export const stepButton = (
  step: Step | 'open' | 'pause' | 'resume' | 'cancel' | 'resend' | 'resend-unknown',
  { id, revision }: { readonly id: string; readonly revision?: number },
  language: Language,
): Button => ({
  kind: 'act',
  title: texts(language)(`button.${step}`, { id }),
  verb: `announcements.${step}`,
  data: { id, ...(revision !== undefined && { revision }) },
  command: texts(language)(`say.${step}`, { id }),
})

export const openButton = (id: string, language: Language): Button => stepButton('open', { id }, language)

export const sayButton = (name: 'new' | 'drafts', language: Language): Button => ({
  kind: 'say',
  title: texts(language)(`compose.${name}.title`),
  command: texts(language)(`compose.${name}.title`),
})

/**
 * What a release is answered with. How far it is stands on one card alone, the one that is kept up to date in the
 * chats of those who wrote and released it: a second one here would stay at nothing.
 */
export const releasedCard = (id: string, count: number, language: Language): Card => {
  const say = texts(language)
  return messageCard({
    heading: say('done.released', { id }),
    text: say('done.released.text', { count, number: formatNumber(count, language) }),
    next: [
      openButton(id, language),
      stepButton('report', { id }, language),
      stepButton('recall', { id }, language),
    ],
  })
}
