import { z } from 'zod'
import { siteIdSchema } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'
import { momentSchema } from './moment.ts'
import { serviceIdSchema } from './service.ts'

const hour = z.iso.time({ precision: -1 })

/** A service, a place, both, or everything. */
export const wantSchema = z.strictObject({
  service: serviceIdSchema.optional(),
  site: siteIdSchema.optional(),
})

export type Want = z.infer<typeof wantSchema>

const subscriptionSchema = z.strictObject({
  /** A person by id, or a shared place (channel, group) by its conversation. */
  kind: z.enum(['person', 'place']),
  who: z.string().min(1).max(400),
  wants: z.array(wantSchema).max(50),
  /** Nothing is said in these hours of the organisation's clock; what came up is told at their end. */
  quiet: z.strictObject({ from: hour, to: hour }).optional(),
  /** Everything of a day on one card at this hour instead of a card each. */
  digest: hour.optional(),
})

/** Who is told of incidents and works, and when. */
export type Subscription = z.infer<typeof subscriptionSchema>

const keyOf = (service: string | undefined, site: string | undefined): string =>
  `${service ?? '*'}|${site ?? '*'}`

export const subscriptions: Collection<Subscription> = {
  name: 'subscriptions',
  schema: subscriptionSchema,
  indexes: { want: ({ wants }) => wants.map(({ service, site }) => keyOf(service, site)) },
}

export const subscriptionId = ({ kind, who }: Pick<Subscription, 'kind' | 'who'>): string => `${kind}:${who}`

/** Every key under which somebody may have asked for something of these services and sites. */
export const wantKeys = (scope: {
  readonly services: readonly string[]
  readonly sites: readonly string[]
}): readonly string[] =>
  [undefined, ...scope.services].flatMap((service) =>
    [undefined, ...scope.sites].map((site) => keyOf(service, site)),
  )

export const sameWant = (one: Want, other: Want): boolean =>
  keyOf(one.service, one.site) === keyOf(other.service, other.site)

/** What came up while nobody was to be disturbed; the id is the subscription's. */
export const heldSchema = z.strictObject({
  due: momentSchema,
  incidents: z.array(z.string()),
  works: z.array(z.string()),
  /** What the lists had no room for. */
  more: z.int().nonnegative(),
})

export type Held = z.infer<typeof heldSchema>

export const heldNews: Collection<Held> = {
  name: 'held-news',
  schema: heldSchema,
  indexes: { due: ({ due }) => due },
}
