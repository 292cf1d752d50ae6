import { DateTime } from 'luxon'
import type { PersonId } from '../../core/people/person.ts'
import { absent, type Change, put } from '../../core/store/store.ts'
import { appointmentId, appointments } from './appointment.ts'
import type { BookingDesk } from './booking-desk.ts'
import { placesChanges, type SlotPlaces } from './load-places.ts'
import { fill, type Places } from './places.ts'
import { hasBegun } from './slot.ts'

export const promotedKind = 'health-checks.promoted'

/**
 * The changes that put a slot's places down after somebody left it or it grew: what is free goes to those who wait,
 * each with an appointment and a word about it. A slot that has begun promotes nobody.
 */
export const changesWithPromotion = async (
  desk: Pick<BookingDesk, 'store' | 'organisation' | 'clock' | 'notices'>,
  loaded: SlotPlaces,
  next: Places,
  capacity = loaded.slot.document.capacity,
): Promise<readonly Change[]> => {
  const slot = loaded.slot.document
  if (hasBegun(slot, desk.clock(), desk.organisation.zone)) return placesChanges(loaded, next)
  const filled = fill(next, capacity)
  if (filled.promoted.length === 0) return placesChanges(loaded, next)
  const start = DateTime.fromISO(slot.start, { zone: desk.organisation.zone })
  return [
    ...placesChanges(loaded, filled.places),
    ...(await appointmentsOf(desk, loaded, filled.promoted)),
    ...(await desk.notices.changesOf({
      id: `${promotedKind}.${noticePart(slot.id)}.${next.revision + 1}`,
      kind: promotedKind,
      people: filled.promoted,
      data: { campaign: slot.campaign, slot: slot.id },
      ...(start.isValid && { expiresAt: start }),
    })),
  ]
}

const appointmentsOf = async (
  { store }: Pick<BookingDesk, 'store'>,
  { slot: { document: slot } }: SlotPlaces,
  promoted: readonly PersonId[],
): Promise<readonly Change[]> => {
  const ids = promoted.map((person) => appointmentId(slot.campaign, person))
  const stored = new Map((await store.getMany(appointments, ids)).map((each) => [each.id, each]))
  return promoted.map((person) => {
    const id = appointmentId(slot.campaign, person)
    const before = stored.get(id)
    const sequence = (before?.document.sequence ?? 0) + 1
    const { campaign } = slot
    return put(
      appointments,
      id,
      { id, campaign, person, slot: slot.id, state: 'booked' as const, sequence },
      before?.version ?? absent,
    )
  })
}

/** An id as the name of a notice takes it; what it leaves out, it spells. */
export const noticePart = (id: string): string =>
  id.replace(/[^A-Za-z0-9._-]/g, (sign) => `:${sign.codePointAt(0)?.toString(16)}`)
