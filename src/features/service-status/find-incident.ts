import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { findAll } from '../../core/store/every-document.ts'
import { affects, incidents } from './incident.ts'
import { incidentCard } from './incident-card.ts'
import type { LiveCommand } from './live-command.ts'
import { liveMessage, refusalReply } from './live-message.ts'
import type { LiveParts } from './live-parts.ts'
import { refuseLive } from './live-refusal.ts'
import { liveTexts } from './live-texts.ts'
import { askStatus } from './next-steps.ts'
import { type ReadScope, readScope, refuseSite } from './read-scope.ts'

/** More cards than these are no answer to "the radio incident". */
const mostFound = 3

/** "close the radio incident", without its number: the open ones that it may be, each with what can be done to it. */
export const findIncidentByText = async (
  parts: LiveParts,
  turn: Turn,
  { head }: Pick<LiveCommand, 'head'>,
): Promise<Reply> => {
  const { language } = turn
  const scope = await readScope(parts, head, turn)
  if (scope.unknownSite !== undefined)
    return refusalReply(parts, await refuseSite(parts, scope.unknownSite, language), language)
  const [service] = scope.services
  if (service === undefined) return refusalReply(parts, refuseLive('no-service'), language)
  const found = await openOnes(parts, scope)
  const cards = await Promise.all(
    found.slice(0, mostFound).map((incident) => incidentCard(parts, incident, turn)),
  )
  if (cards.length > 0) return { cards }
  const tell = liveTexts(language)
  const next = [askStatus(tell('button.status'), { service }, language)]
  return personal(liveMessage({ heading: tell('refusal.heading'), text: tell('incident.none.there'), next }))
}

const openOnes = async ({ store }: LiveParts, { services, sites }: ReadScope) => {
  const open = await findAll(store, incidents, { index: 'open', descending: true })
  const places = sites.length > 0 ? sites : [undefined]
  return open.filter((incident) =>
    services.some((service) => places.some((site) => affects(incident, { service, site }))),
  )
}
