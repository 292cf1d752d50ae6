import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, Reply, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { benefitsButton, mineButton, unitButton, weekButton } from './buttons.ts'
import { type Campaign, currentCampaign, nextCampaign, phaseOn } from './campaign.ts'
import { loadSiteNames, loadUnitNames, type NameUnit, officerOf, type Sources } from './load-schedule.ts'
import { nothingPlanned } from './show-message.ts'
import { texts } from './texts.ts'
import { daysLine } from './unit-days.ts'
import {
  adviceLists,
  clinicView,
  contactText,
  named,
  notice,
  periodOf,
  phaseColours,
  provenanceOf,
} from './views.ts'

/** The whole campaign: the current one, or that of the year asked for. */
export const showCampaign = async (
  sources: Sources,
  turn: Turn,
  all: readonly Campaign[],
  asked: { readonly year?: number | undefined; readonly notice?: string },
): Promise<Reply> => {
  const { language } = turn
  const { year } = asked
  const today = turn.now.toISODate()
  const ofYear = year === undefined ? all : all.filter((campaign) => touches(campaign, year))
  const campaign = currentCampaign(ofYear, today) ?? currentCampaign(all, today)
  if (!campaign) return { cards: [nothingPlanned(sources, 'nothing.text', language)] }
  const say = texts(language)
  const officer = await officerOf(sources, campaign)
  const nameUnit = await loadUnitNames(sources, language)
  const name = inLanguage(campaign.name, language)
  const card: Card = {
    name: 'health-checks/campaign',
    view: {
      ...(await campaignView(sources, turn, campaign, nameUnit)),
      notices: [
        ...(asked.notice ? [notice(asked.notice, 'warning')] : []),
        ...(year && ofYear.length === 0 ? [notice(say('campaign.noYear', { year }), 'warning')] : []),
        ...(isIdle(all, campaign, today) ? [notice(say('campaign.over'))] : []),
      ],
      later: laterText(all, campaign, turn),
      contact: contactText(officer, language),
    },
    summary: say('campaign.summary', { name, period: periodOf(campaign, language) }),
    provenance: provenanceOf(campaign, officer, language),
    next: nextSteps(turn, nameUnit),
  }
  return { cards: [card] }
}

const campaignView = async (
  sources: Sources,
  turn: Turn,
  campaign: Campaign,
  nameUnit: NameUnit,
): Promise<View> => {
  const { language } = turn
  const say = texts(language)
  const phase = phaseOn(campaign, turn.now.toISODate())
  const nameSites = await loadSiteNames(sources, language)
  const { makeUpDays, clinics, intervals } = campaign
  return {
    heading: named(campaign.name, language),
    period: periodOf(campaign, language),
    phase: { text: say(`phase.${phase}`), colour: phaseColours[phase] },
    intervals: say('campaign.intervals', intervals),
    unitsTitle: say('campaign.units'),
    units: unitViews(campaign, nameUnit, turn),
    makeUp: makeUpDays.length > 0 ? say('campaign.makeUp', { days: daysLine(makeUpDays, language) }) : '',
    clinicsTitle: say('campaign.clinics'),
    clinics: clinics.map((clinic) => clinicView(clinic, language, nameSites(clinic.sites))),
    lists: phase === 'over' ? [] : adviceLists(campaign, language),
  }
}

const touches = ({ from, to }: Campaign, year: number): boolean =>
  from.slice(0, 4) <= String(year) && String(year) <= to.slice(0, 4)

/** The campaign shown is over, and none is running. */
const isIdle = (all: readonly Campaign[], shown: Campaign, today: string): boolean =>
  phaseOn(shown, today) === 'over' && !all.some((campaign) => phaseOn(campaign, today) === 'running')

/** When the next campaign is, unless that is the one shown. */
const laterText = (all: readonly Campaign[], shown: Campaign, { language, now }: Turn): string => {
  const next = nextCampaign(all, now.toISODate())
  if (!next || next.id === shown.id) return ''
  const name = inLanguage(next.name, language)
  return literal(texts(language)('campaign.next', { name, period: periodOf(next, language) }))
}

const unitViews = ({ units, intervals }: Campaign, nameUnit: NameUnit, { language, now }: Turn): View[] => {
  const say = texts(language)
  return units.map(({ unit, days, hazardous }) => {
    const name = nameUnit(unit)
    const past = days.length > 0 && days.every((day) => day < now.toISODate())
    return {
      unit: literal(hazardous ? say('unit.hazardous', { unit: name, months: intervals.hazardous }) : name),
      days: past ? `${daysLine(days, language)} · ${say('day.past')}` : daysLine(days, language),
      past,
    }
  })
}

const nextSteps = ({ person, language, now }: Turn, nameUnit: NameUnit): Button[] => {
  const today = now.toISODate()
  return [
    ...(person.unit ? [mineButton(language), unitButton(person.unit, nameUnit(person.unit), language)] : []),
    weekButton('thisWeek', today, language),
    weekButton('nextWeek', today, language),
    benefitsButton(language),
  ]
}
