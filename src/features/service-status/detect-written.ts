import type { Language } from '../../core/i18n/language.ts'
import { hasVietnameseMarks } from '../../core/understanding/fold.ts'

/** The language of a command's words: letters tell Russian and Vietnamese, what has neither is English. */
export const detectWritten = (text: string): Language => {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru'
  return hasVietnameseMarks(text) ? 'vi' : 'en'
}
