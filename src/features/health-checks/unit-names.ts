import type { Language } from '../../core/i18n/language.ts'
import { inLanguage, type Localized } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'

/** Names of the units for where nobody can wait for the directory: as they were when last learnt. */
export const createUnitNames = (directory: Directory) => {
  let names: ReadonlyMap<string, Localized> = new Map()
  return {
    learn: async (): Promise<void> => {
      names = new Map((await directory.units()).map(({ id, name }) => [id, name]))
    },
    known: (id: string | undefined, language: Language): string | undefined => {
      const name = id === undefined ? undefined : names.get(id)
      return name && inLanguage(name, language)
    },
  }
}
