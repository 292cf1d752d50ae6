import { DateTime } from 'luxon'
import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { Person } from '../../core/people/person.ts'
import { type Change, keep, put, type Stored } from '../../core/store/store.ts'
import { type Appointment, appointmentId, appointments, isOpen } from './appointment.ts'
import type { BookingDesk } from './booking-desk.ts'
import { type Campaign, type CampaignId, campaigns } from './campaign.ts'
import { checkEligible } from './check-eligible.ts'
import { loadPlaces, placesChanges, type SlotPlaces } from './load-places.ts'
import { handedOver } from './places.ts'
import { mayRun } from './policy.ts'
import { noticePart, promotedKind } from './promote.ts'
import type { Slot } from './slot.ts'
import { refuseSwap, type SwapRefusal } from './swap-refusal.ts'

/** Two people of one campaign who want each other's time. */
export type Swap = { readonly campaign: CampaignId; readonly first: Person; readonly second: Person }

/** The time that each of the two has from now on. */
export type Swapped = { readonly ok: true; readonly first: Slot; readonly second: Slot }

/** Other processes may win this often before an officer is asked to press again. */
const maximalAttempts = 60

/**
 * Two people exchange their places because they asked an officer of the campaign: both or neither, recorded, and told
 * to both in the same commit. Each must suit the other's time by the rules of booking; lines of waiting stay as they
 * are, since no place becomes free.
 */
export const swapPlaces = async (
  desk: BookingDesk,
  officer: Person,
  swap: Swap,
): Promise<Swapped | SwapRefusal> => {
  let sides: Sides | undefined
  const deed = () => ({
    actor: actorOf(officer),
    action: 'health-check.swapped',
    subject: `health-check/${encodeURIComponent(swap.campaign)}`,
    details: {
      people: [swap.first.id, swap.second.id],
      slots: (sides ?? []).map(({ loaded }) => encodeURIComponent(loaded.slot.id)),
    },
  })
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    const committed = await commitAudited<SwapRefusal>(desk.store, desk.clock, deed, async () => {
      sides = undefined
      const campaign = await desk.store.get(campaigns, swap.campaign)
      if (!campaign || !mayRun(officer, campaign.document)) return refuseSwap('not-yours')
      const found = await findSides(desk, campaign.document, swap)
      if ('ok' in found) return found
      sides = found
      return changesOf(desk, campaign, found)
    })
    if (committed.ok && sides) {
      const [one, other] = sides
      return { ok: true, first: other.loaded.slot.document, second: one.loaded.slot.document }
    }
    if ('code' in committed) return committed
  }
  return refuseSwap('busy')
}

/** One of the two, with what they have as it was read. */
type Side = {
  readonly person: Person
  readonly appointment: Stored<Appointment>
  readonly loaded: SlotPlaces
}

type Sides = readonly [Side, Side]

const findSides = async (
  desk: BookingDesk,
  campaign: Campaign,
  { first, second }: Swap,
): Promise<Sides | SwapRefusal> => {
  if (first.id === second.id) return refuseSwap('same-person', { name: first.name })
  const one = await findSide(desk, campaign, first)
  if ('ok' in one) return one
  const other = await findSide(desk, campaign, second)
  if ('ok' in other) return other
  if (one.loaded.slot.id === other.loaded.slot.id)
    return refuseSwap('same-slot', { first: first.name, second: second.name })
  const refused =
    (await checkSide(desk, campaign, one, other)) ?? (await checkSide(desk, campaign, other, one))
  return refused ?? [one, other]
}

const findSide = async (
  { store }: BookingDesk,
  campaign: Campaign,
  person: Person,
): Promise<Side | SwapRefusal> => {
  const { name } = person
  const appointment = await store.get(appointments, appointmentId(campaign.id, person.id))
  if (appointment?.document.state === 'attended') return refuseSwap('already-attended', { name })
  const loaded =
    appointment && isOpen(appointment.document) && (await loadPlaces(store, appointment.document.slot))
  return loaded ? { person, appointment, loaded } : refuseSwap('no-appointment', { name })
}

/** Why this person may not have the other's time. */
const checkSide = async (
  desk: BookingDesk,
  campaign: Campaign,
  { person }: Side,
  { loaded }: Side,
): Promise<SwapRefusal | undefined> => {
  const refused = await checkEligible(desk, person, campaign, loaded.slot.document)
  return refused && refuseSwap(refused.code, { ...refused.values, name: person.name })
}

const changesOf = async (
  desk: BookingDesk,
  campaign: Stored<Campaign>,
  [one, other]: Sides,
): Promise<readonly Change[] | SwapRefusal> => {
  const first = handedOver(one.loaded.places, one.person.id, other.person.id)
  const second = handedOver(other.loaded.places, other.person.id, one.person.id)
  // Read while one of them was moving: what was read of them does not belong together.
  if (first === 'not-held' || second === 'not-held') return refuseSwap('busy')
  return [
    keep(campaigns, campaign.id, campaign.version),
    ...placesChanges(one.loaded, first),
    ...placesChanges(other.loaded, second),
    ...(await seatIn(desk, one, other.loaded.slot.document)),
    ...(await seatIn(desk, other, one.loaded.slot.document)),
  ]
}

/** The person's appointment at its new time, and a word to them about it. A confirmation was of the time before. */
const seatIn = async (
  { notices, organisation }: BookingDesk,
  { person, appointment: { id, document, version } }: Side,
  slot: Slot,
): Promise<readonly Change[]> => {
  const sequence = document.sequence + 1
  const start = DateTime.fromISO(slot.start, { zone: organisation.zone })
  return [
    put(appointments, id, { ...document, slot: slot.id, state: 'booked' as const, sequence }, version),
    ...(await notices.changesOf({
      id: `${promotedKind}.swapped.${noticePart(slot.campaign)}.${noticePart(person.id)}.${sequence}`,
      kind: promotedKind,
      people: [person.id],
      data: { campaign: slot.campaign, slot: slot.id, swapped: true },
      ...(start.isValid && { expiresAt: start }),
    })),
  ]
}
