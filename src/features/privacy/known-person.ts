import { z } from 'zod'
import { personIdSchema } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'

const knownPersonSchema = z.strictObject({
  person: personIdSchema,
  name: z.string(),
  /** Since when the directory no longer has them; UTC. */
  gone: z.iso.datetime().optional(),
  /** Documents that were erased or made anonymous so far. */
  erased: z.int().nonnegative().default(0),
})

/** Somebody whom the directory has, or had: by this they are found when they have left. The id is the account. */
export type KnownPerson = z.infer<typeof knownPersonSchema>

export const knownPeople: Collection<KnownPerson> = {
  name: 'known-people',
  schema: knownPersonSchema,
  indexes: { person: ({ person }) => person, gone: ({ gone }) => gone },
}

/** Days for which somebody is missing before they count as a leaver: a directory may be wrong for a weekend. */
export const daysUntilErased = 30
