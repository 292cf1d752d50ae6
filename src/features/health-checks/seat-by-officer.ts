import { commitAudited } from '../../core/audit/append-entry.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Person } from '../../core/people/person.ts'
import type { Booking } from './booking.ts'
import { type BookingRefusal, refuse } from './booking-refusal.ts'
import { type Campaign, campaigns } from './campaign.ts'
import { findCampaign } from './close-campaign.ts'
import { createFindPeople } from './find-people.ts'
import { meantSlots, readWhen } from './find-typed-slot.ts'
import { listOffers } from './list-offers.ts'
import { stepButton } from './plan-card.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { planRefusedCard } from './plan-refusal-text.ts'
import { mayRun } from './policy.ts'
import { progressCard } from './progress-card.ts'
import { noticePart, promotedKind } from './promote.ts'
import { refusedCard } from './refusal-card.ts'
import { deedOf } from './save-plan.ts'
import { longSlot } from './show-offers.ts'
import type { Slot } from './slot.ts'
import { decideTake, type Taken, type TakeRefusal } from './take-place.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'

/** Other processes may win this often before an officer is asked to press again. */
const maximalAttempts = 60

/**
 * Books or moves somebody who asked an officer for it: by the same rules as if they did it themselves, recorded, and
 * told to them in the same commit.
 */
export const seatPerson = async (
  desk: Booking,
  officer: Person,
  person: Person,
  slot: Slot,
): Promise<Taken | TakeRefusal | BookingRefusal<'not-yours'>> => {
  for (let attempt = 0; attempt < maximalAttempts; attempt += 1) {
    let taken: Taken | undefined
    const deed = { ...deedOf(officer, 'health-check.seated', slot.campaign), details: { slot: slot.id } }
    const committed = await commitAudited<TakeRefusal | BookingRefusal<'not-yours'>>(
      desk.store,
      desk.clock,
      deed,
      async () => {
        const campaign = (await desk.store.get(campaigns, slot.campaign))?.document
        if (!campaign || !mayRun(officer, campaign)) return refuse('not-yours')
        const decided = await decideTake(desk, { person, slot: slot.id, how: 'move' })
        if ('ok' in decided) return decided
        if (decided.changes.length === 0) return refuse('already-booked')
        taken = decided.outcome
        return [...decided.changes, ...(await tell(desk, decided.outcome, person))]
      },
    )
    if (committed.ok && taken) return taken
    if ('code' in committed) return committed
  }
  return refuse('busy')
}

const tell = ({ notices }: Booking, { check }: Taken, person: Person) =>
  notices.changesOf({
    id: `${promotedKind}.seated.${noticePart(check.appointment.campaign)}.${person.id}.${check.appointment.sequence}`,
    kind: promotedKind,
    people: [person.id],
    data: { campaign: check.campaign.id, slot: check.slot.id, seated: true },
  })

/** "xếp lịch khám đợt 3: Nguyễn Thị Lan, 27/11 8:00". */
export const seatByOfficer = async (parts: Booking, turn: Turn, id: string, rest: string): Promise<Card> => {
  const { language, person: officer } = turn
  const found = await findCampaign(parts, officer, id)
  if (isRefused(found)) return planRefusedCard(found, language, [stepButton('campaigns', {}, language)])
  const meant = await readSeat(parts, turn, { campaign: found.document, rest })
  if (isRefused(meant)) return planRefusedCard(meant, language, [stepButton('show', { id }, language)])
  return seatCard(parts, turn, found.document, meant)
}

/** Books or moves, and shows the campaign or why not. */
export const seatCard = async (
  parts: Booking,
  turn: Turn,
  campaign: Campaign,
  { person, slot }: { readonly person: Person; readonly slot: Slot },
): Promise<Card> => {
  const { language } = turn
  const taken = await seatPerson(parts, turn.person, person, slot)
  if (!taken.ok) return refusedCard(taken, language, [stepButton('show', { id: campaign.id }, language)])
  const text = texts(language)('done.seated', { name: person.name, slot: longSlot(slot.start, language) })
  return progressCard(parts, turn, campaign, [notice(text, 'good')])
}

/** Who and when; the slot is one that suits the person, else the one meant, so that its refusal can be said. */
const readSeat = async (
  parts: Booking,
  turn: Turn,
  { campaign, rest }: { readonly campaign: Campaign; readonly rest: string },
): Promise<{ readonly person: Person; readonly slot: Slot } | PlanRefusal> => {
  const [name = '', ...when] = rest.split(',')
  const [person, another] = (await createFindPeople(parts.directory))(name)
  if (another) return refusePlan('several-names', { value: name.slice(0, 60) })
  const wanted = readWhen(when.join(',').trim(), turn)
  if (!person || !wanted) return refusePlan('seat', { id: campaign.id })
  const suitable = (await listOffers(parts, person, campaign)).map(({ slot }) => slot).filter(wanted)
  const [slot, other] = suitable.length > 0 ? suitable : await meantSlots(parts, person, campaign, wanted)
  return slot && (suitable.length === 0 || !other)
    ? { person, slot }
    : refusePlan('seat', { id: campaign.id })
}
