import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor, withoutPlease } from '../../core/understanding/courtesy.ts'
import { foldBeside } from '../../core/understanding/fold.ts'

/** How people ask for each deed: patterns of folded text, so that case and marks make no difference. */
export type Wordings<Deed extends string> = Readonly<
  Record<Deed, Readonly<Record<Language, readonly string[]>>>
>

/** `wordsOf`: what stands in a named group of the wording, as it was typed. */
export type ReadDeed<Deed extends string> = {
  readonly deed: Deed
  readonly language: Language
  wordsOf(group: string): string | undefined
}

/** A longer text tells something, and asks for nothing. In UTF-16 units. */
export const longestDeed = 200

/**
 * Reads deeds in the order given: the first whose wording, with the pattern `behind` it, is the whole text but for
 * politeness around it.
 */
export const createReadDeed = <Deed extends string>(
  deeds: readonly Deed[],
  wordings: Wordings<Deed>,
  behind = '',
) => {
  const patterns = once(() =>
    wishesFor(
      deeds.flatMap((deed) =>
        languages.flatMap((language) =>
          wordings[deed][language].map((wording) => ({
            deed,
            language,
            pattern: politely(language, `${wording}${behind}`),
          })),
        ),
      ),
    ),
  )
  return (text: string): ReadDeed<Deed> | undefined => {
    if (text.length > longestDeed || text.includes('\n')) return undefined
    const plain = withoutPlease(text)
    const { folded, source } = foldBeside(plain)
    for (const { deed, language, pattern } of patterns()(folded)) {
      const found = pattern.exec(folded)
      if (!found) continue
      const wordsOf = (group: string): string | undefined => {
        const place = found.indices?.groups?.[group]
        return place && source.slice(...place)
      }
      return { deed, language, wordsOf }
    }
    return undefined
  }
}
