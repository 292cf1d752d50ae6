import { catalogue } from '../../core/i18n/catalogue.ts'
import type { Language } from '../../core/i18n/language.ts'
import en from './live/locales/en.json' with { type: 'json' }
import ru from './live/locales/ru.json' with { type: 'json' }
import vi from './live/locales/vi.json' with { type: 'json' }

/** What is said of incidents, works, subscriptions and alerts. */
export const liveTexts = catalogue({ vi, en, ru })

export type LiveSay = ReturnType<typeof liveTexts>

type Values = Parameters<LiveSay>[1]

/** A text of Loa's own in the three languages, for what is stored; `values` may differ by language. */
export const liveIn = (
  key: Parameters<LiveSay>[0],
  values: (language: Language) => Values = () => ({}),
): Record<Language, string> => ({
  vi: liveTexts('vi')(key, values('vi')),
  en: liveTexts('en')(key, values('en')),
  ru: liveTexts('ru')(key, values('ru')),
})
