import { z } from 'zod'
import { languageSchema } from '../../core/i18n/language.ts'
import type { Collection } from '../../core/store/store.ts'
import { intentSchema } from '../../core/understanding/intent.ts'

const unansweredSchema = z.strictObject({
  /** Without names and numbers: nobody can be told from it. */
  text: z.string().min(1).max(300),
  language: languageSchema,
  /** What it came nearest to. */
  nearest: intentSchema.optional(),
  count: z.int().min(1),
  /** ISO 8601, UTC. */
  last: z.iso.datetime(),
})

/** A question that Loa declined or had to ask back about, however often it came. */
export type Unanswered = z.infer<typeof unansweredSchema>

/** Ids are hashes of the text. */
export const unansweredQuestions: Collection<Unanswered> = {
  name: 'unanswered-questions',
  schema: unansweredSchema,
  indexes: { count: ({ count }) => count, last: ({ last }) => last },
}
