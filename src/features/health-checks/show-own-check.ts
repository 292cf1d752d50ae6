import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { PersonToAsk } from '../../core/people/contact-of.ts'
import { formatDay, formatDays, formatLongDay, formatTime } from '../../core/time/format.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { ownButtons } from './booking-buttons.ts'
import { benefitsButton, campaignButton, unitButton } from './buttons.ts'
import { calendarButton } from './calendar-file.ts'
import { type Campaign, clinicOf, nextCampaign, planOf } from './campaign.ts'
import { daysBetween } from './days.ts'
import { type Check, checksOf, standingOf } from './find-check.ts'
import { bookableCampaigns } from './list-offers.ts'
import { loadUnitNames, officerOf, type Sources } from './load-schedule.ts'
import { offshoreOn, rotates } from './rotation.ts'
import { showCampaign } from './show-campaign.ts'
import { nothingPlanned } from './show-message.ts'
import { showNotBooked } from './show-not-booked.ts'
import { showOffers } from './show-offers.ts'
import { dayOf, hasBegun } from './slot.ts'
import { texts } from './texts.ts'
import { daysLine } from './unit-days.ts'
import { adviceLists, clinicView, contactText, named, notice, periodOf, provenanceOf } from './views.ts'

/** The asker's own check. Always a personal answer, unless Loa knows nothing personal about them. */
export const showOwnCheck = async (
  sources: Sources,
  turn: Turn,
  campaigns: readonly Campaign[],
  range: DayRange | undefined,
): Promise<Reply> => {
  const { person, language } = turn
  const today = turn.now.toISODate()
  const checks = await checksOf(sources.store, person, campaigns)
  const standing = standingOf(checks, person, campaigns, today)
  const due = standing.kind === 'ahead' ? undefined : await dueCampaign(sources, person, checks)
  if (due) return personal(await showOffers(sources, turn, { how: 'book', campaign: due.id }))
  switch (standing.kind) {
    case 'ahead':
      return personal(await aheadCard(sources, turn, standing, { range }))
    case 'past':
      return personal(await pastCard(sources, turn, standing, { range, next: nextForUnit(campaigns, turn) }))
    case 'not-booked':
      return personal(await showNotBooked(sources, turn, standing))
    case 'none':
      if (person.unit === undefined) return showCampaign(sources, turn, campaigns, {})
      return personal(nothingPlanned(sources, 'nothing.own', language))
  }
}

/** A campaign opened in chat that the person has not been to and has no place in. */
const dueCampaign = async (
  sources: Sources,
  person: Turn['person'],
  checks: readonly Check[],
): Promise<Campaign | undefined> =>
  (await bookableCampaigns(sources, person)).find(
    ({ id, opened }) =>
      opened !== undefined &&
      !checks.some(({ campaign, appointment }) => campaign.id === id && appointment.state !== 'missed'),
  )

const nextForUnit = (campaigns: readonly Campaign[], { person, now }: Turn): Campaign | undefined =>
  nextCampaign(
    campaigns.filter((campaign) => planOf(campaign, person.unit)),
    now.toISODate(),
  )

/** An appointment that is ahead, with all that its owner can do about it; `said` is what was just done. */
export const aheadCard = async (
  sources: Sources,
  turn: Turn,
  check: Check,
  { range, said }: { readonly range?: DayRange | undefined; readonly said?: View },
): Promise<Card> => {
  const { language, person } = turn
  const say = texts(language)
  const { campaign, slot, appointment } = check
  const day = dayOf(slot)
  const officer = await officerOf(sources, campaign)
  const view = {
    ...(await commonView(check, officer, language)),
    status: {
      text: say(appointment.state === 'confirmed' ? 'state.confirmed' : 'state.booked'),
      colour: 'Good',
    },
    left: leftText(daysBetween(turn.now.toISODate(), day), language),
    notices: [...(said ? [said] : []), ...rangeNotice(day, range, language), ...rotationNotices(check, turn)],
    lists: adviceLists(campaign, language),
  }
  const clinic = clinicOf(campaign, slot.clinic)
  return {
    name: 'health-checks/appointment',
    view,
    summary: say('own.ahead.summary', {
      time: formatTime(slot.start),
      day: formatLongDay(day, language),
      clinic: clinic ? inLanguage(clinic.name, language) : '',
    }),
    provenance: provenanceOf(campaign, officer, language),
    next: [
      calendarButton(sources.links, appointment, person, language),
      ...(hasBegun(slot, turn.now, sources.organisation.zone)
        ? [benefitsButton(language)]
        : ownButtons(check, language)),
      ...(await ownUnitButton(sources, turn)),
      campaignButton(language),
    ],
  }
}

