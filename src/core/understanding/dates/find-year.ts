import type { DateTime } from 'luxon'
import type { Language } from '../../i18n/language.ts'
import { type Grammar, piecesOf } from './grammar.ts'
import { foreignGrammars, grammarOf } from './grammars.ts'
import type { Piece } from './piece.ts'
import { type PreparedText, preparedText } from './prepared-text.ts'
import { type Today, todayOf } from './today.ts'

/**
 * The year that a text states, alone or within a date: 2020, năm ngoái, 17/12/2020, quý 3 năm 2026, прошлый год. A
 * number without a word for year counts from 2015 to 2035. undefined where none is stated, and for a number that is
 * something else: a decision's, a room's, a telephone's, a term of office (2020-2025).
 */
export const findYear = (text: string, language: Language, now: DateTime): number | undefined => {
  const prepared = preparedText(text)
  const today = todayOf(now)
  const foreign = foreignGrammars(language, prepared.text).map(({ grammar }) => grammar)
  for (const grammar of [grammarOf(language, prepared.text), ...foreign]) {
    const year = yearIn(prepared, grammar, today)
    if (year !== undefined) return year
  }
  return undefined
}

const yearIn = (prepared: PreparedText, grammar: Grammar, today: Today): number | undefined => {
  if (!grammar.hint.test(prepared.text)) return undefined
  const pieces = piecesOf(grammar.rules, prepared, today)
  return pieces.map((piece) => yearOf(piece, prepared.text)).find((year) => year !== undefined)
}

/** Words for a year in the three languages. */
const yearWord = /năm|nam|year|год/

/** A month or quarter has a year of its own too ("tháng trước"), which nobody stated. */
const yearOf = ({ content, start, end }: Piece, text: string): number | undefined => {
  const { spec } = content
  if (spec === undefined || !('year' in spec)) return undefined
  const written = text.slice(start, end)
  return spec.is === 'year' || yearWord.test(written) || written.includes(String(spec.year))
    ? spec.year
    : undefined
}
