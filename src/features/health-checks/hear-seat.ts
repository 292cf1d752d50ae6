import { personal } from '../../core/conversation/personal.ts'
import type { Button, Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import type { Person } from '../../core/people/person.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { hearBooking } from './answer-booking.ts'
import type { Booking } from './booking.ts'
import { slotText, spellSlot } from './booking-buttons.ts'
import type { Campaign } from './campaign.ts'
import { createFindCalled, onlyOne } from './find-called.ts'
import type { FindPeople } from './find-people.ts'
import { meantAtOwnSite, readWhen } from './find-typed-slot.ts'
import { isInvited } from './invitation.ts'
import { listOffers } from './list-offers.ts'
import { stepButton } from './plan-card.ts'
import { type PlanRefusal, refusePlan } from './plan-refusal.ts'
import { planRefusedCard } from './plan-refusal-text.ts'
import { messageCard } from './refusal-card.ts'
import { runningCampaigns } from './running-campaigns.ts'
import { seatCard } from './seat-by-officer.ts'
import type { TypedSeat } from './seat-words.ts'
import type { Slot } from './slot.ts'
import { texts } from './texts.ts'

/** Words of a name, at most. */
const longestName = 6

/** Times that one card offers. */
const mostTimes = 5

/** Somebody else's time in words of one's own. What names nobody but a time is about the asker. */
export const hearSeat = async (parts: Booking, turn: Turn, { words, how }: TypedSeat): Promise<Reply> => {
  const { named, rest } = splitName(await createFindCalled(parts.directory), words, turn)
  const [person, another] = named
  if (person?.id === turn.person.id && !another)
    return hearBooking(parts, turn, { deed: how, language: turn.language, rest })
  const own = ownWords(words)
  if (!person && isOwn(words, turn))
    return hearBooking(parts, turn, { deed: how, language: turn.language, rest: own })
  const running = await runningCampaigns(parts, turn)
  const [first] = running
  if (!first) return refuse(turn, refusePlan('not-allowed'))
  const one = onlyOne(named, person ? words.slice(0, words.length - rest.length).trim() : words)
  if (isRefused(one)) return refuse(turn, one)
  const campaign = (await campaignOf(parts, running, one)) ?? first
  return personal(await seatIn(parts, turn, campaign, { person: one, rest }))
}

const refuse = ({ language }: Turn, refusal: PlanRefusal): Reply =>
  personal(planRefusedCard(refusal, language))

/** "em sáng thứ sáu" without the word for oneself. */
const ownWords = (words: string): string => words.replace(/^(?:em|anh|chị|chi)(?:\s+|$)/iu, '')

/** Nothing but a time is named, or oneself: "em" is what a younger person says of oneself. */
const isOwn = (words: string, turn: Turn): boolean =>
  ownWords(words) === '' || beginsWithTime(ownWords(words), turn) || /^[Ee]m \p{Ll}/u.test(words)

const beginsWithTime = (words: string, { language, now }: Turn): boolean => {
  const time = words.replace(/^(?:vào|vao|lúc|luc|ngày|ngay|on|at|the|в|во|на)\s+/iu, '')
  return /^\d/u.test(time) || findDates(time, language, now).some(({ start }) => start === 0)
}

/** The longest beginning that names somebody. "Friday" and "mai" are days before they are people. */
const splitName = (find: FindPeople, words: string, turn: Turn) => {
  const all = words.split(' ')
  const nobody = { named: [], rest: words } as const
  const couldBeTime = turn.language === 'en' || words === words.toLowerCase()
  if (couldBeTime && [words, ownWords(words)].some((each) => beginsWithTime(each, turn))) return nobody
  for (let length = Math.min(longestName, all.length); length > 0; length -= 1) {
    const named = find(all.slice(0, length).join(' '))
    if (named.length > 0) return { named, rest: all.slice(length).join(' ') }
  }
  return nobody
}

const campaignOf = async ({ store }: Booking, running: readonly Campaign[], person: Person) => {
  for (const campaign of running) if (await isInvited(store, campaign, person)) return campaign
  return undefined
}

/** One time that is meant is taken; else those that suit the person are shown. */
const seatIn = async (
  parts: Booking,
  turn: Turn,
  campaign: Campaign,
  { person, rest }: { readonly person: Person; readonly rest: string },
): Promise<Card> => {
  const say = texts(turn.language)
  const wanted = readWhen(rest, turn)
  const offers = await listOffers(parts, person, campaign)
  const suitable = wanted ? offers.filter(({ slot }) => wanted(slot)) : []
  const [only, other] = suitable
  if (only && !other) return seatCard(parts, turn, campaign, { person, slot: only.slot })
  const [meant] = wanted && !only ? await meantAtOwnSite(parts, person, campaign, wanted) : []
  if (meant) return seatCard(parts, turn, campaign, { person, slot: meant })
  const text = say(only || !wanted ? 'seat.choose' : 'seat.notThen', { name: person.name })
  const times = (only ? suitable : offers).filter(({ free }) => free > 0).slice(0, mostTimes)
  return messageCard(
    say('seat.heading', { name: person.name }),
    times.length > 0 ? text : say('seat.none', { name: person.name }),
    [
      ...times.map(({ slot }) => seatButton(campaign, person, slot, turn.language)),
      stepButton('show', { id: campaign.id }, turn.language),
    ],
  )
}

const seatButton = ({ id }: Campaign, person: Person, slot: Slot, language: Turn['language']): Button => {
  const rest = `${person.id}, ${spellSlot(slot, language)}`
  return {
    kind: 'act',
    title: slotText(slot, language),
    verb: 'health-checks.seat',
    data: { id, rest },
    command: `${texts(language)('say.seat', { id })}: ${rest}`,
  }
}
