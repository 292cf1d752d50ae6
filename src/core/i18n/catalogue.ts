import { type Language, languages, localeOf } from './language.ts'

type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type BaseKey<K> = K extends `${infer Base}_${PluralSuffix}` ? Base : K
type Values = Record<string, string | number>

/** One message of a catalogue; `count` picks the plural form. A missing value shows as empty, a missing key as itself. */
export type Translate<Key extends string = string> = (key: Key, values?: Values) => string

/**
 * The messages of one feature in the three languages, as a function of the language.
 * Keys are those of the Vietnamese file, plural suffixes (`_one`, `_few`, `_many`, `_other`) taken off;
 * the test of the catalogues holds the other two files to the same keys.
 */
export const catalogue = <Messages extends Record<string, string>>(
  messages: { vi: Messages } & Record<Language, Record<string, string>>,
): ((language: Language) => Translate<BaseKey<keyof Messages> & string>) => {
  const translators = new Map(
    languages.map((language) => [language, translator(language, messages[language])]),
  )
  return (language) => translators.get(language) ?? translator(language, messages[language])
}

const plurals = {
  vi: new Intl.PluralRules(localeOf.vi),
  en: new Intl.PluralRules(localeOf.en),
  ru: new Intl.PluralRules(localeOf.ru),
} as const satisfies Record<Language, Intl.PluralRules>

/** Keys, suffixes and `{{values}}` are those of i18next's JSON; it took ten times as long for a message. */
const translator = (language: Language, messages: Record<string, string>): Translate => {
  const wordings = new Map<string, Wording>()
  const wordingOf = (key: string): Wording | undefined => {
    const text = messages[key]
    const known = wordings.get(key)
    if (known || text === undefined) return known
    const made = createWording(text)
    wordings.set(key, made)
    return made
  }
  return (key, values = {}) => {
    const { count } = values
    const counted =
      typeof count === 'number' ? wordingOf(`${key}_${plurals[language].select(count)}`) : undefined
    const fill = counted ?? wordingOf(key)
    return fill ? fill(values) : key
  }
}

type Wording = (values: Values) => string

/** A message cut up once: text at even places, names of values at odd ones. */
const createWording = (text: string): Wording => {
  const pieces = text.split(/\{\{(\w+)\}\}/)
  if (pieces.length === 1) return () => text
  return (values) =>
    pieces.reduce(
      (said, piece, at) => said + (at % 2 === 1 ? (values[piece] ?? '') : unlessStopped(said, piece)),
    )
}

/** One full stop ends a sentence whose last word has one: "… 2026 г." and not "… 2026 г..". */
const unlessStopped = (said: string, piece: string): string =>
  said.endsWith('.') && /^\.(?=\s|$)/.test(piece) ? piece.slice(1) : piece
