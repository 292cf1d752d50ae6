import { z } from 'zod'
import { type PersonId, personIdSchema } from '../../core/people/person.ts'
import { byId } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import { campaignIdSchema } from './campaign.ts'
import { slotIdSchema } from './slot.ts'

const placesSchema = z.strictObject({
  /** That of the slot. */
  id: slotIdSchema,
  campaign: campaignIdSchema,
  /** Those who have a place, in the order they got it. */
  held: z.array(personIdSchema),
  /** Those who get the next one, in this order. */
  waiting: z.array(personIdSchema),
  /** Counts its changes: names of notices are made of it. */
  revision: z.int().min(0).default(0),
})

/** Who has a place of one slot. It alone decides: whatever gives or takes a place commits it. */
export type Places = z.infer<typeof placesSchema>

export const places: Collection<Places> = {
  name: 'health-check-places',
  schema: placesSchema,
  indexes: { ...byId, campaign: ({ campaign }) => campaign },
}

export const freePlaces = ({ held }: Places, capacity: number): number => Math.max(0, capacity - held.length)

/** The person is neither among those who have a place nor among those who wait. */
export const without = (places: Places, person: PersonId): Places => ({
  ...places,
  held: places.held.filter((id) => id !== person),
  waiting: places.waiting.filter((id) => id !== person),
})

/** The place of one person is another's, where it stood in the order. 'not-held': the first of them has none. */
export const handedOver = (places: Places, from: PersonId, to: PersonId): Places | 'not-held' =>
  places.held.includes(from)
    ? {
        ...places,
        held: places.held.map((id) => (id === from ? to : id)),
        waiting: places.waiting.filter((id) => id !== to),
      }
    : 'not-held'

/** 'full': there is no place left, or the places left are of those who have waited longer. */
export const withHeld = (places: Places, person: PersonId, capacity: number): Places | 'full' => {
  if (places.held.includes(person)) return places
  const others = without(places, person)
  return freePlaces(others, capacity) > others.waiting.length
    ? { ...others, held: [...others.held, person] }
    : 'full'
}

export const withWaiting = (places: Places, person: PersonId): Places =>
  places.held.includes(person) || places.waiting.includes(person)
    ? places
    : { ...places, waiting: [...places.waiting, person] }

/** Gives what is free to those who wait, in their order. */
export const fill = (
  places: Places,
  capacity: number,
): { readonly places: Places; readonly promoted: readonly PersonId[] } => {
  const promoted = places.waiting.slice(0, freePlaces(places, capacity))
  return {
    places: {
      ...places,
      held: [...places.held, ...promoted],
      waiting: places.waiting.slice(promoted.length),
    },
    promoted,
  }
}

/** Where somebody stands in the line, from 1; 0 for who is not in it. */
export const lineOf = ({ waiting }: Places, person: PersonId): number => waiting.indexOf(person) + 1
