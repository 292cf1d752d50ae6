import { z } from 'zod'
import type { Collection } from '../../core/store/store.ts'

/** So many new incidents within `stormMinutes` each get a card; what comes beyond is told on one card together. */
const cardsBeforeStorm = 5
const stormMinutes = 10

const windowSchema = z.strictObject({
  /** When the last incidents came up, in milliseconds, the oldest first. */
  recent: z.array(z.number()),
  storm: z.strictObject({ id: z.string(), last: z.number() }).optional(),
})

/** How fast incidents come up; one document, `window`. */
export type StormWindow = z.infer<typeof windowSchema>

export const storms: Collection<StormWindow> = { name: 'storms', schema: windowSchema, indexes: {} }

export const noStorm: StormWindow = { recent: [] }

/** Counts one more incident. `storm` of the answer: it is told on that storm's card. */
export const countIncident = (
  window: StormWindow,
  now: number,
  newId: () => string,
): { readonly window: StormWindow; readonly storm: string | undefined } => {
  const since = now - stormMinutes * 60_000
  const recent = [...window.recent.filter((at) => at > since), now].slice(-cardsBeforeStorm - 1)
  const going = window.storm && window.storm.last > since ? window.storm : undefined
  if (recent.length <= cardsBeforeStorm)
    return { window: { recent, ...(going && { storm: going }) }, storm: undefined }
  const storm = going ? { ...going, last: now } : { id: newId(), last: now }
  return { window: { recent, storm }, storm: storm.id }
}
