import { actorOf } from '../../core/audit/audit.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import type { Person, SiteId } from '../../core/people/person.ts'
import { put } from '../../core/store/store.ts'
import { announceIncidents } from './announce-incidents.ts'
import { type Incident, incidents, isOpen, type Phase, phaseOf, revisionOf } from './incident.ts'
import { commitLive, type LiveParts, presentMoment } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { liveIn } from './live-texts.ts'
import type { Moment } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import { longestText, type Reported } from './report-incident.ts'
import type { ServiceId } from './service.ts'
import type { Impact } from './state.ts'

/** What is new of an incident; what is not named stays. `revision` is that of the card that the person had. */
export type IncidentUpdate = {
  readonly id: string
  readonly revision?: number | undefined
  readonly phase?: Phase | undefined
  readonly text?: string | undefined
  readonly impact?: Impact | undefined
  readonly services?: readonly ServiceId[] | undefined
  readonly sites?: readonly SiteId[] | undefined
  /** null takes the promise back. */
  readonly nextUpdate?: Moment | null | undefined
}

/** Adds to what was said of an incident; everything said before stays, and everybody's card follows. */
export const updateIncident = async (
  parts: LiveParts,
  person: Person,
  update: IncidentUpdate,
): Promise<Reported> => {
  if (!mayKeepLog(person)) return refuseLive('not-allowed')
  const { id } = update
  let changed: Incident | undefined
  const deed = () => ({
    actor: actorOf(person),
    action: changed && !isOpen(changed) ? 'incident.resolved' : 'incident.updated',
    subject: `incident/${id}`,
    details: { revision: changed ? revisionOf(changed) : 0, phase: changed ? phaseOf(changed) : '-' },
  })
  const committed = await commitLive(parts, deed, async () => {
    const stored = await parts.store.get(incidents, id)
    if (!stored) return refuseLive('not-found', { id })
    const now = presentMoment(parts)
    const next = changeIncident(stored.document, update, { now, by: person })
    if ('ok' in next) return next
    const announced = await announceIncidents(parts, [{ incident: next, isNew: false }], now)
    changed = next
    return [put(incidents, id, next, stored.version), ...announced.changes]
  })
  if (!committed.ok) return committed
  return changed ? { ok: true, incident: changed } : refuseLive('not-found', { id })
}

/** The incident with one more entry, or why not. */
export const changeIncident = (
  incident: Incident,
  update: IncidentUpdate,
  { now, by }: { readonly now: Moment; readonly by: Pick<Person, 'id' | 'name'> },
): Incident | LiveRefusal => {
  const { id, changedBy = '' } = incident
  const bad = checkUpdate(incident, update, now)
  if (bad) return bad
  if (update.revision !== undefined && update.revision !== revisionOf(incident))
    return refuseLive('conflict', { id, name: changedBy })
  const phase = update.phase ?? (isOpen(incident) ? phaseOf(incident) : 'post-mortem')
  const last = incident.timeline.at(-1)?.at ?? now
  const { nextUpdate: promised, ...rest } = incident
  const kept = update.nextUpdate === undefined ? promised : update.nextUpdate
  // A promise that is over was kept by this very word.
  const nextUpdate = phase === 'resolved' || phase === 'post-mortem' || (kept && kept <= now) ? null : kept
  return {
    ...rest,
    services: [...(update.services ?? incident.services)],
    sites: [...(update.sites ?? incident.sites)],
    impact: update.impact ?? incident.impact,
    timeline: [
      ...incident.timeline,
      {
        at: now > last ? now : last,
        phase,
        text: wordsOf(update, incident, phase),
        author: by.id,
        ...(update.impact && update.impact !== incident.impact && { impact: update.impact }),
      },
    ],
    ...(nextUpdate && { nextUpdate }),
    revision: revisionOf(incident) + 1,
    changedBy: by.name,
  }
}

const checkUpdate = (incident: Incident, update: IncidentUpdate, now: Moment): LiveRefusal | undefined => {
  const { phase, text = '', impact, services, sites, nextUpdate } = update
  const named = [phase, impact, services, sites, nextUpdate].some((value) => value !== undefined)
  if (!named && text.trim() === '') return refuseLive('nothing-said')
  if (text.length > longestText) return refuseLive('too-long', { most: longestText })
  if (services?.length === 0) return refuseLive('no-service')
  if (sites?.length === 0) return refuseLive('unknown-site', { site: '' })
  if (nextUpdate && nextUpdate <= now) return refuseLive('promise-past')
  return phase === 'post-mortem' && isOpen(incident) ? refuseLive('not-resolved') : undefined
}

/** The person's own words, else what the change says by itself. */
const wordsOf = (update: IncidentUpdate, incident: Incident, phase: Phase): Localized => {
  const { text, impact } = update
  if (text?.trim()) return { vi: text.trim() }
  if (impact && impact !== incident.impact) return liveIn(`default.impact.${impact}`)
  return update.phase ? liveIn(`default.${phase}`) : liveIn('default.changed')
}
