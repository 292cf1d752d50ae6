import { strangerConcepts } from './stranger-concepts.ts'
import { subjectConcepts } from './subject-concepts.ts'
import { type Word, wordsOf } from './tokens.ts'

type Stem = { readonly concept: string; readonly words: readonly string[] }

const stems: readonly Stem[] = [...subjectConcepts, ...strangerConcepts].flatMap(
  ({ name, stems: { vi, en, ru } }) =>
    [...vi, ...en, ...ru].map((stem) => ({
      concept: name,
      words: wordsOf(stem).map(({ folded }) => folded),
    })),
)

/** Short stems are whole words: `hi` is no beginning of `hiện`. */
const shortest = 4

const startOf = (word: string): string => word.slice(0, 2)

/** Words of one letter are a start of their own: no longer word has them for a stem. */
const stemsByStart = Map.groupBy(stems, ({ words }) => startOf(words[0] ?? ''))

/**
 * Names of the concepts that a text's words speak of: a stem of four letters or more begins a word, a shorter one is a
 * whole word, one of several words a run of them. Beside these stands what the names of the gazetteer find.
 */
export const conceptsOf = (words: readonly Word[]): string[] => {
  const found = new Set<string>()
  words.forEach(({ folded }, at) => {
    for (const { concept, words: stem } of stemsByStart.get(startOf(folded)) ?? [])
      if (!found.has(concept) && stem.every((part, offset) => fits(words[at + offset]?.folded, part)))
        found.add(concept)
  })
  return [...found]
}

const fits = (word: string | undefined, stem: string): boolean =>
  word !== undefined && (stem.length < shortest ? word === stem : word.startsWith(stem))
