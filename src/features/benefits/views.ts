import { literal } from '../../core/conversation/markdown.ts'
import type { Provenance, View } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { PersonToAsk } from '../../core/people/contact-of.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Article } from './article.ts'
import type { Explained } from './find-articles.ts'
import { texts } from './texts.ts'

/** A rule that is in force: the short answer and its facts. */
export const articleView = ({ article, contact }: Explained, language: Language): View => ({
  title: literal(inLanguage(article.title, language)),
  short: literal(inLanguage(article.short, language)),
  facts: facts(article, contact, language),
})

/** A rule that is in force, part by part. */
export const fullTextView = ({ article, contact }: Explained, language: Language): View => ({
  title: literal(inLanguage(article.title, language)),
  parts: article.parts.map(({ heading, text }) => ({
    heading: literal(inLanguage(heading, language)),
    text: literal(inLanguage(text, language)),
  })),
  facts: facts(article, contact, language),
})

const facts = (article: Article, contact: PersonToAsk, language: Language): readonly View[] => {
  const say = texts(language)
  const { number, date, title } = article.document
  const document = say('document.line', {
    number,
    date: formatDay(date, language),
    title: inLanguage(title, language),
  })
  return [
    { title: say('fact.entitled'), value: literal(inLanguage(article.entitled, language)) },
    { title: say('fact.contact'), value: literal(contactLine(contact, language)) },
    { title: say('fact.document'), value: literal(document) },
    ...(article.effectiveTo
      ? [{ title: say('fact.until'), value: formatDay(article.effectiveTo, language) }]
      : []),
    { title: say('fact.reviewed'), value: formatDay(article.reviewedOn, language) },
  ]
}

/** A rule that expired: that it did, and whom to ask; nothing of what it said. */
export const expiredView = ({ article, contact }: Explained, replaced: boolean, language: Language): View => {
  const say = texts(language)
  const text = say('expired.text', {
    title: inLanguage(article.title, language),
    document: shortDocument(article, language),
    date: formatDay(article.effectiveTo ?? '', language),
    contact: contactLine(contact, language),
  })
  return {
    style: 'warning',
    heading: say('expired.heading'),
    text: literal(text),
    more: say(replaced ? 'expired.offer' : 'expired.nothing'),
  }
}

/** A rule of the future: from when it applies, and what it will say when that was asked for. */
export const upcomingView = (article: Article, withContent: boolean, language: Language): View => {
  const say = texts(language)
  const text = say('upcoming.text', {
    title: inLanguage(article.title, language),
    document: shortDocument(article, language),
    date: formatDay(article.effectiveFrom, language),
  })
  return {
    style: 'accent',
    heading: say('upcoming.heading'),
    text: literal(text),
    more: withContent ? literal(inLanguage(article.short, language)) : '',
  }
}

/** Name, what the person does, how to reach them. */
export const contactLine = ({ name, role, phone, email }: PersonToAsk, language: Language): string =>
  [name, role && inLanguage(role, language), phone, email].filter(Boolean).join(', ')

/** Where a card's rules come from; undefined when it shows none. */
export const provenanceOf = (shown: readonly Explained[], language: Language): Provenance | undefined => {
  const youngest = shown
    .map(({ article }) => article.effectiveFrom)
    .sort()
    .at(-1)
  if (youngest === undefined) return undefined
  return {
    source: unique(shown.map(({ article }) => shortDocument(article, language))),
    owner: unique(shown.map(({ contact }) => contact.name)),
    validFrom: formatDay(youngest, language),
  }
}

const shortDocument = ({ document: { number, date } }: Article, language: Language): string =>
  texts(language)('document.short', { number, date: formatDay(date, language) })

const unique = (names: readonly string[]): string => [...new Set(names)].join('; ')
