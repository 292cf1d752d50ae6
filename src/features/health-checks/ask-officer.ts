import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { PersonToAsk } from '../../core/people/contact-of.ts'
import { offerButton } from './booking-buttons.ts'
import { mineButton } from './buttons.ts'
import { currentCampaign } from './campaign.ts'
import { findComing } from './find-coming.ts'
import { bookableCampaigns } from './list-offers.ts'
import { loadCampaigns, officerOf, type Sources } from './load-schedule.ts'
import { messageCard } from './refusal-card.ts'
import { texts } from './texts.ts'
import { contactText } from './views.ts'

/** Two people exchange their times through the officer alone: who that is, and what one can do oneself. */
export const askOfficer = async (sources: Sources, turn: Turn): Promise<Card> => {
  const { language } = turn
  const say = texts(language)
  const officer = await officerInCharge(sources, turn)
  const card = messageCard(say('swap.ask.heading'), say('swap.ask', { name: officer.name }), [
    offerButton('move', language),
    mineButton(language),
  ])
  return { ...card, view: { ...card.view, contact: contactText(officer, language) } }
}

/** Of the asker's own campaign, else of the current one, else who answers for health checks. */
const officerInCharge = async (sources: Sources, { person, now }: Turn): Promise<PersonToAsk> => {
  const campaign =
    (await findComing(sources, person))?.campaign ??
    (await bookableCampaigns(sources, person))[0] ??
    currentCampaign(await loadCampaigns(sources), now.toFormat('yyyy-MM-dd'))
  if (campaign) return officerOf(sources, campaign)
  const { contacts } = sources.organisation
  return contacts.health_check_schedule ?? contacts.other
}
