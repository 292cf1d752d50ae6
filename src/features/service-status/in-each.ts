import type { Language } from '../../core/i18n/language.ts'
import { type Say, texts } from './wording.ts'

/** A text of this feature in the three languages. */
export const inEach = (key: Parameters<Say>[0]): Record<Language, string> => ({
  vi: texts('vi')(key),
  en: texts('en')(key),
  ru: texts('ru')(key),
})
