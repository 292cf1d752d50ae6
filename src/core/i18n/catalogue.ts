import { createInstance } from 'i18next'
import { type Language, languages } from './language.ts'

type PluralSuffix = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type BaseKey<K> = K extends `${infer Base}_${PluralSuffix}` ? Base : K
type Values = Record<string, string | number>

/** One message of a catalogue; `count` picks the plural form. A missing value shows as empty. */
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

const translator = (language: Language, messages: Record<string, string>): Translate => {
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: messages } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  return (key, values) => instance.t(key, values ?? {})
}
