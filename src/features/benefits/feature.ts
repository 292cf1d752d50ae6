import { z } from 'zod'
import { action, type Command, type FeatureModule } from '../../core/conversation/feature.ts'
import type { Language } from '../../core/i18n/language.ts'
import { dataFile } from '../../core/store/import-file.ts'
import { articles, checkArticle } from './article.ts'
import { fullTextVerb } from './buttons.ts'
import type { BenefitSources } from './find-articles.ts'
import { phraseBenefits, phraseFullText } from './phrase-benefits.ts'
import { showFullText } from './show-full-text.ts'
import { showOverview } from './show-overview.ts'
import { showTopic } from './show-topic.ts'
import { texts } from './texts.ts'
import { type Topic, topicNames, topicOf, topics } from './topic.ts'

/** What staff and union members are entitled to. */
export const benefits: FeatureModule = {
  collections: [articles],
  dataFiles: [dataFile('benefits.json', articles, checkArticle)],
  folder: new URL('.', import.meta.url),
  create: (parts) => ({
    name: 'benefits',
    answers: {
      union_benefits: async (turn, slots) => {
        const topic = topicOf(slots.topic)
        return topic ? showTopic(parts, turn, topic, slots) : showOverview(parts, turn)
      },
    },
    commands: [
      overviewCommand,
      ...topics.map(topicCommand),
      ...topics.map((topic) => fullTextCommand(parts, topic)),
    ],
    actions: [
      action(fullTextVerb, z.looseObject({ topic: z.enum(topics) }), (turn, { topic }) =>
        showFullText(parts, turn, topic),
      ),
    ],
    phrase: phraseBenefits,
    gazetteer: async () => topicNames,
  }),
}

const inEach = (text: (language: Language) => string): Record<Language, string> => ({
  vi: text('vi'),
  en: text('en'),
  ru: text('ru'),
})

const overviewCommand: Command = {
  title: inEach((language) => texts(language)('command.title')),
  description: inEach((language) => texts(language)('command.description')),
  aliases: ['quyền lợi đoàn viên', 'benefits', 'льготы'],
  menu: ['personal', 'group', 'channel'],
  run: { intent: 'union_benefits', slots: {} },
}

/** What the button of a topic says when it is typed: exact, so that it never depends on how well a text is read. */
const topicCommand = (topic: Topic): Command => ({
  title: inEach((language) => texts(language)(`phrase.${topic}`)),
  description: inEach((language) => texts(language)(`line.${topic}`)),
  menu: [],
  run: { intent: 'union_benefits', slots: { topic } },
})

const fullTextCommand = (sources: BenefitSources, topic: Topic): Command => ({
  title: inEach((language) => phraseFullText(topic, language)),
  description: inEach((language) =>
    texts(language)('full.summary', { topic: texts(language)(`topic.${topic}`) }),
  ),
  menu: [],
  run: (turn) => showFullText(sources, turn, topic),
})
