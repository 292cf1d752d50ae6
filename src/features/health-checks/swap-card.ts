import { literal } from '../../core/conversation/markdown.ts'
import type { Card, View } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { slotText } from './booking-buttons.ts'
import type { Campaign } from './campaign.ts'
import { listBooked } from './list-booked.ts'
import type { Sources } from './load-schedule.ts'
import { stepButton } from './plan-card.ts'
import { hasBegun } from './slot.ts'
import { texts } from './texts.ts'

/** People that one list of choices holds; the others are typed. */
const mostChoices = 100

/** Where two people who have a place are chosen. For officers of the campaign: it has names. */
export const swapCard = async (
  sources: Sources,
  turn: Turn,
  campaign: Campaign,
  notices: readonly View[] = [],
): Promise<Card> => {
  const { language } = turn
  const say = texts(language)
  const { id } = campaign
  const choices = await booked(sources, turn, campaign)
  const heading = say('swap.heading', { name: inLanguage(campaign.name, language) })
  return {
    name: 'health-checks/swap',
    view: {
      heading: literal(heading),
      text: literal(say(choices.length > 1 ? 'swap.text' : 'swap.nobody', { id })),
      notices,
      fields:
        choices.length > 1
          ? (['first', 'second'] as const).map((field) => ({
              id: field,
              label: say(`swap.${field}`),
              choices: choices.slice(0, mostChoices),
            }))
          : [],
    },
    summary: heading,
    next: [
      ...(choices.length > 1 ? [stepButton('swap', { id }, language, say('button.swap'))] : []),
      stepButton('show', { id }, language),
    ],
  }
}

/** Those who have a place ahead, with its time, in the order of names. */
const booked = async (
  { store, directory, organisation }: Sources,
  { now, language }: Turn,
  campaign: Campaign,
) => {
  return (await listBooked({ store, directory }, campaign))
    .filter(({ slot }) => !hasBegun(slot, now, organisation.zone))
    .map(({ person, slot }) => ({
      title: `${person.name} · ${slotText(slot, language)}`,
      value: person.id,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, language))
}
