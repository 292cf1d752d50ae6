import type { Language } from '../i18n/language.ts'
import type { Slots } from './intent.ts'

/** The slots whose values are ids of known things. */
export type NamedSlot = Exclude<keyof Slots, 'date' | 'year' | 'mine' | 'next'>

/**
 * One thing that a text can name. `names` are what people call it in any language, as they would type them (full
 * names, nicknames, abbreviations); matching is on folded words, the longest name wins. A name ending in `*`
 * matches any word that begins so (Russian endings: `рац*`).
 */
export type GazetteerEntry = {
  readonly slot: NamedSlot
  readonly id: string
  readonly names: readonly string[]
}

/** Words that say something about a text whatever its intent: working, broken, plan, when, where, who … */
export type Concept = { readonly name: string; readonly stems: Readonly<Record<Language, readonly string[]>> }
