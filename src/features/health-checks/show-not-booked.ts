import { literal } from '../../core/conversation/markdown.ts'
import type { Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { formatDay } from '../../core/time/format.ts'
import { bookButtons } from './booking-buttons.ts'
import { benefitsButton, campaignButton, unitButton } from './buttons.ts'
import { clinicOf, type UnitPlan } from './campaign.ts'
import type { Standing } from './find-check.ts'
import { findComing } from './find-coming.ts'
import { listOffers } from './list-offers.ts'
import { loadPlaces } from './load-places.ts'
import { loadUnitNames, officerOf, type Sources } from './load-schedule.ts'
import { lineOf } from './places.ts'
import { offshoreOn, rotates } from './rotation.ts'
import { longSlot } from './show-offers.ts'
import { texts } from './texts.ts'
import { daysLine, dayViews } from './unit-days.ts'
import { adviceLists, clinicView, contactText, named, notice, periodOf, provenanceOf } from './views.ts'

/** No appointment yet: when the unit goes, which of its days the person is ashore, and whom to ask. */
export const showNotBooked = async (
  sources: Sources,
  turn: Turn,
  { campaign, plan, last }: Extract<Standing, { kind: 'not-booked' }>,
): Promise<Card> => {
  const { language } = turn
  const say = texts(language)
  const unit = (await loadUnitNames(sources, language))(plan.unit)
  const officer = await officerOf(sources, campaign)
  const clinic = clinicOf(campaign, plan.clinic)
  const lastDay =
    last?.appointment.state === 'attended'
      ? say('none.last', { day: formatDay(last.slot.start, language) })
      : ''
  return {
    name: 'health-checks/unit',
    view: {
      heading: say('none.heading'),
      campaign: named(campaign.name, language),
      period: periodOf(campaign, language),
      text: literal(`${say(plan.days.length > 0 ? 'none.text' : 'none.noDays', { unit })} ${lastDay}`.trim()),
      notices: [...(await lineNotices(sources, turn)), ...rotationNotices(plan, turn)],
      days: dayViews(plan, turn, true),
      clinics: clinic ? [clinicView(clinic, language)] : [],
      lists: adviceLists(campaign, language),
      contact: contactText(officer, language),
    },
    summary: say('none.summary', { days: daysLine(plan.days, language) }),
    provenance: provenanceOf(campaign, officer, language),
    next: [
      ...bookButtons(await listOffers(sources, turn.person, campaign), language),
      unitButton(plan.unit, unit, language),
      campaignButton(language),
      benefitsButton(language),
    ],
  }
}

/** Where the person stands in the waiting line of a slot. */
const lineNotices = async (sources: Sources, { person, language }: Turn): Promise<View[]> => {
  const coming = await findComing(sources, person)
  if (coming?.appointment.state !== 'waiting') return []
  const of = (await loadPlaces(sources.store, coming.slot.id))?.places
  const line = of ? lineOf(of, person.id) : 0
  return [notice(texts(language)('none.waits', { slot: longSlot(coming.slot.start, language), line }))]
}

const rotationNotices = ({ days }: UnitPlan, { person, language, now }: Turn): View[] => {
  if (!rotates(person)) return []
  const say = texts(language)
  const today = now.toISODate()
  const away = offshoreOn(person, today)
  const ahead = days.filter((day) => day >= today)
  const allAway = ahead.length > 0 && ahead.every((day) => offshoreOn(person, day))
  return [
    ...(away ? [notice(say('offshore.now', { day: formatDay(away.to, language) }))] : []),
    notice(say('offshore.rule')),
    ...(allAway ? [notice(say('offshore.noDay'), 'warning')] : []),
  ]
}
