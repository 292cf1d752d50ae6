import type { Button } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Question, Slots } from '../../core/understanding/intent.ts'
import { phraseBenefits, phraseFullText } from './phrase-benefits.ts'
import { texts } from './texts.ts'
import type { Topic } from './topic.ts'

/** Verb of the button that opens the full text of a topic where its short answer stood. */
export const fullTextVerb = 'benefits.full'

export const askButton = (title: string, slots: Slots, language: Language): Button => {
  const question: Question = { intent: 'union_benefits', slots }
  return { kind: 'ask', title, question, command: phraseBenefits(question, language) }
}

export const topicButton = (topic: Topic, language: Language): Button =>
  askButton(texts(language)(`topic.${topic}`), { topic }, language)

export const overviewButton = (language: Language): Button =>
  askButton(texts(language)('button.overview'), {}, language)

export const fullTextButton = (topic: Topic, language: Language): Button => ({
  kind: 'act',
  title: texts(language)('button.full'),
  verb: fullTextVerb,
  data: { topic },
  command: phraseFullText(topic, language),
})

/** From what a health check includes to when one's own takes place. */
export const scheduleButton = (language: Language): Button => ({
  kind: 'ask',
  title: texts(language)('button.schedule'),
  question: { intent: 'health_check_schedule', slots: { mine: true } },
  command: texts(language)('schedule.command'),
})
