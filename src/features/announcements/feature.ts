import type { Command, Feature, FeatureModule, FeatureParts } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { BatchSource } from '../../core/delivery/outbox.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import type { Announcing, AnnouncingPorts } from './announcing.ts'
import { announcingData } from './announcing-data.ts'
import { announcingCollections, createAnnouncing } from './announcing-feature.ts'
import { chooseDate } from './choose-date.ts'
import {
  type ConferenceKind,
  conferenceKinds,
  conferenceNames,
  conferences,
  conferencesFile,
  decisionNames,
} from './conference.ts'
import { conferencesBefore, findConferences, publishedConferences } from './find-conferences.ts'
import { phraseConferences } from './phrase-conferences.ts'
import { showConference } from './show-conference.ts'
import { showList, showNothing } from './show-list.ts'
import { texts } from './texts.ts'

/** News of conferences (the latest, by name, by year, by day), and announcements to the staff. */
export const announcements: FeatureModule = {
  collections: [conferences, ...announcingCollections],
  dataFiles: [conferencesFile],
  folder: new URL('.', import.meta.url),
  create: (parts) => createNews(parts),
}

/** The feature with announcing in it, and the source that the delivery engine asks. */
export const createAnnouncements = (
  parts: FeatureParts,
  ports: AnnouncingPorts,
): { readonly feature: Feature; readonly source: BatchSource; readonly announcing: Announcing } => {
  const announcing = { ...parts, ...ports }
  const { source, commands, ...plain } = createAnnouncing(announcing)
  const news = createNews(parts)
  const keeps = announcingData(announcing)
  const feature = { ...news, ...plain, commands: [...news.commands, ...commands], keeps }
  return { feature, source, announcing }
}

const createNews = (parts: FeatureParts): Feature => ({
  name: 'announcements',
  answers: { conference_announcements: (turn, slots) => answer(parts, turn, slots) },
  commands: [latestCommand, listCommand(parts), ...conferenceKinds.map(kindCommand)],
  phrase: ({ slots }, language) => phraseConferences(slots, language),
  gazetteer: async () => [...conferenceNames, ...(await conferencesBefore(parts.store)).map(decisionNames)],
})

const answer = async (parts: FeatureParts, turn: Turn, slots: Slots): Promise<Reply> => {
  const { date } = slots
  if (date?.readings) return chooseDate(turn, slots, { text: date.text, readings: date.readings })
  const found = await findConferences(parts.store, turn, slots)
  const [first, second] = found.matching
  if (!first) return showNothing(parts, turn, found)
  return second ? showList(parts, turn, found) : showConference(parts, turn, first, found.all)
}

const inEach = (text: (language: Language) => string): Record<Language, string> => ({
  vi: text('vi'),
  en: text('en'),
  ru: text('ru'),
})

const latestCommand: Command = {
  title: inEach((language) => texts(language)('command.title')),
  description: inEach((language) => texts(language)('command.description')),
  // Exact: with a word more ("of the world") it is none of Loa's news.
  aliases: [
    'tin mới',
    'có tin gì mới',
    'latest news',
    "what's new",
    'what is new',
    'последние новости',
    'что нового',
  ],
  menu: ['personal', 'group', 'channel'],
  run: { intent: 'conference_announcements', slots: {} },
}

const listCommand = ({ store, ...parts }: FeatureParts): Command => ({
  title: inEach((language) => texts(language)('command.list.title')),
  description: inEach((language) => texts(language)('command.list.description')),
  aliases: listNames,
  menu: [],
  run: async (turn) => {
    const all = await publishedConferences(store, turn)
    const found = { filter: {}, all, matching: all }
    return all.length > 0 ? showList(parts, turn, found) : showNothing(parts, turn, found)
  },
})

/** Other wordings that no slot could tell from a question for the latest news. */
const listNames = [
  'các hội nghị',
  'danh sách hội nghị đã tổ chức',
  'list of conferences',
  'list of past conferences',
  'past conferences',
  'архив конференций',
  'список конференций',
]

/** What asks for a kind of conference is exact, so that it never depends on how well a text is read. */
const kindCommand = (kind: ConferenceKind): Command => ({
  title: inEach((language) => phraseConferences({ conference: kind }, language)),
  description: inEach((language) => texts(language)(`kind.${kind}`)),
  menu: [],
  run: { intent: 'conference_announcements', slots: { conference: kind } },
})
