import type { Person } from '../../core/people/person.ts'
import { type Appointment, appointments, isOpen } from './appointment.ts'
import type { BookingDesk } from './booking-desk.ts'
import { campaigns } from './campaign.ts'
import type { Check } from './find-check.ts'
import { hasBegun, slots } from './slot.ts'

/** What a person has before them: a place, or one in a line; the next in time. */
export const findComing = async (
  desk: Pick<BookingDesk, 'store' | 'organisation' | 'clock'>,
  person: Person,
): Promise<Check | undefined> => {
  const { store, clock, organisation } = desk
  const found = await store.find(appointments, { index: 'person', equals: person.id, limit: 200 })
  const coming: Check[] = []
  for (const { document: appointment } of found.items.filter(({ document }) => matters(document))) {
    const slot = (await store.get(slots, appointment.slot))?.document
    const campaign = (await store.get(campaigns, appointment.campaign))?.document
    if (slot && campaign && !hasBegun(slot, clock(), organisation.zone))
      coming.push({ campaign, appointment, slot })
  }
  return coming.sort((a, b) => (a.slot.start < b.slot.start ? -1 : 1))[0]
}

const matters = (appointment: Appointment): boolean => isOpen(appointment) || appointment.state === 'waiting'
