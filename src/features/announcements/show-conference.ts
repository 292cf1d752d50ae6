import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Button, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { contactOf } from '../../core/people/contact-of.ts'
import { formatDay } from '../../core/time/format.ts'
import { agendaButton, conferenceButton, listButton, mostButtons, relatedButtons } from './buttons.ts'
import type { Conference } from './conference.ts'
import { texts } from './texts.ts'
import { conferenceView } from './views.ts'
import { heldShort, titleText } from './wording.ts'

type Sources = Pick<FeatureParts, 'directory' | 'organisation' | 'links'>

/** The whole news of one conference. */
export const showConference = async (
  sources: Sources,
  { language }: Turn,
  conference: Conference,
  all: readonly Conference[],
): Promise<Reply> => {
  const say = texts(language)
  const owner = await contactOf(sources, conference.owner, 'conference_announcements')
  const summary = {
    title: titleText(conference, language),
    date: heldShort(conference, language),
    lead: inLanguage(conference.lead, language),
  }
  return {
    cards: [
      {
        name: 'announcements/conference',
        view: conferenceView(conference, { language, links: sources.links }),
        summary: say('summary', summary),
        provenance: {
          source: say('source', { number: conference.decision.number }),
          owner: owner.name,
          validFrom: formatDay(conference.publishedOn, language),
        },
        next: nextSteps(conference, all, language),
      },
    ],
  }
}

const nextSteps = (conference: Conference, all: readonly Conference[], language: Language): Button[] => {
  const neighbour = neighbourOf(conference, all)
  return [
    ...relatedButtons(conference, language),
    ...(neighbour ? [conferenceButton(neighbour, all, language)] : []),
    ...(all.length > 1 ? [listButton(language)] : []),
    ...(conference.kind === 'year-end' ? [agendaButton(language)] : []),
  ].slice(0, mostButtons)
}

/** The one of the same kind before it or, when it is the first, after it; else the latest of the others. */
const neighbourOf = (conference: Conference, all: readonly Conference[]): Conference | undefined => {
  const kin = all.filter(({ kind }) => kind === conference.kind)
  const place = kin.findIndex(({ id }) => id === conference.id)
  return kin[place + 1] ?? kin[place - 1] ?? all.find(({ id }) => id !== conference.id)
}
