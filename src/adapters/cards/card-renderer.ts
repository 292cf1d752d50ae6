import { buttonData } from '../../core/conversation/button-data.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, Provenance } from '../../core/conversation/reply.ts'
import { catalogue } from '../../core/i18n/catalogue.ts'
import type { Language } from '../../core/i18n/language.ts'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }
import { loadTemplates } from './templates.ts'

/** An Adaptive Card 1.5 as it goes over the wire. */
export type AdaptiveCard = Readonly<Record<string, unknown>>

/**
 * A card too large for a message says so instead. Throws a Failure when a template is missing or a view does not fit it.
 */
export type RenderCard = (card: Card, language: Language) => AdaptiveCard

/** Teams shows six buttons in a row and hides the rest; those beyond `shown` go under the overflow button. */
const shown = 5

/** 80 kB in UTF-16, in which Teams counts a message: beyond about 100 it refuses the whole of it. */
const largest = 40_000

/** Templates from `folder`, each framed by its provenance and its next steps. */
export const createCardRenderer = (folder: string): RenderCard => {
  const expand = loadTemplates(folder)
  const whole: RenderCard = (card, language) => ({
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: card.summary,
    body: [
      ...expand(card.name, card.view),
      ...(card.provenance
        ? expand('frame/provenance', { line: provenanceLine(card.provenance, language) })
        : []),
    ],
    ...(card.next?.length && { actions: card.next.map(actionOf) }),
    msteams: { width: 'Full' },
  })
  return (card, language) => {
    const rendered = whole(card, language)
    return JSON.stringify(rendered).length > largest ? tooLarge(language) : rendered
  }
}

const texts = catalogue({ vi, en, ru })

const tooLarge = (language: Language): AdaptiveCard => {
  const text = texts(language)('tooLarge')
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: text,
    body: [{ type: 'TextBlock', text, wrap: true }],
  }
}

const provenanceLine = (provenance: Provenance, language: Language): string =>
  literal(texts(language)('provenance', provenance))

const actionOf = (button: Button, index: number): Record<string, unknown> => {
  const mode = index < shown ? {} : { mode: 'secondary' }
  if (button.kind === 'open') return { type: 'Action.OpenUrl', title: button.title, url: button.url, ...mode }
  const data = buttonData(button)
  if (button.kind === 'form')
    return {
      type: 'Action.Submit',
      title: button.title,
      data: { ...data, msteams: { type: 'task/fetch' } },
      ...mode,
    }
  if (button.kind !== 'act') return { type: 'Action.Submit', title: button.title, data, ...mode }
  // A client that cannot execute submits the same data: the server takes both alike.
  const submit = { type: 'Action.Submit', title: button.title, data }
  return { type: 'Action.Execute', title: button.title, verb: button.verb, data, fallback: submit, ...mode }
}