const ownUnitButton = async (sources: Sources, { person, language }: Turn) =>
  person.unit
    ? [unitButton(person.unit, (await loadUnitNames(sources, language))(person.unit), language)]
    : []

const commonView = async ({ campaign, slot }: Check, officer: PersonToAsk, language: Language) => {
  const clinic = clinicOf(campaign, slot.clinic)
  return {
    heading: texts(language)('own.heading'),
    campaign: named(campaign.name, language),
    day: formatLongDay(slot.start, language),
    time: formatTime(slot.start),
    clinics: clinic ? [clinicView(clinic, language)] : [],
    contact: contactText(officer, language),
  }
}

/** Says that the time asked about has no appointment; nothing when the appointment itself answers. */
const rangeNotice = (day: string, range: DayRange | undefined, language: Language): View[] =>
  range === undefined || (range.from <= day && day <= range.to)
    ? []
    : [notice(texts(language)('notInRange', { range: formatDays(range, language) }))]

const rotationNotices = ({ slot }: Check, { person, language, now }: Turn): View[] => {
  const say = texts(language)
  const clash = offshoreOn(person, dayOf(slot))
  if (clash) {
    const { from, to } = clash
    return [
      notice(
        say('offshore.clash', { from: formatDay(from, language), to: formatDay(to, language) }),
        'warning',
      ),
    ]
  }
  const away = offshoreOn(person, now.toISODate())
  return [
    ...(away ? [notice(say('offshore.now', { day: formatDay(away.to, language) }))] : []),
    ...(rotates(person) ? [notice(say('offshore.rule'))] : []),
  ]
}

const leftText = (days: number, language: Language): string => {
  const say = texts(language)
  if (days === 0) return say('left.today')
  return days === 1 ? say('left.tomorrow') : say('left.days', { count: days })
}

const pastStates = {
  attended: { key: 'attended', colour: 'Good' },
  missed: { key: 'missed', colour: 'Warning' },
  booked: { key: 'unmarked', colour: 'Default' },
  confirmed: { key: 'unmarked', colour: 'Default' },
  cancelled: { key: 'unmarked', colour: 'Default' },
  waiting: { key: 'unmarked', colour: 'Default' },
} as const satisfies Record<
  Check['appointment']['state'],
  { key: 'attended' | 'missed' | 'unmarked'; colour: string }
>

/** That a check took place or not: attendance, and nothing else. */
const pastCard = async (
  sources: Sources,
  turn: Turn,
  check: Check,
  { range, next }: { readonly range: DayRange | undefined; readonly next: Campaign | undefined },
): Promise<Card> => {
  const { language } = turn
  const say = texts(language)
  const { campaign, appointment, slot } = check
  const { key, colour } = pastStates[appointment.state]
  const officer = await officerOf(sources, campaign)
  const sentence = say(`past.${key}`, { day: formatDay(slot.start, language) })
  const makeUp = campaign.makeUpDays.filter((day) => day >= turn.now.toISODate())
  const days = daysLine(makeUp, language)
  return {
    name: 'health-checks/appointment',
    view: {
      ...(await commonView(check, officer, language)),
      status: { text: say(`state.${key}`), colour },
      left: '',
      notices: [
        ...rangeNotice(dayOf(slot), range, language),
        notice(key === 'attended' ? `${sentence} ${say('past.results')}` : sentence),
        ...(key === 'missed' && makeUp.length > 0 ? [notice(say('past.makeUp', { days }))] : []),
        ...(next ? [notice(say('past.next', { period: periodOf(next, language) }))] : []),
      ],
      lists: [],
    },
    summary: sentence,
    provenance: provenanceOf(campaign, officer, language),
    next: [...(await ownUnitButton(sources, turn)), campaignButton(language), benefitsButton(language)],
  }
}
