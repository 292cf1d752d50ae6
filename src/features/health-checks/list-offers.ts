import type { Person } from '../../core/people/person.ts'
import { findAll } from '../../core/store/every-document.ts'
import type { Store } from '../../core/store/store.ts'
import type { BookingDesk } from './booking-desk.ts'
import { type Campaign, planOf } from './campaign.ts'
import { siteOf, unsuitable } from './check-eligible.ts'
import { isInvited } from './invitation.ts'
import { loadPlaces } from './load-places.ts'
import { loadCampaigns } from './load-schedule.ts'
import { freePlaces, type Places, places } from './places.ts'
import { dayOf, hasBegun, type Slot, slots } from './slot.ts'

/** A slot that suits somebody: at a clinic of their site, on a day ashore, not begun. */
export type Offer = {
  readonly slot: Slot
  readonly free: number
  readonly waiting: number
}

export const slotsOf = async (
  store: Pick<Store, 'find'>,
  campaign: Pick<Campaign, 'id'>,
): Promise<readonly Slot[]> => {
  const all = await findAll(store, slots, { index: 'campaign', equals: campaign.id })
  return all.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
}

/** Slots of a campaign that suit a person, those of their unit's own days first, each part in the order of time. */
export const listOffers = async (
  desk: Pick<BookingDesk, 'store' | 'directory' | 'organisation' | 'clock'>,
  person: Person,
  campaign: Campaign,
): Promise<readonly Offer[]> => {
  const { store, clock, organisation } = desk
  const site = await siteOf(desk, person)
  const suitable = (await slotsOf(store, campaign)).filter(
    (slot) =>
      !hasBegun(slot, clock(), organisation.zone) && unsuitable(person, campaign, slot, site) === undefined,
  )
  const taken = await placesOf(store, suitable)
  const ownDays = planOf(campaign, person.unit)?.days ?? []
  const isOwn = (slot: Slot): boolean => ownDays.includes(dayOf(slot))
  return [...suitable.filter(isOwn), ...suitable.filter((slot) => !isOwn(slot))].map((slot) => {
    const of = taken.get(slot.id)
    return {
      slot,
      free: of ? freePlaces(of, slot.capacity) : slot.capacity,
      waiting: of?.waiting.length ?? 0,
    }
  })
}

const placesOf = async (
  store: Pick<Store, 'get' | 'getMany' | 'find'>,
  wanted: readonly Slot[],
): Promise<ReadonlyMap<string, Places>> => {
  const stored = await store.getMany(
    places,
    wanted.map(({ id }) => id),
  )
  const known = new Map<string, Places>(stored.map(({ id, document }) => [id, document]))
  for (const { id } of wanted) {
    const made = known.has(id) ? undefined : await loadPlaces(store, id)
    if (made) known.set(id, made.places)
  }
  return known
}

/** The campaigns in which a person may book now, the next to end first. */
export const bookableCampaigns = async (
  desk: Pick<BookingDesk, 'store' | 'organisation' | 'clock'>,
  person: Person,
): Promise<readonly Campaign[]> => {
  const today = desk.clock().setZone(desk.organisation.zone).toFormat('yyyy-MM-dd')
  const open = (await loadCampaigns(desk)).filter(({ state, to }) => state === 'open' && today <= to)
  const invited: Campaign[] = []
  for (const campaign of open) if (await isInvited(desk.store, campaign, person)) invited.push(campaign)
  return invited.sort((a, b) => (a.to < b.to ? -1 : 1))
}
