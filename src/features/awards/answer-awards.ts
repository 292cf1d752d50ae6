import type { Answer, FeatureParts } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import { findAwards } from './find-awards.ts'
import type { NameOf } from './group-awards.ts'
import { awardCards, noAwardsCard } from './views.ts'

/** Who was commended; one's own awards are a personal answer. */
export const answerAwards =
  ({ store, directory, organisation }: Pick<FeatureParts, 'store' | 'directory' | 'organisation'>): Answer =>
  async (turn, slots) => {
    const found = await findAwards({ store, directory }, turn, slots)
    const owner = (organisation.contacts.award_list ?? organisation.contacts.other).name
    const reader = { language: turn.language, names: await namesOf(directory, turn.language), owner }
    const cards = found.awards.length > 0 ? awardCards(found, reader) : [noAwardsCard(found, reader)]
    return { cards, personal: found.filter.mine === true }
  }

/** Names of the units as a reader of the language knows them. */
export const namesOf = async (directory: Directory, language: Language): Promise<NameOf> => {
  const names = new Map(
    (await directory.units()).map(({ id, name }) => [String(id), inLanguage(name, language)]),
  )
  return { unit: (id) => names.get(id) ?? id }
}
