import { concepts } from './concept-stems.ts'
import { type Word, wordsOf } from './tokens.ts'

type Stem = { readonly concept: string; readonly words: readonly string[] }

const stems: readonly Stem[] = concepts.flatMap(({ name, stems: { vi, en, ru } }) =>
  [...vi, ...en, ...ru].map((stem) => ({ concept: name, words: wordsOf(stem).map(({ folded }) => folded) })),
)

/** Short stems are whole words: `hi` is no beginning of `hiện`. */
const shortest = 4

const stemsByStart = Map.groupBy(stems, ({ words }) => words[0]?.charCodeAt(0))

/** Names of the concepts that a text's words speak of. */
export const conceptsOf = (words: readonly Word[]): string[] => {
  const found = new Set<string>()
  words.forEach(({ folded }, at) => {
    for (const { concept, words: stem } of stemsByStart.get(folded.charCodeAt(0)) ?? [])
      if (!found.has(concept) && stem.every((part, offset) => fits(words[at + offset]?.folded, part)))
        found.add(concept)
  })
  return [...found]
}

const fits = (word: string | undefined, stem: string): boolean =>
  word !== undefined && (stem.length < shortest ? word === stem : word.startsWith(stem))
