import type { Command } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Organisation } from '../../core/people/organisation.ts'
import { menuCard, menuOf, texts } from './views.ts'

/** What Loa can do, for somebody who asked. */
export const showMenu = (commands: readonly Command[], { language, place }: Turn): Card => {
  const say = texts(language)
  return menuCard(say('menu.heading'), say('menu.intro'), menuOf(commands, place.kind), language)
}

/** First words, to a person for whom Loa was installed or to everybody in a place that it was added to. */
export const welcome = (organisation: Organisation, commands: readonly Command[], turn: Turn): Card => {
  const { language, person, place } = turn
  const say = texts(language)
  const values = { organisation: literal(inLanguage(organisation.name, language)) }
  return place.kind === 'personal'
    ? menuCard(
        say('menu.heading.named', { name: literal(person.name) }),
        say('welcome.personal', values),
        menuOf(commands, place.kind),
        language,
      )
    : menuCard(say('menu.heading'), say('welcome.shared', values), menuOf(commands, place.kind), language)
}
