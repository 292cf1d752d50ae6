import type { PersonToAsk } from '../../core/people/contact-of.ts'
import { contactOf } from '../../core/people/contact-of.ts'
import type { Directory } from '../../core/people/directory.ts'
import type { Organisation } from '../../core/people/organisation.ts'
import type { Store } from '../../core/store/store.ts'
import { type Article, articles } from './article.ts'
import type { Topic } from './topic.ts'

export type BenefitSources = {
  readonly store: Store
  readonly directory: Directory
  readonly organisation: Organisation
}

/** Far above what staff could read of one topic. */
const limit = 500

export const articlesOf = async ({ store }: BenefitSources, topic: Topic): Promise<readonly Article[]> => {
  const page = await store.find(articles, { index: 'topic', equals: topic, limit })
  return page.items.map(({ document }) => document)
}

export const allArticles = async ({ store }: BenefitSources): Promise<readonly Article[]> => {
  const page = await store.find(articles, { index: 'topic', limit })
  return page.items.map(({ document }) => document)
}

/** An article with the person to ask about it. */
export type Explained = { readonly article: Article; readonly contact: PersonToAsk }

export const explain = (sources: BenefitSources, found: readonly Article[]): Promise<readonly Explained[]> =>
  Promise.all(
    found.map(async (article) => ({
      article,
      contact: await contactOf(sources, article.contact, 'union_benefits'),
    })),
  )
