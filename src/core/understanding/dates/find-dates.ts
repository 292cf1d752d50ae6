import type { DateTime } from 'luxon'
import type { Language } from '../../i18n/language.ts'
import type { DateSlot } from '../intent.ts'
import { type Grammar, piecesOf } from './grammar.ts'
import { foreignGrammars, grammarOf } from './grammars.ts'
import { datedOf } from './mention.ts'
import { phrasesOf } from './phrases.ts'
import { type PreparedText, preparedText } from './prepared-text.ts'
import { type Today, todayOf } from './today.ts'

/** A date in a text; `start` and `end` (excluded) are offsets into the text as it was given. */
export type DateMention = DateSlot & { readonly start: number; readonly end: number }

/** The longest wording that a `DateSlot` takes. */
const longestText = 120

/**
 * The dates and periods that a text names, in order, none over another. `now` is in the asker's zone. The text is
 * read in its own language; words of the other two that can be nothing but dates count as well. A bare year is none:
 * see `findYear`. For a part of the day without an hour, `time` and `endTime` are its usual hours (grain `part`). An
 * hour without a part of the day is taken as written (2h is 02:00).
 */
export const findDates = (text: string, language: Language, now: DateTime): DateMention[] => {
  const prepared = preparedText(text)
  const today = todayOf(now)
  const own = mentionsIn(prepared, grammarOf(language, prepared.text), today)
  return foreignGrammars(language, prepared.text).reduce((mentions, { grammar, isSure }) => {
    const foreign = mentionsIn(prepared, grammar, today).filter(({ text }) => isSure(preparedText(text).text))
    return merged(mentions, foreign)
  }, own)
}

const mentionsIn = (prepared: PreparedText, grammar: Grammar, today: Today): DateMention[] => {
  if (!grammar.hint.test(prepared.text)) return []
  const phrases = phrasesOf(piecesOf(grammar.rules, prepared, today), prepared.text, grammar)
  return phrases.flatMap((phrase) => {
    const dated = datedOf(phrase.content, today)
    const start = prepared.offsetOf(phrase.start)
    const end = prepared.offsetOf(phrase.end)
    return dated && end - start <= longestText
      ? [{ text: prepared.source.slice(start, end), ...dated, start, end }]
      : []
  })
}

/** The first list whole, and what of the second lies clear of it. */
const merged = (mentions: readonly DateMention[], more: readonly DateMention[]): DateMention[] => {
  const clear = more.filter(({ start, end }) =>
    mentions.every((other) => end <= other.start || other.end <= start),
  )
  return [...mentions, ...clear].sort((one, other) => one.start - other.start)
}
