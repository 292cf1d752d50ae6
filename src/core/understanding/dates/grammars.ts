import { type Language, languages } from '../../i18n/language.ts'
import { hasVietnameseMarks } from '../fold.ts'
import { english } from './english.ts'
import type { Grammar } from './grammar.ts'
import { russian } from './russian.ts'
import { markedVietnamese, plainVietnamese } from './vietnamese.ts'

/** The grammar of a text's own language. */
export const grammarOf = (language: Language, text: string): Grammar => {
  switch (language) {
    case 'vi':
      return hasVietnameseMarks(text) ? markedVietnamese : plainVietnamese
    case 'en':
      return english
    case 'ru':
      return russian
  }
}

const vietnamesePhrase =
  /(?<![a-z])(?:hom (?:nay|qua|kia)|(?:ngay|sang|chieu) mai|(?:sang|chieu) nay|ngay (?:mot|kia)|tuan (?:nay|sau|toi|truoc|roi)|(?:thang|quy) (?:nay|sau|toi|truoc|\d)|thu [2-7]|nam (?:nay|ngoai|sau|truoc|20\d\d)|chu nhat)(?![a-z])/
const englishPhrase =
  /(?<![a-z])(?:today|tomorrow|tonight|yesterday|(?:this|next|last) (?:week|weekend|month|quarter|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august|september|october|november|december|(?:first|second|third|fourth) quarter|q[1-4])(?![a-z])/
const cyrillic = /[а-я]/

/** Whether prepared text has words that in one language are dates and in the other two are nothing. */
const isUnmistakable: Readonly<Record<Language, (text: string) => boolean>> = {
  vi: (text) => hasVietnameseMarks(text) || vietnamesePhrase.test(text),
  en: (text) => englishPhrase.test(text),
  ru: (text) => cyrillic.test(text),
}

type Foreign = { readonly grammar: Grammar; readonly isSure: (text: string) => boolean }

/** The grammars of the other languages that a text has words of, each with the test that its dates must stand. */
export const foreignGrammars = (language: Language, text: string): Foreign[] =>
  languages
    .filter((other) => other !== language && isUnmistakable[other](text))
    .map((other) => ({ grammar: grammarOf(other, text), isSure: isUnmistakable[other] }))
