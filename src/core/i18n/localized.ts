import { z } from 'zod'
import type { Language } from './language.ts'

/** A text of the organisation's data in up to three languages; Vietnamese is the one that is always there. */
export const localizedSchema = z.strictObject({
  vi: z.string().min(1),
  en: z.string().min(1).optional(),
  ru: z.string().min(1).optional(),
})

export type Localized = z.infer<typeof localizedSchema>

/** The reader's language where the data has it, else Vietnamese. */
export const inLanguage = (text: Localized, language: Language): string => text[language] ?? text.vi

/** The text in every language that the data has. */
export const inEveryLanguage = (text: Localized): string[] =>
  [text.vi, text.en, text.ru].filter((wording) => wording !== undefined)
