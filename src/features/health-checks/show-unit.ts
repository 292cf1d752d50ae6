import { literal } from '../../core/conversation/markdown.ts'
import type { Card, Reply, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Unit } from '../../core/people/person.ts'
import { formatDays } from '../../core/time/format.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { appointmentId, appointments, holdsPlace } from './appointment.ts'
import { benefitsButton, campaignButton, mineButton } from './buttons.ts'
import { type Campaign, clinicOf, currentCampaign, overlaps, planOf, type UnitPlan } from './campaign.ts'
import { officerOf, type Sources } from './load-schedule.ts'
import { showCampaign } from './show-campaign.ts'
import { nothingPlanned } from './show-message.ts'
import { texts } from './texts.ts'
import { daysLine, dayViews } from './unit-days.ts'
import { adviceLists, clinicView, contactText, named, notice, periodOf, provenanceOf } from './views.ts'

/** When a unit goes, where, and how many of its people have a place: numbers, never names. */
export const showUnit = async (
  sources: Sources,
  turn: Turn,
  campaigns: readonly Campaign[],
  asked: { readonly unit: Unit; readonly name: string; readonly range?: DayRange | undefined },
): Promise<Reply> => {
  const { language } = turn
  const { unit, name, range } = asked
  const say = texts(language)
  const campaign = campaignFor(campaigns, unit, turn.now.toISODate(), range)
  if (!campaign) return { cards: [nothingPlanned(sources, 'nothing.text', language)] }
  const plan = planOf(campaign, unit.id)
  if (!plan)
    return showCampaign(sources, turn, campaigns, { notice: say('unit.notIncluded', { unit: name }) })

  const officer = await officerOf(sources, campaign)
  const clinic = clinicOf(campaign, plan.clinic)
  const { booked, members } = await countBooked(sources, campaign, unit)
  const card: Card = {
    name: 'health-checks/unit',
    view: {
      heading: literal(say('unit.heading', { unit: name })),
      campaign: named(campaign.name, language),
      period: periodOf(campaign, language),
      text: plan.days.length > 0 ? say('unit.text', { booked, count: members }) : say('unit.noDays'),
      notices: [...rangeNotices(plan, range, turn), ...(await offshoreNotices(sources, unit, turn))],
      days: dayViews(plan, turn, turn.person.unit === unit.id),
      clinics: clinic ? [clinicView(clinic, language)] : [],
      lists: adviceLists(campaign, language),
      contact: contactText(officer, language),
    },
    summary: say('unit.summary', { unit: name, days: daysLine(plan.days, language) }),
    provenance: provenanceOf(campaign, officer, language),
    next: [mineButton(language), campaignButton(language), benefitsButton(language)],
  }
  return { cards: [card] }
}

const offshoreNotices = async ({ directory }: Sources, unit: Unit, { language }: Turn): Promise<View[]> => {
  const site = (await directory.sites()).find(({ id }) => id === unit.site)
  return site?.offshore ? [notice(texts(language)('offshore.rule'))] : []
}

/** The campaign of the time asked about in which the unit goes; else the current one. */
const campaignFor = (
  campaigns: readonly Campaign[],
  unit: Unit,
  today: string,
  range: DayRange | undefined,
): Campaign | undefined => {
  const asked = range && campaigns.find((campaign) => overlaps(campaign, range))
  return asked && planOf(asked, unit.id) ? asked : currentCampaign(campaigns, today)
}

const rangeNotices = ({ days }: UnitPlan, range: DayRange | undefined, { language }: Turn): View[] => {
  if (!range || days.length === 0) return []
  const say = texts(language)
  const within = days.filter((day) => range.from <= day && day <= range.to)
  const name = formatDays(range, language)
  return [
    within.length > 0
      ? notice(say('unit.inRange', { range: name, days: daysLine(within, language) }))
      : notice(say('unit.notInRange', { range: name }), 'warning'),
  ]
}

const countBooked = async (
  { store, directory }: Sources,
  campaign: Campaign,
  unit: Unit,
): Promise<{ booked: number; members: number }> => {
  const members = await directory.members(unit.id)
  const ids = members.map(({ id }) => appointmentId(campaign.id, id))
  const found = await store.getMany(appointments, ids)
  return {
    booked: found.filter(({ document }) => holdsPlace(document)).length,
    members: members.length,
  }
}
