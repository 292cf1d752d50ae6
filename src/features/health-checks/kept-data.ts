import type { DateTime } from 'luxon'
import { keptAmong, keptBy, type PersonalData } from '../../core/people/personal-data.ts'
import { type Change, put, remove } from '../../core/store/store.ts'
import { type Appointment, appointments } from './appointment.ts'
import type { BookingDesk } from './booking-desk.ts'
import { campaigns } from './campaign.ts'
import { invitations } from './invitation.ts'
import { loadPlaces } from './load-places.ts'
import { loadCampaigns } from './load-schedule.ts'
import { places, without } from './places.ts'
import { plans, rosters } from './plan.ts'
import { changesWithPromotion } from './promote.ts'

/** What health checks keep about people: dates, attendance, and who has to attend. */
export const keptData = (desk: BookingDesk): readonly PersonalData[] => {
  const { store } = desk
  const kind = 'healthCheckPlans'
  const ofPerson = ({ id }: { readonly id: string }) => ({ index: 'person', equals: id })
  return [
    {
      ...keptBy({ kind: 'appointments', store, collection: appointments }, ofPerson),
      erase: async ({ id }) => {
        const [stored] = (await store.find(appointments, { ...ofPerson({ id }), limit: 1 })).items
        return stored
          ? [...(await givenBack(desk, stored.document)), remove(appointments, stored.id, stored.version)]
          : []
      },
      outlived: (before, limit) => outlived(desk, before, limit),
    },
    keptBy({ kind, store, collection: invitations }, ofPerson),
    keptAmong({ kind, store, collection: plans }, { index: 'id' }),
    keptAmong({ kind, store, collection: rosters, show: ({ id }) => ({ id }) }, { index: 'id' }),
    keptAmong({ kind, store, collection: campaigns }, { index: 'id' }),
  ]
}

/** A leaver's place goes to who waits for it. */
const givenBack = async (desk: BookingDesk, { slot, person }: Appointment): Promise<readonly Change[]> => {
  const loaded = await loadPlaces(desk.store, slot)
  return loaded ? changesWithPromotion(desk, loaded, without(loaded.places, person)) : []
}

/** Appointments and places of campaigns that ended before. */
const outlived = async (
  { store }: BookingDesk,
  before: DateTime<true>,
  limit: number,
): Promise<readonly Change[]> => {
  const changes: Change[] = []
  for (const { id, to } of await loadCampaigns({ store })) {
    if (to >= before.toFormat('yyyy-MM-dd') || changes.length >= limit) continue
    const ended = { index: 'campaign', equals: id, limit }
    for (const stored of (await store.find(appointments, ended)).items)
      changes.push(remove(appointments, stored.id, stored.version))
    for (const { id: slot, version, document } of (await store.find(places, ended)).items)
      if (document.held.length + document.waiting.length > 0)
        changes.push(put(places, slot, { ...document, held: [], waiting: [] }, version))
  }
  return changes
}
