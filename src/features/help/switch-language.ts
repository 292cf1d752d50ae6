import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { pinLanguage } from '../../core/people/preferences.ts'
import type { Store } from '../../core/store/store.ts'
import { helpCommand } from './help-command.ts'
import { commandButton, messageCard, texts } from './views.ts'

/** From now on Loa answers this person in the language chosen, whatever language the messages are in. */
export const switchLanguage = async (store: Store, turn: Turn, language: Language): Promise<Reply> => {
  await pinLanguage(store, turn.person.account, language)
  const say = texts(language)
  return {
    language,
    cards: [
      messageCard({
        heading: say('language.switched.heading'),
        text: say('language.switched.text'),
        next: [commandButton(helpCommand, language)],
      }),
    ],
  }
}
