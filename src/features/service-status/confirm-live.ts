import type { Card } from '../../core/conversation/reply.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { Incident } from './incident.ts'
import { incidentCard, incidentFormButton, openIncidentButton } from './incident-card.ts'
import { liveMessage } from './live-message.ts'
import type { LiveParts } from './live-parts.ts'
import { liveTexts } from './live-texts.ts'
import type { Maintenance } from './maintenance.ts'
import { openWorkButton, workCard } from './work-card.ts'

/** Only that it was done: the card itself is on its way to everybody, the author among them. */
export const confirmIncident = async (
  parts: LiveParts,
  language: Language,
  incident: Incident,
  what: 'done.reported' | 'done.updated',
): Promise<Card> => {
  const { id } = incident
  const { summary } = await incidentCard(parts, incident, { language, person: undefined })
  return liveMessage({
    heading: liveTexts(language)(what, { id }),
    text: summary,
    next: [openIncidentButton(id, language), incidentFormButton(incident, language)],
  })
}

export const confirmWork = async (
  parts: LiveParts,
  language: Language,
  work: Maintenance,
  what: 'done.planned' | 'done.work.changed' | 'done.work.cancelled',
): Promise<Card> => {
  const { id } = work
  const { summary } = await workCard(parts, work, { language, person: undefined })
  const heading = liveTexts(language)(what, { id })
  return liveMessage({ heading, text: summary, next: [openWorkButton(id, language)] })
}
