import type { Command } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { commandButton, menuOf, messageCard, texts } from './views.ts'

/** Greets back and offers what people come for most. */
export const greet = (commands: readonly Command[], { language, person, place }: Turn): Card => {
  const say = texts(language)
  return messageCard({
    heading: say('greeting.heading', { name: literal(person.name) }),
    text: say('greeting.text'),
    next: menuOf(commands, place.kind).map((command) => commandButton(command, language)),
  })
}
