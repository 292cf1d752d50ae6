import type { Person } from '../../core/people/person.ts'
import { absent, type Change, keep, put, type Stored } from '../../core/store/store.ts'
import { type Appointment, appointmentId, appointments, isOpen } from './appointment.ts'
import { type BookingDesk, type Decided, decideAndCommit } from './booking-desk.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import { type Campaign, campaigns } from './campaign.ts'
import { checkEligible, type Ineligible } from './check-eligible.ts'
import type { Check } from './find-check.ts'
import { loadPlaces, type SlotPlaces } from './load-places.ts'
import { lineOf, withHeld, without, withWaiting } from './places.ts'
import { changesWithPromotion } from './promote.ts'
import { dayOf, hasBegun, type SlotId, slots } from './slot.ts'

/** `book` is for who has no place, `move` gives the other place back, `wait` joins the line of a full slot. */
export type Take = {
  readonly person: Person
  readonly slot: SlotId
  readonly how: 'book' | 'move' | 'wait'
  /** The slot that the button was about to leave; another than that of today is out of date. */
  readonly from?: SlotId | undefined
}

/** `line` is the place in the waiting line, from 1; 0: the person has a place. */
export type Taken = { readonly ok: true; readonly line: number; readonly check: Check }

export type TakeRefusal =
  | Ineligible
  | BookingRefusal<
      'full' | 'not-found' | 'already-booked' | 'already-attended' | 'keeps-place' | 'outdated' | 'busy'
    >

/**
 * Gives a person a place of a slot, or one in its waiting line. One commit takes the place, gives back the one that
 * they had, hands that on to who waited longest, and says so to them. Asked for twice, it is done once.
 */
export const takePlace = (desk: BookingDesk, take: Take): Promise<Taken | TakeRefusal> =>
  decideAndCommit<Taken, TakeRefusal>(desk, take.slot, () => decideTake(desk, take))

/** What a wish for a place comes to as things stand; no changes where it is so already. */
export const decideTake = async (desk: BookingDesk, take: Take): Promise<Decided<Taken> | TakeRefusal> => {
  const { store } = desk
  const target = await loadPlaces(store, take.slot)
  const slot = target?.slot.document
  const campaign = slot && (await store.get(campaigns, slot.campaign))
  if (!target || !slot || !campaign) return refuse('not-found')
  const before = await store.get(appointments, appointmentId(slot.campaign, take.person.id))
  const done = alreadySo(campaign.document, target, take, before?.document)
  if (done) return { changes: [], outcome: done }
  const refused =
    (await checkEligible(desk, take.person, campaign.document, slot)) ??
    (await checkBefore(desk, take, before?.document))
  return refused ?? seat(desk, { take, target, campaign, before })
}

/** What a second press of the same button finds. */
const alreadySo = (
  campaign: Campaign,
  { slot: { document: slot }, places }: SlotPlaces,
  { person, how }: Take,
  appointment: Appointment | undefined,
): Taken | undefined => {
  if (appointment?.slot !== slot.id) return undefined
  const waits = appointment.state === 'waiting' && how === 'wait'
  return waits || isOpen(appointment)
    ? { ok: true, line: lineOf(places, person.id), check: { campaign, appointment, slot } }
    : undefined
}

/** What the person's appointment of today has against it. */
const checkBefore = async (
  { store, clock, organisation }: BookingDesk,
  { how, from, slot }: Take,
  before: Appointment | undefined,
): Promise<
  BookingRefusal<'already-attended' | 'already-booked' | 'keeps-place' | 'outdated' | 'too-late'> | undefined
> => {
  if (before?.state === 'attended') return refuse('already-attended')
  if (from !== undefined && from !== before?.slot && slot !== before?.slot) return refuse('outdated')
  if (!before || !isOpen(before)) return undefined
  if (how === 'book') return refuse('already-booked')
  if (how === 'wait') return refuse('keeps-place')
  const left = (await store.get(slots, before.slot))?.document
  return left && hasBegun(left, clock(), organisation.zone)
    ? refuse('too-late', { day: dayOf(left) })
    : undefined
}

type Seat = {
  readonly take: Take
  readonly target: SlotPlaces
  readonly campaign: Stored<Campaign>
  readonly before: Stored<Appointment> | undefined
}

const seat = async (
  desk: BookingDesk,
  { take, target, campaign, before }: Seat,
): Promise<Decided<Taken> | BookingRefusal<'full'>> => {
  const { person, how } = take
  const slot = target.slot.document
  const held = withHeld(target.places, person.id, slot.capacity)
  if (held === 'full' && how !== 'wait') return refuse('full', { waiting: target.places.waiting.length })
  const next = held === 'full' ? withWaiting(target.places, person.id) : held
  const appointment: Appointment = {
    id: appointmentId(slot.campaign, person.id),
    campaign: slot.campaign,
    person: person.id,
    slot: slot.id,
    state: held === 'full' ? 'waiting' : 'booked',
    sequence: before ? before.document.sequence + 1 : 0,
  }
  const check = { campaign: campaign.document, appointment, slot }
  return {
    changes: [
      keep(campaigns, campaign.id, campaign.version),
      ...(await changesWithPromotion(desk, target, next)),
      ...(await leave(desk, person, before?.document, slot.id)),
      put(appointments, appointment.id, appointment, before?.version ?? absent),
    ],
    outcome: {
      ok: true,
      line: lineOf(next, person.id),
      check,
    },
  }
}

/** Gives back whatever the person has in another slot: a place, or one in its line. */
const leave = async (
  desk: BookingDesk,
  person: Person,
  before: Appointment | undefined,
  next: SlotId,
): Promise<readonly Change[]> => {
  if (!before || before.slot === next || before.state === 'cancelled') return []
  const left = await loadPlaces(desk.store, before.slot)
  return left ? changesWithPromotion(desk, left, without(left.places, person.id)) : []
}
