import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Organisation } from '../../core/people/organisation.ts'
import { helpCommand } from './help-command.ts'
import type { SmallTalk } from './small-talk-words.ts'
import { commandButton, contactFacts, messageCard, texts } from './views.ts'

/** Answers thanks, a farewell, or who Loa is: a program, and the person to turn to instead. */
export const answerSmallTalk = (organisation: Organisation, talk: SmallTalk, turn: Turn): Card => {
  const { language, person } = turn
  const say = texts(language)
  return messageCard({
    heading: say(`${talk}.heading`, { name: literal(person.name) }),
    text: say(`${talk}.text`, { organisation: literal(inLanguage(organisation.name, language)) }),
    facts: talk === 'self' ? contactFacts(organisation.contacts.other, say, language) : [],
    next: [commandButton(helpCommand, language)],
  })
}
