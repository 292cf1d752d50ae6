import { z } from 'zod'
import {
  action,
  type Command,
  type FeatureModule,
  type FeatureParts,
} from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { byIdsAlone, keptAmong } from '../../core/people/personal-data.ts'
import { answerAwards, namesOf } from './answer-awards.ts'
import { awardNames, awardsCollection, awardsFile, importedAwards } from './award.ts'
import { templateDownload } from './award-template.ts'
import { hearAwardList, importPastedAwards, offerImport } from './import-awards.ts'
import { receiveAwardList } from './receive-award-list.ts'
import { texts } from './texts.ts'
import { phraseOf } from './views.ts'

/** Who was commended: by year, unit, kind and level; lists of it come in from a file or a pasted table. */
export const awards: FeatureModule = {
  collections: [awardsCollection, importedAwards],
  dataFiles: [awardsFile],
  folder: new URL('.', import.meta.url),
  create: (parts) => ({
    name: 'awards',
    answers: { award_list: answerAwards(parts) },
    commands: [listCommand, mineCommand, importCommand(parts)],
    actions: [
      action('awards.import', typedList, (turn, { table }) => importPastedAwards(parts)(turn, table)),
    ],
    downloads: [templateDownload(parts)],
    phrase: async ({ slots }, language) =>
      phraseOf(slots, await namesOf(parts.directory, language), language),
    hears: hearAwardList(parts),
    receive: receiveAwardList(parts),
    keeps: [awardsCollection, importedAwards].map((collection) =>
      // A name as a decision has it may be that of somebody else.
      byIdsAlone(keptAmong({ kind: 'awards', store: parts.store, collection }, { index: 'id' })),
    ),
    gazetteer: async () => awardNames,
  }),
}

/** What somebody put into the field of the card. */
const typedList = z.object({ table: z.string().max(20_000).default('') })

type CommandText = `${'command' | 'import.command' | 'mine'}.${'title' | 'description'}`

const inAll = (key: CommandText): Record<Language, string> => ({
  vi: texts('vi')(key),
  en: texts('en')(key),
  ru: texts('ru')(key),
})

const listCommand: Command = {
  title: inAll('command.title'),
  description: inAll('command.description'),
  menu: ['personal', 'group', 'channel'],
  run: { intent: 'award_list', slots: {} },
}

/** A button's text: exact, so that it never depends on how well a text is read. */
const mineCommand: Command = {
  title: inAll('mine.title'),
  description: inAll('mine.description'),
  menu: [],
  run: { intent: 'award_list', slots: { mine: true } },
}

/** Not in the menu, which everybody sees: it is for officers. */
const importCommand = (parts: FeatureParts): Command => ({
  title: inAll('import.command.title'),
  description: inAll('import.command.description'),
  menu: [],
  run: offerImport(parts),
})
