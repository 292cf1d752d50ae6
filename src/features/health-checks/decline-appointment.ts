import { put } from '../../core/store/store.ts'
import { type Appointment, appointments, type DeclineReason } from './appointment.ts'
import { type BookingDesk, decideAndCommit } from './booking-desk.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import { findOwn, type OwnAppointment, type OwnRefusal } from './confirm-appointment.ts'
import type { Check } from './find-check.ts'
import { loadPlaces } from './load-places.ts'
import { without } from './places.ts'
import { changesWithPromotion } from './promote.ts'

export type Declined = { readonly ok: true; readonly check: Check }

/** Gives a place, or one in a line, back; in the same commit who waited longest gets it and is told. */
export const declineAppointment = (
  desk: BookingDesk,
  own: OwnAppointment,
  declined: DeclineReason,
): Promise<Declined | OwnRefusal | BookingRefusal<'busy'>> =>
  decideAndCommit<Declined, OwnRefusal>(desk, own.slot, async () => {
    const found = await findOwn(desk, own)
    if ('ok' in found) return found
    const { stored, check } = found
    const loaded = await loadPlaces(desk.store, check.slot.id)
    if (!loaded) return refuse('not-found')
    const { sequence } = stored.document
    const appointment: Appointment = {
      ...stored.document,
      state: 'cancelled',
      sequence: sequence + 1,
      declined,
    }
    return {
      changes: [
        ...(await changesWithPromotion(desk, loaded, without(loaded.places, own.person.id))),
        put(appointments, stored.id, appointment, stored.version),
      ],
      outcome: { ok: true, check: { ...check, appointment } },
    }
  })
