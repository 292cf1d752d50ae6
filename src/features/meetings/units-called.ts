import { inEveryLanguage } from '../../core/i18n/localized.ts'
import type { Unit } from '../../core/people/person.ts'
import { fold } from '../../core/understanding/fold.ts'

const around = /^(?:(?:the|whole|entire|all|all of|cả|ca|toàn|toan|tất cả|tat ca|всей|всем|весь|всю)\s+)+/iu

/** Units by what people call them; `*` stands for any ending. */
export const unitsCalled = (text: string, units: readonly Unit[]): readonly Unit[] => {
  const typed = wordKeys(text.trim().replace(around, ''))
  if (typed.length === 0) return []
  return units.filter(({ name, aliases }) =>
    [...inEveryLanguage(name), ...aliases].some((called) => fits(wordKeys(called), typed)),
  )
}

export const wordKeys = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}*]+/u)
    .filter(Boolean)

const fits = (called: readonly string[], typed: readonly string[]): boolean =>
  called.length === typed.length && called.every((word, index) => isWord(word, typed[index] ?? ''))

const isWord = (known: string, said: string): boolean =>
  known.endsWith('*') ? said.startsWith(known.slice(0, -1)) : said === known

/** Whether every word of a name is among those that were said, in any order. */
export const fitsName = (called: readonly string[], typed: readonly string[]): boolean =>
  called.length > 0 && called.every((word) => typed.some((said) => isWord(word, said)))

const own =
  /^(?:(?:the|ca|toan|tat ca|whole|entire|вс\p{L}+|наш\p{L}*|мо\p{L}+|my|our) )*(?:phong|doi|to|don vi|team|crew|department|dept|unit|отдел\p{L}*|бригад\p{L}+|команд\p{L}+|групп\p{L}+)(?: (?:toi|em|minh|ta|cua toi|cua em|cua minh))?$/u

/** "cả phòng", "my team": the asker's own. */
export const isOwnUnit = (text: string): boolean => own.test(fold(text.trim()))
