import { z } from 'zod'

/** The three languages of Loa, in the order in which a menu lists them. */
export const languages = ['vi', 'en', 'ru'] as const

export type Language = (typeof languages)[number]

export const languageSchema = z.enum(languages)

/** BCP 47 tag of each language, for `Intl` and for `htmlLang`. */
export const localeOf = { vi: 'vi-VN', en: 'en-GB', ru: 'ru-RU' } as const satisfies Record<Language, string>

/** The language of a platform locale such as `ru-RU`; undefined for one that Loa does not speak. */
export const languageOfLocale = (locale: string | undefined): Language | undefined =>
  languages.find((language) => locale?.toLowerCase().split(/[-_]/)[0] === language)
