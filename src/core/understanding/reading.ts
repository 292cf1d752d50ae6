import { once } from '../once.ts'
import type { Featurise } from './classifier.ts'
import { conceptsOf } from './concepts.ts'
import { addConceptFeatures, addFoldedFeatures, addSurfaceFeatures } from './features.ts'
import { prepare } from './fold.ts'
import type { GazetteerEntry } from './gazetteer.ts'
import { indexNames, type NameMatch } from './match-names.ts'
import { type MendedText, mendedText } from './mended-text.ts'
import { learnSpelling } from './spelling.ts'
import { type Word, wordsOf } from './tokens.ts'

/** A text as the recogniser reads it: prepared, its words with slips mended, and the known things that they name. */
export type Reading = {
  readonly text: string
  readonly words: readonly Word[]
  readonly names: readonly NameMatch[]
  /** undefined where no slip was mended. */
  readonly mended: MendedText | undefined
}

/** Remembers the last text: what it names is asked for after what it means. */
export type Reader = (text: string) => Reading

/** Reads texts by the words of the training lines and the names of the gazetteer. */
export const createReader = (lines: readonly string[], gazetteer: readonly GazetteerEntry[]): Reader => {
  const names = gazetteer.flatMap((entry) => entry.names.filter((name) => !name.includes('*')))
  // With the first text: it would be a tenth of a start.
  const respell = once(() => learnSpelling([...lines, ...names].map((text) => wordsOf(prepare(text)))))
  const matchNames = indexNames(gazetteer)
  let last: { source: string; reading: Reading } | undefined
  return (source) => {
    if (source === last?.source) return last.reading
    const text = prepare(source)
    const typed = wordsOf(text)
    const words = respell()(typed)
    const reading = { text, words, names: matchNames(words), mended: mendedText(text, typed, words) }
    last = { source, reading }
    return reading
  }
}

/** What the classifier sees of a text: its words, and what it speaks of. */
export const featuriseBy =
  (read: Reader): Featurise =>
  (text, bag) => {
    const { words, names } = read(text)
    addFoldedFeatures(words, bag)
    addSurfaceFeatures(words, bag)
    const concepts = new Set([...conceptsOf(words), ...names.map(kindOf)])
    addConceptFeatures([...concepts].sort(), bag)
  }

/** Services and topics are few and their ids fixed; of meetings, units and the like only that one is named counts. */
const kindOf = ({ slot, id }: NameMatch): string =>
  slot === 'service' || slot === 'topic' ? `${slot} ${id}` : slot
