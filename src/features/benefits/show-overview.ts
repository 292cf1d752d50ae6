import type { Card, Provenance, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { formatDay } from '../../core/time/format.ts'
import { sortByStanding } from './article.ts'
import { topicButton } from './buttons.ts'
import { allArticles, type BenefitSources } from './find-articles.ts'
import { texts } from './texts.ts'
import { topics } from './topic.ts'

/** The six topics: what to ask about when no topic was named. */
export const showOverview = async (sources: BenefitSources, turn: Turn): Promise<Reply> => {
  const { language } = turn
  const say = texts(language)
  const provenance = await overviewProvenance(sources, turn)
  const card: Card = {
    name: 'benefits/overview',
    view: {
      heading: say('overview.heading'),
      intro: say('overview.intro'),
      topics: topics.map((topic) => ({ title: say(`topic.${topic}`), line: say(`line.${topic}`) })),
    },
    summary: say('overview.summary'),
    ...(provenance && { provenance }),
    next: topics.map((topic) => topicButton(topic, language)),
  }
  return { cards: [card] }
}

/** The rules as a whole stand as they do since the day on which the youngest of them took effect. */
const overviewProvenance = async (
  sources: BenefitSources,
  { language, now }: Turn,
): Promise<Provenance | undefined> => {
  const { inForce } = sortByStanding(await allArticles(sources), now.toISODate())
  const youngest = inForce
    .map(({ effectiveFrom }) => effectiveFrom)
    .sort()
    .at(-1)
  const { contacts } = sources.organisation
  if (youngest === undefined) return undefined
  return {
    source: texts(language)('overview.source'),
    owner: (contacts.union_benefits ?? contacts.other).name,
    validFrom: formatDay(youngest, language),
  }
}
