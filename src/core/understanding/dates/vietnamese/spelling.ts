import { fold } from '../../fold.ts'
import { words, wordsAfter, wordsBefore } from '../grammar.ts'

/** How a text spells Vietnamese: patterns are written with diacritics and made to fit it. */
export type Spelling = {
  /** The text has no diacritics at all, so that `tối`, `tới` and `tôi` look alike. */
  readonly plain: boolean
  readonly words: (source: string) => RegExp
  readonly before: (source: string) => RegExp
  readonly after: (source: string) => RegExp
  readonly source: (source: string) => string
}

/** Words that are other words without their marks (tôi, sang, một): taken only as written in a text that has marks. */
const onlyMarked = new Set([
  'sáng',
  'tối',
  'tới',
  'mốt',
  'thứ',
  'sáu',
  'này',
  'nữa',
  'mùng',
  'rằm',
  'bảy',
  'rồi',
  'đến',
])

const markedWord = /[a-z]*[à-ỹđ][a-zà-ỹđ]*/g

const spelling = (plain: boolean, spell: (word: string) => string): Spelling => {
  const source = (pattern: string) => pattern.replace(markedWord, spell)
  return {
    plain,
    source,
    words: (pattern) => words(source(pattern)),
    before: (pattern) => wordsBefore(source(pattern)),
    after: (pattern) => wordsAfter(source(pattern)),
  }
}

/** For a text with diacritics: most words may still lack theirs. */
export const marked = spelling(false, (word) => (onlyMarked.has(word) ? word : `(?:${word}|${fold(word)})`))

export const plain = spelling(true, fold)
