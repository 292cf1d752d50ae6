import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { namesOf } from './answer-awards.ts'
import { namedAwards } from './find-awards.ts'
import { groupAwards } from './group-awards.ts'

type TitleAndNames = { readonly title: string; readonly names: readonly string[] }

/** The award list of a year as an announcement shows it: titles in order, names sorted. undefined: there is none. */
export const createListYear =
  ({ store, directory }: Pick<FeatureParts, 'store' | 'directory'>) =>
  async (year: number, language: Language): Promise<readonly TitleAndNames[] | undefined> => {
    const awards = await namedAwards(store, directory, year)
    if (awards.length === 0) return undefined
    return groupAwards(awards, await namesOf(directory, language), language).map(({ first, lines }) => ({
      title: inLanguage(first.title, language),
      names: lines.map(({ name }) => name),
    }))
  }
