import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatPercent } from '../../core/time/format.ts'
import type { Campaign } from './campaign.ts'
import { countCompletion, listAttendees, percentOf, sumOf, type UnitCompletion } from './count-completion.ts'
import { loadUnitNames, officerOf, type Sources } from './load-schedule.ts'
import { stepButton } from './plan-card.ts'
import { mayRun } from './policy.ts'
import { attendanceButton, completionButton } from './sheets.ts'
import { texts } from './texts.ts'
import { named, periodOf, provenanceOf } from './views.ts'

/** Completion against plan by unit, in numbers alone. */
export const progressCard = async (
  sources: Sources,
  turn: Turn,
  campaign: Campaign,
  notices: readonly View[] = [],
): Promise<Card> => {
  const { language, person } = turn
  const say = texts(language)
  const units = countCompletion(await listAttendees(sources, campaign))
  const total = sumOf(units)
  const name = inLanguage(campaign.name, language)
  const percent = formatPercent(percentOf(total), language)
  const officer = await officerOf(sources, campaign)
  return {
    name: 'health-checks/progress',
    view: {
      heading: literal(say('completion.heading', { name })),
      period: periodOf(campaign, language),
      state: {
        text: say(`completion.${campaign.state}`),
        colour: campaign.state === 'open' ? 'Good' : 'Default',
      },
      notices,
      numbers: [
        { value: percent, label: say('completion.done') },
        { value: `${total.attended}/${total.planned}`, label: say('completion.attended') },
        { value: String(total.booked), label: say('completion.booked') },
      ],
      missed: total.missed > 0 ? say('completion.missed', { missed: total.missed }) : '',
      chartTitle: say('completion.byUnit'),
      ...(await unitViews(sources, units, turn)),
    },
    summary: say('completion.summary', { name: named(campaign.name, language), percent, ...total }),
    provenance: provenanceOf(campaign, officer, language),
    next: nextSteps(sources, turn, campaign, mayRun(person, campaign)),
  }
}

/** The chart, and the same as bars of text where a client draws no charts. */
const unitViews = async (sources: Sources, units: readonly UnitCompletion[], { language }: Turn) => {
  const nameUnit = await loadUnitNames(sources, language)
  const rows = units.map((each) => ({
    each,
    name: each.unit ? nameUnit(each.unit) : texts(language)('completion.none'),
    percent: percentOf(each),
  }))
  return {
    bars: rows.map(({ name, percent }) => ({ x: name, y: percent })),
    units: rows.map(({ each, name, percent }) => ({
      name: literal(name),
      bar: '█'.repeat(Math.round(percent / 10)) + '░'.repeat(10 - Math.round(percent / 10)),
      value: `${each.attended}/${each.planned}`,
    })),
  }
}

const nextSteps = (
  { links }: Sources,
  { person, language }: Turn,
  { id, state }: Campaign,
  runs: boolean,
): readonly Button[] => [
  completionButton(links, { campaign: id, person, language }),
  ...(runs
    ? [
        stepButton('attendance', { id }, language),
        attendanceButton(links, { campaign: id, person, language }),
        ...(state === 'open'
          ? [stepButton('swap', { id }, language), stepButton('close', { id }, language)]
          : []),
      ]
    : []),
  stepButton('campaigns', {}, language),
]
