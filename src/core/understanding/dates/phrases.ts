import type { Grammar } from './grammar.ts'
import { type Gap, join } from './join.ts'
import type { Piece } from './piece.ts'
import { rangeBetween } from './range.ts'

const tight = /^\s*$/
const dash = /^\s*[-,:]\s*$/

/** Pieces that belong together as one piece each: first the dates, then their ranges, then a range with its date. */
export const phrasesOf = (pieces: readonly Piece[], text: string, grammar: Grammar): Piece[] =>
  merge(
    merge(
      merge(pieces, (one, other) => joined(one, other, text, grammar)),
      (one, other) => ranged(one, other, text, grammar),
    ),
    (one, other) => joined(one, other, text, grammar),
  )

/** Each piece melts into the one before it where `melt` says how. */
const merge = (pieces: readonly Piece[], melt: (one: Piece, other: Piece) => Piece | undefined): Piece[] => {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    const both = last && melt(last, piece)
    if (both) merged[merged.length - 1] = both
    else merged.push(piece)
  }
  return merged
}

const joined = (one: Piece, other: Piece, text: string, grammar: Grammar): Piece | undefined => {
  const gap = gapOf(text.slice(one.end, other.start), grammar)
  const content =
    gap && !one.content.through && !other.content.through && join(one.content, other.content, gap)
  return content ? { start: one.start, end: other.end, content } : undefined
}

const gapOf = (between: string, { glue }: Grammar): Gap | undefined => {
  if (tight.test(between)) return 'tight'
  if (glue.test(between)) return 'loose'
  return dash.test(between) ? 'dash' : undefined
}

const ranged = (one: Piece, other: Piece, text: string, { ranges }: Grammar): Piece | undefined => {
  const between = text.slice(one.end, other.start)
  for (const { from, to, needsFrom } of ranges) {
    const opening = to.test(between) ? from.exec(text.slice(0, one.start).trimEnd()) : null
    const content = to.test(between) && (opening || !needsFrom) && rangeBetween(one.content, other.content)
    if (content) return { start: opening?.index ?? one.start, end: other.end, content }
  }
  return undefined
}
