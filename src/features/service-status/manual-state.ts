import { z } from 'zod'
import { personIdSchema, siteIdSchema } from '../../core/people/person.ts'
import type { Collection } from '../../core/store/store.ts'
import { momentSchema } from './moment.ts'
import { serviceIdSchema } from './service.ts'
import { states } from './state.ts'

/** A state that a person has set, whatever incidents and works say. `to`: when it was taken back or replaced. */
const manualStateSchema = z.strictObject({
  id: z.string().min(1).max(80),
  service: serviceIdSchema,
  sites: z.array(siteIdSchema).min(1),
  state: z.enum(states),
  reason: z.string().min(1).max(500),
  by: z.strictObject({ id: personIdSchema, name: z.string() }),
  from: momentSchema,
  to: momentSchema.optional(),
})

export type ManualState = z.infer<typeof manualStateSchema>

/** Also the history: what was set stays, with its author and reason. */
export const manualStates: Collection<ManualState> = {
  name: 'manual-states',
  schema: manualStateSchema,
  indexes: {
    standing: ({ to, service }) => (to === undefined ? service : undefined),
    history: ({ service, from }) => `${service}|${from}`,
  },
}

/** The one that stands for a service at a place; the latest where there are several. */
export const standingState = (
  standing: readonly ManualState[],
  scope: { readonly service: string; readonly site?: string | undefined },
): ManualState | undefined =>
  standing
    .filter(
      ({ service, sites }) =>
        service === scope.service && (scope.site === undefined || sites.some((site) => site === scope.site)),
    )
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1)
