import type { Command, FeatureModule } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Language, languages } from '../../core/i18n/language.ts'
import type { Store } from '../../core/store/store.ts'
import { greet } from './greet.ts'
import { helpCommand } from './help-command.ts'
import { readLanguageChoice } from './language-words.ts'
import { showMenu } from './show-menu.ts'
import { answerSmallTalk } from './small-talk.ts'
import { readSmallTalk } from './small-talk-words.ts'
import { switchLanguage } from './switch-language.ts'
import { texts } from './views.ts'

/** Names of the languages, each in itself: the same in every menu. */
const languageNames = { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' } as const satisfies Record<
  Language,
  string
>

const languageAliases = {
  vi: ['nói tiếng Việt', 'Vietnamese', 'вьетнамский', 'по-вьетнамски', 'tiếng Việt đi'],
  en: ['tiếng Anh', 'nói tiếng Anh', 'speak English', 'английский', 'по-английски', 'in English please'],
  ru: ['tiếng Nga', 'nói tiếng Nga', 'Russian', 'по-русски', 'говори по-русски'],
} as const satisfies Record<Language, readonly string[]>

/** Help, greetings and other small talk, and the choice of a language. */
export const help: FeatureModule = {
  collections: [],
  dataFiles: [],
  folder: new URL('.', import.meta.url),
  create: ({ store, commands, organisation }) => ({
    name: 'help',
    answers: {
      help: async (turn) => ({ cards: [showMenu(commands(), turn)] }),
      greeting: async (turn) => ({ cards: [greet(commands(), turn)] }),
    },
    commands: [helpCommand, ...languages.map((language) => languageCommand(store, language))],
    hears: (text) => {
      const choice = readLanguageChoice(text)
      if (choice)
        return { language: choice.spoken, run: (turn) => switchLanguage(store, turn, choice.chosen) }
      const talk = readSmallTalk(text)
      return (
        talk && {
          language: undefined,
          run: async (turn) => ({ cards: [answerSmallTalk(organisation, talk, turn)] }),
        }
      )
    },
    phrase: (question, language) =>
      question.intent === 'greeting' ? texts(language)('greeting.phrase') : helpCommand.title[language],
  }),
}

const languageCommand = (store: Store, language: Language): Command => {
  const name = languageNames[language]
  const description = texts(language)('language.description')
  return {
    title: { vi: name, en: name, ru: name },
    description: { vi: description, en: description, ru: description },
    aliases: languageAliases[language],
    menu: [],
    run: (turn: Turn) => switchLanguage(store, turn, language),
  }
}
