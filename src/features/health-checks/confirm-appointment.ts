import type { Person } from '../../core/people/person.ts'
import { keep, put, type Stored } from '../../core/store/store.ts'
import { type Appointment, appointmentId, appointments, isOpen } from './appointment.ts'
import { type BookingDesk, decideAndCommit } from './booking-desk.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import { type CampaignId, campaigns } from './campaign.ts'
import type { Check } from './find-check.ts'
import { dayOf, hasBegun, type SlotId, slots } from './slot.ts'

export type OwnRefusal = BookingRefusal<
  'no-appointment' | 'not-yours' | 'outdated' | 'too-late' | 'not-found'
>

/** Whose appointment, and the slot that the button showed: another than that of today is out of date. */
export type OwnAppointment = {
  readonly person: Person
  readonly campaign: CampaignId
  readonly slot?: SlotId | undefined
}

export type Confirmed = { readonly ok: true; readonly check: Check }

/** The person says that they will come. Twice is once. */
export const confirmAppointment = (
  desk: BookingDesk,
  own: OwnAppointment,
): Promise<Confirmed | OwnRefusal | BookingRefusal<'busy'>> =>
  decideAndCommit<Confirmed, OwnRefusal>(desk, own.slot, async () => {
    const found = await findOwn(desk, own)
    if ('ok' in found) return found
    const { stored, check } = found
    if (stored.document.state === 'waiting') return refuse('no-appointment')
    const appointment: Appointment = { ...stored.document, state: 'confirmed' }
    return {
      changes:
        stored.document.state === 'confirmed'
          ? []
          : [
              keep(slots, check.slot.id, found.slotVersion),
              put(appointments, stored.id, appointment, stored.version),
            ],
      outcome: { ok: true, check: { ...check, appointment } },
    }
  })

type Found = {
  readonly stored: Stored<Appointment>
  readonly check: Check
  readonly slotVersion: number
}

/** The appointment or place in a line that a person has in a campaign, while the slot has not begun. */
export const findOwn = async (
  { store, clock, organisation }: BookingDesk,
  { person, campaign: id, slot: shown }: OwnAppointment,
): Promise<Found | OwnRefusal> => {
  const stored = await store.get(appointments, appointmentId(id, person.id))
  if (!stored || !(isOpen(stored.document) || stored.document.state === 'waiting'))
    return refuse('no-appointment')
  if (shown !== undefined && shown !== stored.document.slot) return refuse('outdated')
  const campaign = await store.get(campaigns, id)
  const slot = await store.get(slots, stored.document.slot)
  if (!campaign || !slot) return refuse('not-found')
  if (hasBegun(slot.document, clock(), organisation.zone))
    return refuse('too-late', { day: dayOf(slot.document) })
  return {
    stored,
    slotVersion: slot.version,
    check: { campaign: campaign.document, appointment: stored.document, slot: slot.document },
  }
}
