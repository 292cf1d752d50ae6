import { personal } from '../../core/conversation/personal.ts'
import type { Button, Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type Appointment, type DeclineReason, isOpen } from './appointment.ts'
import type { Booking } from './booking.ts'
import { declineButton, offerButton, reasonButtons, takeButton } from './booking-buttons.ts'
import type { BookingRefusal } from './booking-refusal.ts'
import { readReason, type TypedBooking } from './booking-words.ts'
import { campaignButton, mineButton } from './buttons.ts'
import { calendarButton } from './calendar-file.ts'
import type { CampaignId } from './campaign.ts'
import { confirmAppointment } from './confirm-appointment.ts'
import { declineAppointment } from './decline-appointment.ts'
import type { Check } from './find-check.ts'
import { findComing } from './find-coming.ts'
import { findTypedSlots } from './find-typed-slot.ts'
import { messageCard, refusedCard } from './refusal-card.ts'
import { longSlot, showOffers } from './show-offers.ts'
import { aheadCard } from './show-own-check.ts'
import { type Slot, type SlotId, slots } from './slot.ts'
import { type Take, takePlace } from './take-place.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'

/** The times that suit the asker. */
export const offer = async (parts: Booking, turn: Turn, how: 'book' | 'move'): Promise<Reply> =>
  personal(await showOffers(parts, turn, { how }))

/** Books, moves or waits; without a slot it shows those there are. */
export const take = async (
  parts: Booking,
  turn: Turn,
  asked: Omit<Take, 'person' | 'slot'> & { readonly slot?: SlotId | undefined },
): Promise<Reply> => {
  const { slot, how, from } = asked
  if (slot === undefined || slot === '') return offer(parts, turn, how === 'move' ? 'move' : 'book')
  const { language, person } = turn
  const taken = await takePlace(parts, { person, slot, how, from })
  if (!taken.ok) return personal(await whyNot(parts, turn, slot, taken))
  const say = texts(language)
  const { check, line } = taken
  if (line > 0) {
    const text = say('booking.waits', { slot: longSlot(check.slot.start, language), line })
    const next = [offerButton('book', language), declineButton(check.appointment, language)]
    return personal(messageCard(say('booking.waits.heading'), text, [...next, mineButton(language)]))
  }
  return personal(await aheadCard(parts, turn, check, { said: notice(say('booking.done'), 'good') }))
}

/** The refusal with what can be done instead. */
const whyNot = async (
  parts: Booking,
  { language, person }: Turn,
  id: SlotId,
  refusal: BookingRefusal,
): Promise<Card> => {
  const slot = (await parts.store.get(slots, id))?.document
  const held = await findComing(parts, person)
  const has = held !== undefined && isOpen(held.appointment)
  return refusedCard(refusal, language, [
    ...(slot ? insteadOf(refusal, slot, has ? held.appointment : undefined, language) : []),
    offerButton(has ? 'move' : 'book', language),
    mineButton(language),
    campaignButton(language),
  ])
}

const insteadOf = (
  { code }: BookingRefusal,
  slot: Slot,
  held: Appointment | undefined,
  language: Turn['language'],
): Button[] => {
  if (code === 'full' && !held) return [takeButton(slot, 'wait', language)]
  return code === 'already-booked' ? [takeButton(slot, 'move', language, held?.slot)] : []
}

export type OwnAsked = { readonly campaign?: CampaignId | undefined; readonly slot?: SlotId | undefined }

/** The person will come. Without a campaign it is about what they have before them. */
export const confirm = async (parts: Booking, turn: Turn, asked: OwnAsked): Promise<Reply> => {
  const { person, language } = turn
  const campaign = asked.campaign ?? (await findComing(parts, person))?.campaign.id
  if (campaign === undefined) return noAppointment(turn)
  const confirmed = await confirmAppointment(parts, { person, campaign, slot: asked.slot })
  if (!confirmed.ok) return personal(refusedCard(confirmed, language, againButtons(turn)))
  const said = notice(texts(language)('booking.confirmed'), 'good')
  return personal(await aheadCard(parts, turn, confirmed.check, { said }))
}

/** Gives the place back; without a reason it asks for one. */
export const decline = async (
  parts: Booking,
  turn: Turn,
  asked: OwnAsked & { readonly reason?: DeclineReason | undefined },
): Promise<Reply> => {
  const { person, language } = turn
  const say = texts(language)
  const coming = await findComing(parts, person)
  const campaign = asked.campaign ?? coming?.campaign.id
  if (campaign === undefined) return noAppointment(turn)
  const own = coming?.campaign.id === campaign ? coming : undefined
  const waits = own?.appointment.state === 'waiting'
  if (asked.reason === undefined && own && !waits) {
    const text = say('decline.ask', { slot: longSlot(own.slot.start, language) })
    const next = reasonButtons(own.appointment, language)
    return personal(messageCard(say('decline.heading'), text, next))
  }
  const reason = asked.reason ?? 'other'
  const declined = await declineAppointment(parts, { person, campaign, slot: asked.slot }, reason)
  if (!declined.ok) return personal(refusedCard(declined, language, againButtons(turn)))
  return personal(declinedCard(parts, turn, declined.check, waits))
}

/** What was given back; a calendar that had it is told so by the same file. */
const declinedCard = (
  { links }: Booking,
  { person, language }: Turn,
  { slot, appointment }: Check,
  waited: boolean,
): Card => {
  const say = texts(language)
  const kind = waited ? 'left' : 'declined'
  return messageCard(say(`${kind}.heading`), say(`${kind}.text`, { slot: longSlot(slot.start, language) }), [
    ...(waited ? [] : [calendarButton(links, appointment, person, language)]),
    offerButton('book', language),
    campaignButton(language),
  ])
}

const noAppointment = (turn: Turn): Reply =>
  personal(refusedCard({ ok: false, code: 'no-appointment' }, turn.language, againButtons(turn)))

const againButtons = ({ language }: Turn): readonly Button[] => [
  offerButton('book', language),
  mineButton(language),
  campaignButton(language),
]

/** A text command of booking. */
export const hearBooking = async (
  parts: Booking,
  turn: Turn,
  { deed, rest }: TypedBooking,
): Promise<Reply> => {
  if (deed === 'confirm') return confirm(parts, turn, {})
  if (deed === 'decline') return hearDecline(parts, turn, rest)
  const { asked, slots: meant } = await findTypedSlots(parts, turn, rest)
  const [slot, another] = meant
  const how = deed === 'move' ? 'move' : 'book'
  if (!asked) return offer(parts, turn, how)
  if (slot && !another) return take(parts, turn, { slot: slot.id, how: deed })
  const text = texts(turn.language)(slot ? 'offers.several' : 'offers.notThen')
  const only = meant.map(({ id }) => id)
  const said = notice(text, slot ? 'accent' : 'warning')
  return personal(await showOffers(parts, turn, { how, said, ...(slot && { only }) }))
}

const hearDecline = async (parts: Booking, turn: Turn, words: string): Promise<Reply> => {
  const reason = readReason(words)
  return decline(parts, turn, reason === undefined ? {} : { reason })
}
