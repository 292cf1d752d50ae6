import { foldUnit, surface } from './fold.ts'

/** A run of letters, or a run of digits: `MSP-1`, `MSP 1` and `MSP1` are the same two words. */
export type Word = {
  /** Lower case, without diacritics. */
  readonly folded: string
  /** Lower case, with diacritics; the same as `folded` where there are none. */
  readonly surface: string
  /** Where it stands in the text, `end` excluded. */
  readonly start: number
  readonly end: number
}

const kinds = { gap: 1, letter: 2, digit: 3 } as const

const kindOf = (unit: number): number => {
  if (unit >= 48 && unit <= 57) return kinds.digit
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) ? kinds.letter : kinds.gap
  return kindTable[unit] || rememberKind(unit)
}

/** By code unit; 0: not looked at yet. */
const kindTable = new Uint8Array(0x10000)

const rememberKind = (unit: number): number => {
  const kind = /[\p{L}\p{M}]/u.test(String.fromCharCode(unit)) ? kinds.letter : kinds.gap
  kindTable[unit] = kind
  return kind
}

/** The words of a prepared text, in order; punctuation, symbols and emoji only separate them. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = []
  let start = 0
  let kind: number = kinds.gap
  for (let index = 0; index <= text.length; index++) {
    const next = index < text.length ? kindOf(text.charCodeAt(index)) : kinds.gap
    if (next === kind) continue
    if (kind !== kinds.gap) words.push(wordAt(text, start, index))
    start = index
    kind = next
  }
  return words
}

const wordAt = (text: string, start: number, end: number): Word => {
  let folded = ''
  let marked = false
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index)
    const plain = foldUnit(unit)
    if (plain !== 0) folded += String.fromCharCode(plain)
    if (unit > 127 && plain !== unit) marked = true
  }
  return { folded, surface: marked ? surface(text.slice(start, end)) : folded, start, end }
}
