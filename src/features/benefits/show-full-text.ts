import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { sortByStanding } from './article.ts'
import { askButton, overviewButton, scheduleButton } from './buttons.ts'
import { articlesOf, type BenefitSources, explain } from './find-articles.ts'
import { showTopic } from './show-topic.ts'
import { texts } from './texts.ts'
import type { Topic } from './topic.ts'
import { fullTextView, provenanceOf } from './views.ts'

/** Every rule of a topic that is in force, in full; the short card says so where there is none. */
export const showFullText = async (sources: BenefitSources, turn: Turn, topic: Topic): Promise<Reply> => {
  const { language } = turn
  const say = texts(language)
  const { inForce } = sortByStanding(await articlesOf(sources, topic), turn.now.toISODate())
  if (inForce.length === 0) return showTopic(sources, turn, topic, {})
  const shown = await explain(sources, inForce)
  const provenance = provenanceOf(shown, language)
  const card: Card = {
    name: 'benefits/full-text',
    view: {
      heading: say('full.heading', { topic: say(`topic.${topic}`) }),
      articles: shown.map((item) => fullTextView(item, language)),
    },
    summary: say('full.summary', { topic: say(`topic.${topic}`) }),
    ...(provenance && { provenance }),
    next: [
      askButton(say('button.short'), { topic }, language),
      ...(topic === 'health_check' ? [scheduleButton(language)] : []),
      overviewButton(language),
    ],
  }
  return { cards: [card] }
}
