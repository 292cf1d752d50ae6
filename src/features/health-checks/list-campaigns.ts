import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { type Campaign, phaseOn } from './campaign.ts'
import { loadCampaigns, type Sources } from './load-schedule.ts'
import { ownDrafts } from './own-drafts.ts'
import { stepButton } from './plan-card.ts'
import { newFormButton } from './plan-form.ts'
import { texts } from './texts.ts'
import { periodOf } from './views.ts'

/** Plans and campaigns that an officer looks after or may see the numbers of, the latest first. */
export const campaignsCard = async (sources: Sources, { person, language, now }: Turn): Promise<Card> => {
  const say = texts(language)
  const today = now.toFormat('yyyy-MM-dd')
  const drafts = await ownDrafts(sources.store, person)
  const campaigns = [...(await loadCampaigns(sources))].reverse().slice(0, 10)
  const stateOf = (campaign: Campaign) =>
    campaign.state === 'closed' ? say('completion.closed') : say(`phase.${phaseOn(campaign, today)}`)
  const rows = [
    ...drafts.map((plan) => ({
      id: plan.id,
      name: plan.name,
      state: say('plan.draft'),
      period: periodOf(plan, language),
    })),
    ...campaigns.map((campaign) => ({
      id: campaign.id,
      name: inLanguage(campaign.name, language),
      state: stateOf(campaign),
      period: periodOf(campaign, language),
    })),
  ]
  return {
    name: 'health-checks/campaigns',
    view: {
      heading: say('campaigns.heading'),
      text: rows.length > 0 ? say('campaigns.text') : say('nothing.text'),
      rows: rows.map(({ id, name, state, period }) => ({
        name: literal(`${id} · ${name}`),
        text: literal(`${state} · ${period}`),
      })),
    },
    summary: say('campaigns.heading'),
    next: [
      newFormButton(language),
      ...rows
        .slice(0, 4)
        .map(({ id }) => stepButton('show', { id }, language, say('button.plan.show.one', { id }))),
    ],
  }
}
