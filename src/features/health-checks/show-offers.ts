import { literal } from '../../core/conversation/markdown.ts'
import type { Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatLongDay, formatTime } from '../../core/time/format.ts'
import { isOpen } from './appointment.ts'
import { slotText, takeButton, takeChosenButton } from './booking-buttons.ts'
import { campaignButton, mineButton } from './buttons.ts'
import { type Campaign, type CampaignId, clinicOf } from './campaign.ts'
import { findComing } from './find-coming.ts'
import { bookableCampaigns, listOffers, type Offer } from './list-offers.ts'
import { officerOf, type Sources } from './load-schedule.ts'
import { rotates } from './rotation.ts'
import type { SlotId } from './slot.ts'
import { texts } from './texts.ts'
import { adviceLists, contactText, named, notice, periodOf, provenanceOf } from './views.ts'

/** Choices of one list: more than anybody reads. */
const mostChoices = 60

/** The times that suit the asker in the campaign they are in; `only` narrows them to those a text may have meant. */
export const showOffers = async (
  parts: Sources,
  turn: Turn,
  asked: {
    readonly how: 'book' | 'move'
    /** The one that an invitation is about; it says what to bring as well. */
    readonly campaign?: CampaignId
    readonly only?: readonly SlotId[]
    readonly said?: View
  },
): Promise<Card> => {
  const { person, language } = turn
  const say = texts(language)
  const coming = await findComing(parts, person)
  const held =
    coming && isOpen(coming.appointment) && (asked.campaign ?? coming.campaign.id) === coming.campaign.id
      ? coming
      : undefined
  const how = held ? 'move' : 'book'
  const bookable = await bookableCampaigns(parts, person)
  const invited = asked.campaign && bookable.find(({ id }) => id === asked.campaign)
  const campaign = invited ?? held?.campaign ?? bookable[0]
  if (!campaign) return nothingToBook(language)
  const all = await listOffers(parts, person, campaign)
  const offers = all
    .filter(({ slot }) => slot.id !== held?.slot.id && (!asked.only || asked.only.includes(slot.id)))
    .slice(0, mostChoices)
  const officer = await officerOf(parts, campaign)
  const free = offers.filter((offer) => offer.free > 0)
  return {
    name: 'health-checks/slots',
    view: {
      heading: say(how === 'move' ? 'offers.heading.move' : 'offers.heading'),
      campaign: named(campaign.name, language),
      period: periodOf(campaign, language),
      notices: [
        ...(asked.said ? [asked.said] : []),
        ...(held ? [notice(say('offers.current', { slot: longSlot(held.slot.start, language) }))] : []),
        ...(rotates(person) ? [notice(say('offshore.rule'))] : []),
        ...(offers.length === 0 ? [notice(say('offers.none'), 'warning')] : []),
      ],
      fields: offers.length > 0 ? [fieldView(offers, campaign, language)] : [],
      lists: asked.campaign ? adviceLists(campaign, language) : [],
      contact: contactText(officer, language),
    },
    summary: say('offers.summary', { count: free.length }),
    provenance: provenanceOf(campaign, officer, language),
    next: [
      ...(offers.length > 0 ? [takeChosenButton(how, language)] : []),
      ...free.slice(0, 3).map(({ slot }) => takeButton(slot, how, language, held?.slot.id)),
      mineButton(language),
      campaignButton(language),
    ],
  }
}

export const longSlot = (start: string, language: Language): string =>
  texts(language)('offers.slot', { time: formatTime(start), day: formatLongDay(start, language) })

const fieldView = (offers: readonly Offer[], campaign: Campaign, language: Language): View => {
  const say = texts(language)
  const several = new Set(offers.map(({ slot }) => slot.clinic)).size > 1
  return {
    label: say('offers.label'),
    value: offers.find(({ free }) => free > 0)?.slot.id ?? offers[0]?.slot.id ?? '',
    choices: offers.map(({ slot, free, waiting }) => {
      const clinic = clinicOf(campaign, slot.clinic)
      return {
        value: slot.id,
        title: [
          slotText(slot, language),
          several && clinic ? inLanguage(clinic.name, language) : '',
          freeText(free, waiting, language),
        ]
          .filter(Boolean)
          .join(' · '),
      }
    }),
  }
}

const freeText = (free: number, waiting: number, language: Language): string => {
  const say = texts(language)
  if (free > 0) return say('offers.free', { count: free })
  return waiting > 0 ? say('offers.full.waiting', { count: waiting }) : say('offers.full')
}

const nothingToBook = (language: Language): Card => {
  const say = texts(language)
  return {
    name: 'health-checks/message',
    view: { heading: say('offers.nothing.heading'), text: literal(say('offers.nothing')), contact: '' },
    summary: say('offers.nothing'),
    next: [mineButton(language), campaignButton(language)],
  }
}
