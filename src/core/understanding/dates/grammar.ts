import type { Content, Piece } from './piece.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Today } from './today.ts'

/** The named groups of a match, and where it stands. */
export type Found = {
  readonly group: (name: string) => string | undefined
  readonly prepared: PreparedText
  readonly start: number
  readonly end: number
}

export type Rule = {
  readonly pattern: RegExp
  /** What must not stand right before it; ends in `$`. */
  readonly notAfter?: RegExp
  /** What must not follow; sticky. */
  readonly notBefore?: RegExp
  /** undefined: not this after all. An empty content: it is no date, and nothing inside it is one. */
  readonly read: (found: Found, today: Today) => Content | undefined
}

export type Grammar = {
  /** Cheap: whether anything in a prepared text could be a date. */
  readonly hint: RegExp
  readonly rules: readonly Rule[]
  /** What may stand between two pieces of one date; the whole gap. */
  readonly glue: RegExp
  readonly ranges: readonly RangeWords[]
}

/** The words around the ends of a range: from … to. */
type RangeWords = {
  /** Before the first end; ends in `$`. */
  readonly from: RegExp
  /** Between the ends; the whole gap. */
  readonly to: RegExp
  /** Without `from` it is none: between … and. */
  readonly needsFrom?: boolean
}

const letter = '[0-9a-z\\u00c0-\\u1eff]'

const spaced = (source: string): string => source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')

/** A pattern for lower-case text that starts and ends at a word's edge; a space in it is any white space. */
export const words = (source: string): RegExp =>
  new RegExp(`(?<!${letter})(?:${spaced(source)})(?!${letter})`, 'g')

/** The end of what comes before, for `notAfter`. */
export const wordsBefore = (source: string): RegExp => new RegExp(`(?<!${letter})(?:${spaced(source)})$`)

/** The start of what comes after, for `notBefore`. */
export const wordsAfter = (source: string): RegExp =>
  new RegExp(`\\s*(?:${spaced(source)})(?!${letter})`, 'y')

/** A rule whose matches are no dates and hide no dates. */
export const mask = (pattern: RegExp): Rule => ({ pattern, read: () => ({}) })

/** The pieces of a text in order, none over another: the leftmost wins, then the longest. */
export const piecesOf = (rules: readonly Rule[], prepared: PreparedText, today: Today): Piece[] => {
  const found = rules.flatMap((rule) => matchesOf(rule, prepared, today))
  found.sort((one, other) => one.start - other.start || other.end - one.end)
  const pieces: Piece[] = []
  let end = 0
  for (const piece of found) {
    if (piece.start < end) continue
    pieces.push(piece)
    end = piece.end
  }
  return pieces
}

const matchesOf = (
  { pattern, notAfter, notBefore, read }: Rule,
  prepared: PreparedText,
  today: Today,
): Piece[] => {
  const pieces: Piece[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(prepared.text); match !== null; match = pattern.exec(prepared.text)) {
    const start = match.index
    const end = start + match[0].length
    const { groups } = match
    const content =
      standsAlone(prepared.text, start, end, notAfter, notBefore) &&
      read({ group: (name) => groups?.[name], prepared, start, end }, today)
    if (content) pieces.push({ start, end, content })
    else pattern.lastIndex = start + 1
  }
  return pieces
}

const lookBack = 40

const standsAlone = (
  text: string,
  start: number,
  end: number,
  notAfter?: RegExp,
  notBefore?: RegExp,
): boolean => {
  if (notAfter?.test(text.slice(Math.max(0, start - lookBack), start).trimEnd())) return false
  if (notBefore === undefined) return true
  notBefore.lastIndex = end
  return !notBefore.test(text)
}
