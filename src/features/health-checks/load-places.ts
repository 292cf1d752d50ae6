import { findAll } from '../../core/store/every-document.ts'
import { absent, type Change, keep, put, type Store, type Stored } from '../../core/store/store.ts'
import { appointments, holdsPlace } from './appointment.ts'
import { type Places, places } from './places.ts'
import { type Slot, type SlotId, slots } from './slot.ts'

/** A slot and who has its places, as they were read. */
export type SlotPlaces = {
  readonly slot: Stored<Slot>
  readonly places: Places
  /** What a commit of the places has to name. */
  readonly seen: number
}

/** undefined: there is no such slot. */
export const loadPlaces = async (
  store: Pick<Store, 'get' | 'find'>,
  id: SlotId,
): Promise<SlotPlaces | undefined> => {
  const slot = await store.get(slots, id)
  if (!slot) return undefined
  const stored = await store.get(places, id)
  if (stored) return { slot, places: stored.document, seen: stored.version }
  return { slot, places: await madeOfAppointments(store, slot.document), seen: absent }
}

/** Where nobody has booked in chat yet, appointments of the data file say who has a place. */
const madeOfAppointments = async (store: Pick<Store, 'find'>, { id, campaign }: Slot): Promise<Places> => {
  const made = await findAll(store, appointments, { index: 'slot', equals: id })
  const held = made.filter(holdsPlace).map(({ person }) => person)
  return { id, campaign, held, waiting: [], revision: 0 }
}

/** The changes that put places down, on the slot as it was seen: its capacity is what was decided by. */
export const placesChanges = ({ slot, seen }: SlotPlaces, next: Places): readonly Change[] => [
  keep(slots, slot.id, slot.version),
  put(places, slot.id, { ...next, revision: next.revision + 1 }, seen),
]
