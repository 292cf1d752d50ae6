import { literal } from '../../core/conversation/markdown.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Reader } from '../../core/delivery/notice.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { personIdSchema } from '../../core/people/person.ts'
import { remove, type Stored } from '../../core/store/store.ts'
import { statusProvenance } from './asked.ts'
import { toNoticeChannel } from './find-audience.ts'
import { type Incident, incidents, isOpen, phaseOf } from './incident.ts'
import { narratorFor } from './incident-card.ts'
import { type LiveParts, presentMoment } from './live-parts.ts'
import { liveTexts } from './live-texts.ts'
import { type Maintenance, maintenance, stageOf } from './maintenance.ts'
import { askStatus } from './next-steps.ts'
import { type Narrator, stateView } from './status-views.ts'
import { type Held, heldNews, subscriptions } from './subscription.ts'
import { atText, spanText } from './wording.ts'

export const digestNotice = 'service-status.digest'

/** Tells what was put by for quiet hours and digests, once their end has come. */
export const tellHeld = async (parts: LiveParts): Promise<void> => {
  const now = presentMoment(parts)
  const { items } = await parts.store.find(heldNews, { index: 'due', to: `${now}~`, limit: 200 })
  for (const held of items) await tellOne(parts, held)
}

/** The removal and the notice go together: of several replicas one tells it. */
const tellOne = async (parts: LiveParts, { id, version, document }: Stored<Held>): Promise<void> => {
  const { store, notices, channels, newId } = parts
  const subscription = (await store.get(subscriptions, id))?.document
  const channel = subscription?.kind === 'place' ? await channels.find(subscription.who) : undefined
  const { incidents: troubles, works, more } = document
  const request = {
    id: `digest.${newId()}`,
    kind: digestNotice,
    data: { incidents: troubles, works, more },
    ...(subscription?.kind === 'person' && { people: [personIdSchema.parse(subscription.who)] }),
    ...(channel && { channels: [toNoticeChannel(channel)] }),
  }
  const said = subscription && subscription.wants.length > 0 ? await notices.changesOf(request) : []
  const committed = await store.commit([remove(heldNews, id, version), ...said])
  if (committed.ok) await notices.start()
}

/** As everything stands at the moment of telling. */
export const showDigest = async (
  parts: LiveParts,
  { language }: Reader,
  { incidents: ids, works: workIds, more }: Omit<Held, 'due'>,
): Promise<Card | undefined> => {
  const narrator = await narratorFor(parts, language)
  const tell = liveTexts(language)
  const troubles = await parts.store.getMany(incidents, ids)
  const works = await parts.store.getMany(maintenance, workIds)
  const count = troubles.length + works.length + more
  if (count === 0) return undefined
  const text = tell('digest.text', { count })
  return {
    name: 'service-status/news',
    view: {
      heading: tell('digest.heading'),
      text,
      lead: '',
      lines: [
        ...troubles.slice(0, mostLines).map(({ document }) => incidentLine(narrator, document)),
        ...works.slice(0, mostLines).map(({ document }) => workLine(narrator, document)),
      ],
      more:
        count > mostLines
          ? tell('digest.more', {
              count: Math.max(0, troubles.length - mostLines) + Math.max(0, works.length - mostLines) + more,
            })
          : '',
    },
    summary: `${tell('digest.heading')}: ${text}`,
    provenance: statusProvenance(parts, narrator),
    next: [askStatus(tell('button.status'), {}, language)],
  }
}

const mostLines = 10

const incidentLine = (narrator: Narrator, incident: Incident) => {
  const { say, language } = narrator
  const last = incident.timeline.at(-1)
  const phase = say(`phase.${phaseOf(incident)}`)
  return {
    title: literal(inLanguage(incident.title, language)),
    ...stateView(narrator, isOpen(incident) ? incident.impact : 'operational'),
    text: last
      ? literal(`${phase}, ${atText(narrator, last.at)}: ${inLanguage(last.text, language)}`)
      : phase,
  }
}

const workLine = (narrator: Narrator, work: Maintenance) => ({
  title: literal(inLanguage(work.title, narrator.language)),
  ...stateView(narrator, 'maintenance'),
  state: narrator.say(`stage.${stageOf(work, narrator.now)}`),
  text: spanText(narrator, work.start, work.end),
})
