import type { Language } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'

/**
 * What somebody typed as a text of the data: left alone it keeps its other languages, changed it is what everybody
 * reads, for nobody has translated it.
 */
export const titled = (typed: string, before: Localized | undefined, language: Language): Localized =>
  before && inLanguage(before, language) === typed ? before : { vi: typed }
