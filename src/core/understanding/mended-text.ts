import type { Word } from './tokens.ts'

/** A text with its slips mended, and where its words stand in the text as it was typed. */
export type MendedText = {
  readonly text: string
  typedFrom(start: number): number
  typedTo(end: number): number
}

/** `mended` are the words of `text` in the same order; undefined where none of them differs from what was typed. */
export const mendedText = (
  text: string,
  typed: readonly Word[],
  mended: readonly Word[],
): MendedText | undefined => {
  const places: Place[] = []
  let result = ''
  let copied = 0
  mended.forEach((word, at) => {
    if (word === typed[at]) return
    result += text.slice(copied, word.start)
    const start = result.length
    result += word.surface
    copied = word.end
    places.push({ start, end: result.length, typed: word })
  })
  if (places.length === 0) return undefined
  return {
    text: result + text.slice(copied),
    typedFrom: (start) => typedOffset(places, start, 'start'),
    typedTo: (end) => typedOffset(places, end, 'end'),
  }
}

/** Where a word that was mended stands in the mended text, and the word with its place in the typed one. */
type Place = { readonly start: number; readonly end: number; readonly typed: Word }

/** Within a mended word every offset is its start, or its end, as asked. */
const typedOffset = (places: readonly Place[], offset: number, edge: 'start' | 'end'): number => {
  let shift = 0
  for (const { start, end, typed } of places) {
    if (edge === 'start' ? offset < start : offset <= start) break
    if (edge === 'start' ? offset < end : offset <= end) return typed[edge]
    shift = typed.end - end
  }
  return offset + shift
}
