import type { Language } from '../../core/i18n/language.ts'
import { politely } from '../../core/understanding/courtesy.ts'
import { type SpokenDeedName, spokenWordings, type Wording } from './spoken-wordings.ts'
import { meansEveryService, namesFault, namesService, namesTrouble } from './trouble-words.ts'

const names = { service: namesService, trouble: namesTrouble, fault: namesFault } as const

const compileIn =
  (language: Language) =>
  ({ deed, pattern, needs }: Wording) => ({
    deed,
    needs,
    pattern: politely(language, pattern.replaceAll(' ', '\\s+').replace('WHAT', '(?<what>.+?)')),
  })

const compiled = {
  vi: spokenWordings.vi.map(compileIn('vi')),
  en: spokenWordings.en.map(compileIn('en')),
  ru: spokenWordings.ru.map(compileIn('ru')),
}

/** Words of a question beside a deed's: "…, do you have an estimate". */
const asks =
  /(?:^|\s)(?:kieu gi|lam sao|the nao|cach nao|o dau|bao gio|how|why|where|who|как|почему|где|кто)(?=$|[\s,?])|[,;]\s*(?:do|does|is|are|can|when|what|когда|что)\s/u

/** Incidents as a kind of notice, with no line or place: these wishes are kept with the others of a person. */
const category = /^(?:(?:ve|о|об) )?(?:su co|incidents?|outages?|сбо\p{L}+|инцидент\p{L}*)$/u

/** A longer text tells something, and asks for nothing. */
const longest = 200

/** Which deed a folded line asks for in everyday words, and where what it is about stands; undefined: none. */
export const readSpokenDeed = (
  folded: string,
  language: Language,
): { readonly deed: SpokenDeedName; readonly what: readonly [number, number] } | undefined => {
  if (folded.length > longest || folded.includes('\n')) return undefined
  for (const { deed, needs, pattern } of compiled[language]) {
    const place = pattern.exec(folded)?.indices?.groups?.['what']
    if (!place) continue
    const what = folded.slice(...place)
    if (asks.test(what)) continue
    if (names[needs](what) || (deed.endsWith('subscribe') && meansEveryService(what) && !category.test(what)))
      return { deed, what: place }
  }
  return undefined
}
