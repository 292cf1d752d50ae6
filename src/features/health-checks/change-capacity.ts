import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { put } from '../../core/store/store.ts'
import type { BookingDesk } from './booking-desk.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import { campaigns } from './campaign.ts'
import { loadPlaces } from './load-places.ts'
import { mayRun } from './policy.ts'
import { changesWithPromotion } from './promote.ts'
import { mostPeople, type Slot, type SlotId, slots } from './slot.ts'

export type CapacityChanged = { readonly ok: true; readonly slot: Slot }
export type CapacityRefusal = BookingRefusal<
  'not-found' | 'not-yours' | 'bad-capacity' | 'below-booked' | 'busy'
>

/** Somebody who changes the same slot may win this often before an officer is asked to press again. */
const maximalAttempts = 60

/**
 * Gives a slot another number of places. More of them go to those who wait, in the same commit; fewer than are booked
 * are refused, since nobody loses a place.
 */
export const changeCapacity = async (
  desk: BookingDesk,
  officer: Person,
  change: { readonly slot: SlotId; readonly capacity: number },
): Promise<CapacityChanged | CapacityRefusal> => {
  const { capacity } = change
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > mostPeople)
    return refuse('bad-capacity', { capacity, most: mostPeople })
  const deed = {
    actor: actorOf(officer),
    action: 'health-check.capacity-changed',
    subject: `health-check-slot/${encodeURIComponent(change.slot)}`,
    details: { capacity },
  }
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    let changed: Slot | undefined
    const committed = await commitAudited<CapacityRefusal>(desk.store, desk.clock, deed, async () => {
      const loaded = await loadPlaces(desk.store, change.slot)
      const slot = loaded?.slot.document
      const campaign = slot && (await desk.store.get(campaigns, slot.campaign))?.document
      if (!loaded || !slot || !campaign) return refuse('not-found')
      if (!mayRun(officer, campaign)) return refuse('not-yours')
      const booked = loaded.places.held.length
      if (capacity < booked) return refuse('below-booked', { booked, capacity })
      changed = { ...slot, capacity }
      const changes = await changesWithPromotion(desk, loaded, loaded.places, capacity)
      return [
        ...changes.filter(({ collection }) => collection.name !== slots.name),
        put(slots, slot.id, changed, loaded.slot.version),
      ]
    })
    if (committed.ok && changed) return { ok: true, slot: changed }
    if ('code' in committed) return committed
  }
  return refuse('busy')
}
