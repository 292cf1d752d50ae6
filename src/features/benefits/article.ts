import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { personIdSchema } from '../../core/people/person.ts'
import { byId, type KnownIds } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { topics } from './topic.ts'

/** A rule of the union or the employer about one topic, as staff read it: `benefits.json`. */
export const articleSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    topic: z.enum(topics),
    title: localizedSchema,
    /** The answer in a sentence or two. */
    short: localizedSchema,
    /** The full text, part by part. */
    parts: z.array(z.strictObject({ heading: localizedSchema, text: localizedSchema })).min(1),
    entitled: localizedSchema,
    /** Whom to ask. */
    contact: personIdSchema,
    /** What decided the rule. */
    document: z.strictObject({ number: z.string().min(1), title: localizedSchema, date: z.iso.date() }),
    effectiveFrom: z.iso.date(),
    /** Last day of the rule; open-ended when not said. */
    effectiveTo: z.iso.date().optional(),
    reviewedOn: z.iso.date(),
  })
  .refine(({ effectiveFrom, effectiveTo }) => effectiveTo === undefined || effectiveFrom <= effectiveTo, {
    message: 'ends before it begins',
    path: ['effectiveTo'],
  })

export type Article = z.infer<typeof articleSchema>

export const articles: Collection<Article> = {
  name: 'benefit-articles',
  schema: articleSchema,
  indexes: { ...byId, topic: ({ topic }) => topic },
}

/** What is wrong with an article in view of the people that there are. */
export const checkArticle = ({ contact }: Article, { people }: KnownIds): string | undefined =>
  people.has(contact) ? undefined : `contact: there is no person "${contact}"`

/** Where a day stands in the life of an article. */
type Standing = 'upcoming' | 'in-force' | 'expired'

export const standingOn = (article: Article, day: string): Standing => {
  if (day < article.effectiveFrom) return 'upcoming'
  return article.effectiveTo !== undefined && article.effectiveTo < day ? 'expired' : 'in-force'
}

/** Articles by where they stand today; `expired` and `upcoming` are the nearest to today first. */
export type Sorted = {
  readonly inForce: readonly Article[]
  readonly upcoming: readonly Article[]
  readonly expired: readonly Article[]
}

export const sortByStanding = (all: readonly Article[], today: string): Sorted => {
  const standing = (wanted: Standing) => all.filter((article) => standingOn(article, today) === wanted)
  return {
    inForce: standing('in-force').sort((a, b) => compare(a.id, b.id)),
    upcoming: standing('upcoming').sort((a, b) => compare(a.effectiveFrom, b.effectiveFrom)),
    expired: standing('expired').sort((a, b) => compare(b.effectiveTo ?? '', a.effectiveTo ?? '')),
  }
}

/** Whether an article has a day of the period among its own. */
export const appliesDuring = ({ effectiveFrom, effectiveTo }: Article, period: DayRange): boolean =>
  effectiveFrom <= period.to && (effectiveTo === undefined || period.from <= effectiveTo)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
