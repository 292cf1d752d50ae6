import type { FeatureModule } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import { awardNames, awardsCollection, awardsFile } from './award.ts'
import { findAwards } from './find-awards.ts'
import type { NameOf } from './group-awards.ts'
import { awardCards, noAwardsCard, phraseOf, texts } from './views.ts'

/** Who was commended: by year, unit, kind and level. */
export const awards: FeatureModule = {
  collections: [awardsCollection],
  dataFiles: [awardsFile],
  folder: new URL('.', import.meta.url),
  create: ({ store, directory, organisation }) => ({
    name: 'awards',
    answers: {
      award_list: async (turn, slots) => {
        const found = await findAwards({ store, directory }, turn, slots)
        const owner = (organisation.contacts.award_list ?? organisation.contacts.other).name
        const reader = { language: turn.language, names: await namesOf(directory, turn.language), owner }
        const cards = found.awards.length > 0 ? awardCards(found, reader) : [noAwardsCard(found, reader)]
        return { cards, personal: found.filter.mine === true }
      },
    },
    commands: [
      {
        title: inAll('command.title'),
        description: inAll('command.description'),
        menu: ['personal', 'group', 'channel'],
        run: { intent: 'award_list', slots: {} },
      },
      {
        title: inAll('mine.title'),
        description: inAll('mine.description'),
        menu: [],
        run: { intent: 'award_list', slots: { mine: true } },
      },
    ],
    phrase: async ({ slots }, language) => phraseOf(slots, await namesOf(directory, language), language),
    gazetteer: async () => awardNames,
  }),
}

const inAll = (key: `${'command' | 'mine'}.${'title' | 'description'}`): Record<Language, string> => ({
  vi: texts('vi')(key),
  en: texts('en')(key),
  ru: texts('ru')(key),
})

const namesOf = async (directory: Directory, language: Language): Promise<NameOf> => {
  const names = new Map(
    (await directory.units()).map(({ id, name }) => [String(id), inLanguage(name, language)]),
  )
  return { unit: (id) => names.get(id) ?? id }
}
