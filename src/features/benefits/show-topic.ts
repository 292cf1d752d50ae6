import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, Reply, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay } from '../../core/time/format.ts'
import type { DayRange, Slots } from '../../core/understanding/intent.ts'
import type { Article } from './article.ts'
import { askedPeriod } from './asked-period.ts'
import { askButton, fullTextButton, overviewButton, scheduleButton } from './buttons.ts'
import { articlesOf, type BenefitSources, type Explained, explain } from './find-articles.ts'
import { type Selection, selectArticles } from './select-articles.ts'
import { type Say, texts } from './texts.ts'
import type { Topic } from './topic.ts'
import { articleView, contactLine, expiredView, provenanceOf, upcomingView } from './views.ts'

/** The rules of a topic: those in force with their short answers; what expired or is to come only as such. */
export const showTopic = async (
  sources: BenefitSources,
  turn: Turn,
  topic: Topic,
  slots: Slots,
): Promise<Reply> => {
  const { language } = turn
  const today = turn.now.toISODate()
  const period = askedPeriod(slots)
  const selection = selectArticles(await articlesOf(sources, topic), period, today)
  const inForce = await explain(sources, selection.inForce)
  const expired = await explain(sources, selection.expired)
  const provenance = provenanceOf(inForce, language)
  const card: Card = {
    name: 'benefits/topic',
    view: {
      heading: texts(language)(`topic.${topic}`),
      notices: [
        ...(selection.missing && period ? [missingNotice(topic, period, turn)] : []),
        ...expired.map((item) => expiredView(item, selection.replaced, language)),
        ...(inForce.length + expired.length + selection.upcoming.length === 0
          ? [noneNotice(sources, turn)]
          : []),
      ],
      articles: inForce.map((item) => articleView(item, language)),
      later: selection.upcoming.map((article) => upcomingView(article, inForce.length === 0, language)),
    },
    summary: summary(topic, selection, turn),
    ...(provenance && { provenance }),
    next: nextSteps(topic, selection, inForce, turn),
  }
  return { cards: [card] }
}

const missingNotice = (topic: Topic, period: DayRange, { language }: Turn): View => {
  const say = texts(language)
  const text = say('missing.text', {
    topic: say(`topic.${topic}`),
    period: periodName(period, say, language),
  })
  return {
    style: 'warning',
    heading: say('missing.heading'),
    text: literal(text),
    more: say('missing.offer'),
  }
}

const periodName = ({ from, to }: DayRange, say: Say, language: Turn['language']): string => {
  const year = from.slice(0, 4)
  return from === `${year}-01-01` && to === `${year}-12-31`
    ? say('period.year', { year })
    : say('period.range', { from: formatDay(from, language), to: formatDay(to, language) })
}

const noneNotice = ({ organisation }: BenefitSources, { language }: Turn): View => {
  const say = texts(language)
  const contact = organisation.contacts.union_benefits ?? organisation.contacts.other
  const text = say('none.text', { contact: contactLine(contact, language) })
  return { style: 'warning', heading: say('overview.none'), text: literal(text), more: '' }
}

const summary = (
  topic: Topic,
  { inForce: [current], expired: [expired], upcoming: [upcoming] }: Selection,
  { language }: Turn,
): string => {
  const say = texts(language)
  const title = (article: Article) => inLanguage(article.title, language)
  if (current)
    return say('summary.current', {
      topic: say(`topic.${topic}`),
      short: inLanguage(current.short, language),
    })
  if (expired)
    return say('summary.expired', {
      title: title(expired),
      date: formatDay(expired.effectiveTo ?? '', language),
    })
  return upcoming
    ? say('summary.upcoming', { title: title(upcoming), date: formatDay(upcoming.effectiveFrom, language) })
    : say('overview.none')
}

const nextSteps = (
  topic: Topic,
  { upcoming, replaced }: Selection,
  inForce: readonly Explained[],
  { language, now }: Turn,
): Button[] => {
  const say = texts(language)
  const [later] = upcoming.filter(({ effectiveFrom }) => Number(effectiveFrom.slice(0, 4)) > now.year)
  const current = inForce.length === 0 && replaced
  return [
    ...(inForce.length > 0 ? [fullTextButton(topic, language)] : []),
    ...(current ? [askButton(say('button.current'), { topic }, language)] : []),
    ...(later && inForce.length > 0 ? [laterButton(topic, later, language)] : []),
    ...(topic === 'health_check' ? [scheduleButton(language)] : []),
    overviewButton(language),
  ]
}

const laterButton = (topic: Topic, { effectiveFrom }: Article, language: Turn['language']): Button =>
  askButton(
    texts(language)('button.upcoming', { date: formatDay(effectiveFrom, language) }),
    { topic, year: Number(effectiveFrom.slice(0, 4)) },
    language,
  )
