import type { Language } from '../../core/i18n/language.ts'
import type { Question } from '../../core/understanding/intent.ts'
import { texts } from './texts.ts'
import { type Topic, topicOf } from './topic.ts'

/** The text that asks a question about benefits. */
export const phraseBenefits = ({ slots }: Question, language: Language): string => {
  const say = texts(language)
  const topic = topicOf(slots.topic)
  const phrase = topic ? say(`phrase.${topic}`) : say('command.title')
  return topic && slots.year ? say('phrase.year', { phrase, year: slots.year }) : phrase
}

/** The text that shows the full rules of a topic. */
export const phraseFullText = (topic: Topic, language: Language): string => {
  const say = texts(language)
  return say('phrase.full', { phrase: say(`phrase.${topic}`) })
}
