import type { Turn } from '../../core/conversation/turn.ts'
import type { Person } from '../../core/people/person.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import type { DateSlot, DayRange } from '../../core/understanding/intent.ts'
import type { BookingDesk } from './booking-desk.ts'
import type { Campaign } from './campaign.ts'
import { siteOf, unsuitable } from './check-eligible.ts'
import { bookableCampaigns, listOffers, slotsOf } from './list-offers.ts'
import { dayOf, hasBegun, type Slot } from './slot.ts'

/** Slots that a wording such as "27/11 8:00" can mean; `asked` is false where it names no day and no time. */
export type TypedSlots = { readonly asked: boolean; readonly slots: readonly Slot[] }

/**
 * Of those that suit the person; where none does, the one that is meant, so that its refusal can be said. Nobody who
 * types a time means a clinic of another site.
 */
export const findTypedSlots = async (desk: BookingDesk, turn: Turn, text: string): Promise<TypedSlots> => {
  const { person } = turn
  const wanted = readWhen(text, turn)
  if (!wanted) return { asked: false, slots: [] }
  const refused: Slot[] = []
  for (const campaign of await bookableCampaigns(desk, person)) {
    const offers = (await listOffers(desk, person, campaign)).filter(({ slot }) => wanted(slot))
    if (offers.length > 0) return { asked: true, slots: offers.map(({ slot }) => slot) }
    refused.push(...(await meantAtOwnSite(desk, person, campaign, wanted)))
  }
  return { asked: true, slots: refused.slice(0, 1) }
}

type Wanted = (slot: Slot) => boolean

/** Slots of a campaign that a wording means, those of the person's own site first: their refusal says more. */
export const meantSlots = async (
  desk: BookingDesk,
  person: Person,
  campaign: Campaign,
  wanted: Wanted,
): Promise<readonly Slot[]> => {
  const site = await siteOf(desk, person)
  const meant = (await slotsOf(desk.store, campaign)).filter(wanted)
  const rank = (slot: Slot): number => {
    if (hasBegun(slot, desk.clock(), desk.organisation.zone)) return 1
    return unsuitable(person, campaign, slot, site)?.code === 'other-site' ? 2 : 0
  }
  return meant.sort((a, b) => rank(a) - rank(b))
}

/** Those of them that are not at a clinic of another site. */
export const meantAtOwnSite = async (
  desk: BookingDesk,
  person: Person,
  campaign: Campaign,
  wanted: Wanted,
): Promise<readonly Slot[]> => {
  const site = await siteOf(desk, person)
  const meant = await meantSlots(desk, person, campaign, wanted)
  return meant.filter((slot) => unsuitable(person, campaign, slot, site)?.code !== 'other-site')
}

/** The hour apart from the day: "30.11 7:30" is a day and an hour, whatever the language makes of the points. */
export const readWhen = (text: string, { language, now }: Turn): Wanted | undefined => {
  const hour = readTime(text)
  const [date] = [hour?.before, text]
    .flatMap((words) => (words === undefined ? [] : findDates(words, language, now)))
    .filter(({ grain }) => grain !== 'year')
  const time = hour?.time ?? date?.time
  if (!date && time === undefined) return undefined
  const days: readonly DayRange[] =
    date && (hour?.before !== '' || !date.time) ? (date.readings ?? [date]) : []
  return (slot) =>
    (days.length === 0 || days.some(({ from, to }) => from <= dayOf(slot) && dayOf(slot) <= to)) &&
    (time === undefined || isAt(slot, time, hour ? undefined : date))
}

/** A part of a day is all of its hours. */
const isAt = (slot: Slot, time: string, date: DateSlot | undefined): boolean => {
  if (date?.grain !== 'part' || date.endTime === undefined) return slot.start.endsWith(time)
  const at = slot.start.slice(-5)
  return time <= at && at < date.endTime
}

/** "8:00", "8h", "8h30", "8g30" at the end of a text, and what stands before it. */
const readTime = (text: string): { readonly time: string; readonly before: string } | undefined => {
  const found = /^(?<before>.*?)(?:^|\s)(?<hours>\d{1,2})(?::|h|g)(?<minutes>\d{2})?$/iu.exec(
    text.trim(),
  )?.groups
  if (!found) return undefined
  const { before = '', hours = '', minutes = '00' } = found
  return {
    time: `${hours.padStart(2, '0')}:${minutes}`,
    before: before.replace(/(?:^|\s)(?:lúc|luc|at|в)$/iu, '').trim(),
  }
}
