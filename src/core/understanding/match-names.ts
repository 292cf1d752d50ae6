import { prepare } from './fold.ts'
import type { GazetteerEntry, NamedSlot } from './gazetteer.ts'
import { type Word, wordsOf } from './tokens.ts'

/** A known thing that a text names; `from` and `to` (excluded) are positions of words. */
export type NameMatch = {
  readonly slot: NamedSlot
  readonly id: string
  readonly from: number
  readonly to: number
  readonly exact: boolean
}

type Pattern = {
  readonly slot: NamedSlot
  readonly id: string
  readonly words: readonly { readonly folded: string; readonly surface: string; readonly open: boolean }[]
}

/**
 * The names that a text's words spell, longest first where they overlap; things of other kinds count beside
 * them unless their names are within longer ones.
 */
export type MatchNames = (words: readonly Word[]) => readonly NameMatch[]

/** Patterns are found by the first two letters of their first word, which no ending changes. */
export const indexNames = (entries: readonly GazetteerEntry[]): MatchNames => {
  const byStart = Map.groupBy(entries.flatMap(patternsOf), ({ words }) => startOf(words[0]?.folded ?? ''))
  return (words) => {
    const found: NameMatch[] = []
    for (let from = 0; from < words.length; from++)
      for (const pattern of byStart.get(startOf(words[from]?.folded ?? '')) ?? []) {
        const match = matchAt(pattern, words, from)
        if (match) found.push(match)
      }
    return withoutOverlap(found)
  }
}

const startOf = (folded: string): string => folded.slice(0, 2)

const patternsOf = ({ slot, id, names }: GazetteerEntry): Pattern[] =>
  names.flatMap((name) => {
    const text = prepare(name)
    const words = wordsOf(text).map(({ folded, surface, end }) => ({
      folded,
      surface,
      open: text[end] === '*',
    }))
    return words.length > 0 ? [{ slot, id, words }] : []
  })

const matchAt = (
  { slot, id, words }: Pattern,
  text: readonly Word[],
  from: number,
): NameMatch | undefined => {
  let exact = true
  for (const [offset, { folded, surface, open }] of words.entries()) {
    const word = text[from + offset]
    if (!word) return undefined
    if (!(open ? word.folded.startsWith(folded) : word.folded === folded)) return undefined
    // A word typed with diacritics must have those of the name: "vỏ tuyến" may be a slip, "mai" is not "mái".
    if (!open && word.surface !== surface) {
      if (word.surface !== word.folded && surface !== folded) return undefined
      exact = false
    }
  }
  return { slot, id, from, to: from + words.length, exact }
}

const withoutOverlap = (found: readonly NameMatch[]): NameMatch[] => {
  const kept: NameMatch[] = []
  const ranked = [...found].sort(
    (a, b) => b.to - b.from - (a.to - a.from) || Number(b.exact) - Number(a.exact) || a.from - b.from,
  )
  for (const match of ranked)
    if (kept.every((other) => apart(match, other) || (!isWithin(match, other) && match.slot !== other.slot)))
      kept.push(match)
  return kept.sort((a, b) => a.from - b.from)
}

const apart = (a: NameMatch, b: NameMatch): boolean => a.to <= b.from || b.to <= a.from

/** "mạng giàn MSP-1" is a line and a site, which share a word. */
const isWithin = (shorter: NameMatch, longer: NameMatch): boolean =>
  longer.from <= shorter.from &&
  shorter.to <= longer.to &&
  longer.to - longer.from > shorter.to - shorter.from
