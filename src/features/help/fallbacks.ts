import type { Fallbacks } from '../../core/conversation/fallbacks.ts'
import type { Command } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Organisation } from '../../core/people/organisation.ts'
import type { Intent } from '../../core/understanding/intent.ts'
import { helpCommand } from './help-command.ts'
import { welcome } from './show-menu.ts'
import { commandButton, contactFacts, messageCard, texts } from './views.ts'

/** The words for where no feature answers. */
export const createFallbacks = (
  organisation: Organisation,
  commands: () => readonly Command[],
): Fallbacks => {
  const contact = (turn: Turn, intent: Intent | undefined) => {
    const person = (intent && organisation.contacts[intent]) ?? organisation.contacts.other
    return contactFacts(person, texts(turn.language), turn.language)
  }
  const helpButton = (turn: Turn): Button => commandButton(helpCommand, turn.language)

  return {
    didYouMean: (turn, readings) => {
      const say = texts(turn.language)
      return messageCard({
        heading: say('didYouMean.heading'),
        text: say('didYouMean.text'),
        next: [
          ...readings.map(
            ({ question, phrase }): Button => ({
              kind: 'ask',
              title: capitalise(phrase),
              question,
              command: phrase,
            }),
          ),
          helpButton(turn),
        ],
      })
    },
    declined: (turn, nearest) => {
      const say = texts(turn.language)
      return messageCard({
        heading: say('declined.heading'),
        text: say('declined.text'),
        facts: contact(turn, nearest),
        hint: say('declined.hint'),
        next: [helpButton(turn)],
      })
    },
    empty: (turn) => plain(turn, 'empty', [helpButton(turn)]),
    attachmentOnly: (turn) => plain(turn, 'attachment', [helpButton(turn)]),
    outOfDate: (turn) => plain(turn, 'outOfDate', [helpButton(turn)]),
    failed: (turn, reference) => {
      const say = texts(turn.language)
      return messageCard({
        heading: say('failed.heading'),
        text: say('failed.text'),
        facts: [{ title: say('failed.reference'), value: literal(reference) }, ...contact(turn, undefined)],
      })
    },
    aMoment: (turn) => plain(turn, 'moment', []),
    tooFast: (turn) => plain(turn, 'tooFast', []),
    sentPrivately: (turn, delivered) => plain(turn, delivered ? 'private' : 'unreachable', []),
    welcome: (turn) => welcome(organisation, commands(), turn),
  }
}

const plain = (
  turn: Turn,
  message: 'empty' | 'attachment' | 'outOfDate' | 'private' | 'unreachable' | 'moment' | 'tooFast',
  next: readonly Button[],
) => {
  const say = texts(turn.language)
  return messageCard({ heading: say(`${message}.heading`), text: say(`${message}.text`), next })
}

const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
