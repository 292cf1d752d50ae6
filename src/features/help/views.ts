import type { Command } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { PlaceKind } from '../../core/conversation/turn.ts'
import { catalogue, type Translate } from '../../core/i18n/catalogue.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Contact } from '../../core/people/organisation.ts'
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import vi from './locales/vi.json' with { type: 'json' }

export const texts = catalogue({ vi, en, ru })

type Fact = { readonly title: string; readonly value: string }

/** A heading and a sentence, with facts below where there are any. All of it is Markdown-safe already. */
export const messageCard = (message: {
  readonly heading: string
  readonly text: string
  readonly facts?: readonly Fact[]
  readonly hint?: string
  readonly next?: readonly Button[]
}): Card => {
  const { heading, text, facts = [], hint = '', next = [] } = message
  return { name: 'help/message', view: { heading, text, facts, hint }, summary: heading, next }
}

/** What Loa can do, each command with its own line and button. */
export const menuCard = (
  heading: string,
  intro: string,
  commands: readonly Command[],
  language: Language,
): Card => {
  const say = texts(language)
  const topics = commands.map(({ title, description }) => ({
    title: literal(title[language]),
    description: literal(description[language]),
  }))
  return {
    name: 'help/menu',
    view: { heading, intro, topics, hint: say('menu.hint') },
    summary: say('menu.summary'),
    next: commands.map((command) => commandButton(command, language)),
  }
}

export const commandButton = ({ title }: Command, language: Language): Button => ({
  kind: 'say',
  title: title[language],
  command: title[language],
})

/** Commands that the menu of a place offers. */
export const menuOf = (commands: readonly Command[], place: PlaceKind): readonly Command[] =>
  commands.filter(({ menu }) => menu.includes(place))

export const contactFacts = (
  contact: Contact,
  say: Translate<keyof typeof vi>,
  language: Language,
): Fact[] => [
  { title: say('contact.name'), value: literal(`${contact.name}, ${inLanguage(contact.role, language)}`) },
  ...(contact.phone ? [{ title: say('contact.phone'), value: literal(contact.phone) }] : []),
  ...(contact.email ? [{ title: say('contact.email'), value: contact.email }] : []),
]
