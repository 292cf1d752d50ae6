import type { Card } from '../../core/conversation/reply.ts'
import type { Reader } from '../../core/delivery/notice.ts'
import { notices } from '../../core/delivery/notice.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { logKeepers } from './find-audience.ts'
import { type Incident, incidents, isOpen } from './incident.ts'
import { incidentFormButton, narratorFor, openIncidentButton } from './incident-card.ts'
import { liveMessage } from './live-message.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { liveTexts } from './live-texts.ts'
import { momentSchema } from './moment.ts'
import { atText } from './wording.ts'

export const overdueNotice = 'service-status.overdue'

/** Points the duty engineers at every promise of an update that was not kept: once for each promise. */
export const pointAtOverdue = async (parts: LiveParts): Promise<void> => {
  const now = presentMoment(parts)
  const { items } = await parts.store.find(incidents, { index: 'promised', to: now, limit: 200 })
  for (const { document } of items) await pointAt(parts, document)
}

/** The id of the notice is the promise itself, so that of several replicas one says it. */
const pointAt = async (parts: LiveParts, incident: Incident): Promise<void> => {
  const { id: about, nextUpdate: promised = '' } = incident
  const id = `incident.${about}.late.${promised.replace(/\D/g, '')}`
  if (await parts.store.get(notices, id)) return
  const people = await logKeepers(parts)
  await parts.notices.say({ id, kind: overdueNotice, people, data: { incident: about, promised } })
}

/** undefined: the update has come, or the incident is over. */
export const showOverdue = async (
  parts: LiveParts,
  { language }: Pick<Reader, 'language'>,
  { incident: id, promised }: { readonly incident: string; readonly promised: string },
): Promise<Card | undefined> => {
  const incident = (await parts.store.get(incidents, id))?.document
  if (!incident || !isOpen(incident) || incident.nextUpdate !== promised) return undefined
  const tell = liveTexts(language)
  const when = atText(await narratorFor(parts, language), momentSchema.parse(promised))
  return liveMessage({
    heading: tell('overdue.heading'),
    text: tell('overdue.text', { id, title: inLanguage(incident.title, language), when }),
    next: [incidentFormButton(incident, language), openIncidentButton(id, language)],
  })
}
