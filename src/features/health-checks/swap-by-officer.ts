import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { isRefused } from '../../core/errors/refused.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Directory } from '../../core/people/directory.ts'
import type { Person } from '../../core/people/person.ts'
import { appointmentId, appointments, holdsPlace } from './appointment.ts'
import { askOfficer } from './ask-officer.ts'
import type { Booking } from './booking.ts'
import type { Campaign } from './campaign.ts'
import { findCampaign } from './close-campaign.ts'
import { createFindCalled, onlyOne } from './find-called.ts'
import { stepButton } from './plan-card.ts'
import type { PlanRefusal } from './plan-refusal.ts'
import { planRefusedCard } from './plan-refusal-text.ts'
import { progressCard } from './progress-card.ts'
import { messageCard, withDays } from './refusal-card.ts'
import { runningCampaigns } from './running-campaigns.ts'
import { longSlot } from './show-offers.ts'
import { swapCard } from './swap-card.ts'
import { swapPlaces } from './swap-places.ts'
import { readPair, type TypedSwap } from './swap-words.ts'
import { texts } from './texts.ts'
import { notice } from './views.ts'

/** Two chosen in the lists of the card, or typed: "A, B" behind the command. */
export type SwapAsked = {
  readonly id?: string | undefined
  readonly first?: string | undefined
  readonly second?: string | undefined
  readonly rest?: string | undefined
}

/** The button of the card, and "đổi chéo lịch khám đợt 3: A, B"; without two people it shows where they are chosen. */
export const swapByOfficer = async (
  parts: Booking,
  turn: Turn,
  { id = '', first = '', second = '', rest = '' }: SwapAsked,
): Promise<Card> => {
  const { language, person } = turn
  const found = await findCampaign(parts, person, id)
  if (isRefused(found)) return planRefusedCard(found, language, [stepButton('campaigns', {}, language)])
  const campaign = found.document
  const pair = rest === '' ? [first, second] : (readPair(rest) ?? [rest, ''])
  const [one = '', other = ''] = pair
  if (one === '' && other === '') return swapCard(parts, turn, campaign)
  if (one === '' || other === '')
    return swapCard(parts, turn, campaign, [notice(texts(language)('swap.choose'), 'warning')])
  return swapNamed(parts, turn, campaign, [one, other])
}

/** A swap that names no campaign. Who runs none is told whom to ask. */
export const hearSwap = async (parts: Booking, turn: Turn, { first, second }: TypedSwap): Promise<Reply> => {
  const running = await runningCampaigns(parts, turn)
  const card =
    running.length === 0
      ? await askOfficer(parts, turn)
      : await swapInOneOf(parts, turn, running, [first ?? turn.person.id, second])
  return personal(card)
}

type Pair = readonly [first: string, second: string]

/** In the campaign in which both have a place; where none is, in that of the one who has. */
const swapInOneOf = async (
  parts: Booking,
  turn: Turn,
  running: readonly Campaign[],
  names: Pair,
): Promise<Card> => {
  const { language } = turn
  const people = await findPair(parts.directory, names)
  if (isRefused(people)) return planRefusedCard(people, language)
  const counted = await Promise.all(
    running.map(async (campaign) => ({ campaign, places: await placesIn(parts, campaign, people) })),
  )
  const [best, next] = counted.sort((a, b) => b.places - a.places)
  if (!best) return askOfficer(parts, turn)
  if (best.places === 2 && next?.places === 2) {
    const text = texts(language)('swap.several', { id: best.campaign.id })
    return messageCard(texts(language)('booking.refused.heading'), text, [
      stepButton('campaigns', {}, language),
    ])
  }
  return swapPeople(parts, turn, best.campaign, people)
}

const placesIn = async ({ store }: Booking, { id }: Campaign, people: readonly Person[]): Promise<number> => {
  const ids = people.map((person) => appointmentId(id, person.id))
  return (await store.getMany(appointments, ids)).filter(({ document }) => holdsPlace(document)).length
}

const swapNamed = async (parts: Booking, turn: Turn, campaign: Campaign, names: Pair): Promise<Card> => {
  const people = await findPair(parts.directory, names)
  if (!isRefused(people)) return swapPeople(parts, turn, campaign, people)
  const { language } = turn
  return planRefusedCard(people, language, [stepButton('swap', { id: campaign.id }, language)])
}

const swapPeople = async (
  parts: Booking,
  turn: Turn,
  campaign: Campaign,
  [first, second]: readonly [Person, Person],
): Promise<Card> => {
  const { language, person: officer } = turn
  const say = texts(language)
  const swapped = await swapPlaces(parts, officer, { campaign: campaign.id, first, second })
  if (!swapped.ok) {
    const { code, values = {} } = swapped
    const name = inLanguage(campaign.name, language)
    const text = say(`swap.refused.${code}`, { ...withDays(values, language), campaign: name })
    return messageCard(say('booking.refused.heading'), text, [
      stepButton('swap', { id: campaign.id }, language),
      stepButton('show', { id: campaign.id }, language),
    ])
  }
  const text = say('done.swapped', {
    first: first.name,
    firstSlot: longSlot(swapped.first.start, language),
    second: second.name,
    secondSlot: longSlot(swapped.second.start, language),
  })
  return progressCard(parts, turn, campaign, [notice(text, 'good')])
}

const findPair = async (
  directory: Directory,
  [one, other]: Pair,
): Promise<readonly [Person, Person] | PlanRefusal> => {
  const find = await createFindCalled(directory)
  const first = onlyOne(find(one), one)
  if (isRefused(first)) return first
  const second = onlyOne(find(other), other)
  return isRefused(second) ? second : [first, second]
}
