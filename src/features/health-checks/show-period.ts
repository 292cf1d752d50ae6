import { literal } from '../../core/conversation/markdown.ts'
import type { Card, Reply, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDays, formatLongDay } from '../../core/time/format.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { campaignButton, mineButton, weekButton } from './buttons.ts'
import { type Campaign, type CheckDay, clinicOf, currentCampaign, daysWithin } from './campaign.ts'
import { loadUnitNames, type NameUnit, officerOf, type Sources } from './load-schedule.ts'
import { nothingPlanned } from './show-message.ts'
import { texts } from './texts.ts'
import { contactText, provenanceOf } from './views.ts'

/** Which units go in a stretch of days, day by day. */
export const showPeriod = async (
  sources: Sources,
  turn: Turn,
  campaigns: readonly Campaign[],
  range: DayRange,
): Promise<Reply> => {
  const { language } = turn
  const today = turn.now.toISODate()
  const found = daysWithin(campaigns, range)
  const campaign = found[0]?.campaign ?? currentCampaign(campaigns, today)
  if (!campaign) return { cards: [nothingPlanned(sources, 'nothing.text', language)] }
  const say = texts(language)
  const nameUnit = await loadUnitNames(sources, language)
  const officer = await officerOf(sources, campaign)
  const name = formatDays(range, language)
  const card: Card = {
    name: 'health-checks/period',
    view: {
      heading: say('period.heading', { range: name }),
      text:
        found.length > 0
          ? say('period.some')
          : `${say('period.empty')} ${nearestText(campaigns, range, nameUnit, turn)}`.trim(),
      days: found.map((day) => dayView(day, nameUnit, turn)),
      contact: contactText(officer, language),
    },
    summary:
      found.length > 0
        ? say('period.summary', { range: name, units: unitsOf(found, nameUnit, language) })
        : say('period.summary.empty', { range: name }),
    provenance: provenanceOf(campaign, officer, language),
    next: [
      weekButton('thisWeek', today, language),
      weekButton('nextWeek', today, language),
      mineButton(language),
      campaignButton(language),
    ],
  }
  return { cards: [card] }
}

const dayView = ({ campaign, day, plans, makeUp }: CheckDay, nameUnit: NameUnit, turn: Turn): View => {
  const { language } = turn
  const rows = plans.map(({ unit, clinic: id }) => {
    const clinic = clinicOf(campaign, id)
    return { unit: literal(nameUnit(unit)), clinic: clinic ? literal(inLanguage(clinic.name, language)) : '' }
  })
  return {
    day: formatLongDay(day, language),
    units: makeUp ? [...rows, { unit: texts(language)('period.makeUp'), clinic: '' }] : rows,
  }
}

const unitsOf = (days: readonly CheckDay[], nameUnit: NameUnit, language: Turn['language']): string => {
  const units = new Set(days.flatMap(({ plans }) => plans.map(({ unit }) => nameUnit(unit))))
  return units.size > 0 ? [...units].join(', ') : texts(language)('period.makeUp')
}

/** The first day after the stretch on which anybody goes, else the last one before it. */
const nearestText = (
  campaigns: readonly Campaign[],
  range: DayRange,
  nameUnit: NameUnit,
  { language }: Turn,
): string => {
  const all = daysWithin(campaigns, { from: '0000-01-01', to: '9999-12-31' })
  const nearest = all.find(({ day }) => day > range.to) ?? all.findLast(({ day }) => day < range.from)
  return nearest
    ? literal(
        texts(language)('period.nearest', {
          day: formatLongDay(nearest.day, language),
          units: unitsOf([nearest], nameUnit, language),
        }),
      )
    : ''
}
