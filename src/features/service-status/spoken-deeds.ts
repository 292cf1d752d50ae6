import { type Language, languages } from '../../core/i18n/language.ts'
import { once } from '../../core/once.ts'
import { politely, wishesFor } from '../../core/understanding/courtesy.ts'
import { type SpokenDeedName, spokenWordings } from './spoken-wordings.ts'
import { meansEveryService, namesFault, namesService, namesTrouble } from './trouble-words.ts'

const names = { service: namesService, trouble: namesTrouble, fault: namesFault } as const

const patterns = once(() =>
  wishesFor(
    languages.flatMap((spoken) =>
      spokenWordings[spoken].map(({ deed, needs, pattern }) => ({
        deed,
        spoken,
        needs,
        pattern: politely(spoken, pattern.replaceAll(' ', '\\s+').replace('WHAT', '(?<what>.+?)')),
      })),
    ),
  ),
)

/** Words of a question beside a deed's: "…, do you have an estimate". */
const asks =
  /(?:^|\s)(?:kieu gi|lam sao|the nao|cach nao|o dau|bao gio|how|why|where|who|как|почему|где|кто)(?=$|[\s,?])|[,;]\s*(?:do|does|is|are|can|when|what|когда|что)\s/u

/** Incidents as a kind of notice, with no line or place: these wishes are kept with the others of a person. */
const category = /^(?:(?:ve|о|об) )?(?:su co|incidents?|outages?|сбо\p{L}+|инцидент\p{L}*)$/u

/** A longer text tells something, and asks for nothing. */
const longest = 200

type SpokenDeed = {
  readonly deed: SpokenDeedName
  readonly spoken: Language
  /** Where what it is about stands. */
  readonly what: readonly [number, number]
}

/** Which deed a folded line asks for in everyday words; undefined: none. */
export const readSpokenDeed = (folded: string): SpokenDeed | undefined => {
  if (folded.length > longest || folded.includes('\n')) return undefined
  for (const { deed, spoken, needs, pattern } of patterns()(folded)) {
    const place = pattern.exec(folded)?.indices?.groups?.['what']
    if (!place) continue
    const what = folded.slice(...place)
    if (asks.test(what)) continue
    if (names[needs](what) || (deed.endsWith('subscribe') && meansEveryService(what) && !category.test(what)))
      return { deed, spoken, what: place }
  }
  return undefined
}
