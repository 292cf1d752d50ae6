import { actorOf } from '../../core/audit/audit.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Person, Site, SiteId } from '../../core/people/person.ts'
import { absent, put } from '../../core/store/store.ts'
import { announceIncidents } from './announce-incidents.ts'
import { type Incident, incidents } from './incident.ts'
import { commitLive, type LiveParts, presentMoment, takeNumbers } from './live-parts.ts'
import { type LiveRefusal, refuseLive } from './live-refusal.ts'
import { liveIn } from './live-texts.ts'
import { loadServices } from './load-status.ts'
import type { Moment } from './moment.ts'
import { mayKeepLog } from './policy.ts'
import type { Service, ServiceId } from './service.ts'
import type { Impact } from './state.ts'

/** What a person says of something that went wrong; texts in that person's own words. */
export type IncidentReport = {
  readonly services: readonly ServiceId[]
  readonly sites: readonly SiteId[]
  readonly impact: Impact
  readonly start: Moment
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly nextUpdate?: Moment | undefined
}

export type Reported = { readonly ok: true; readonly incident: Incident } | LiveRefusal

export const longestTitle = 120
export const longestText = 2_000

/** Opens an incident, and tells those concerned. */
export const reportIncident = async (
  parts: LiveParts,
  person: Person,
  report: IncidentReport,
): Promise<Reported> => {
  if (!mayKeepLog(person)) return refuseLive('not-allowed')
  const bad = await checkReport(parts, report)
  if (bad) return bad
  let incident: Incident | undefined
  const deed = () => ({
    actor: actorOf(person),
    action: 'incident.reported',
    subject: `incident/${incident?.id}`,
    details: { services: [...report.services], sites: [...report.sites], impact: report.impact },
  })
  const committed = await commitLive(parts, deed, async () => {
    const numbers = await takeNumbers(parts.store)
    const opened = await openIncident(parts, report, { id: numbers.take(), by: person })
    const announced = await announceIncidents(
      parts,
      [{ incident: opened, isNew: true, also: person.id }],
      presentMoment(parts),
    )
    incident = announced.incidents[0] ?? opened
    return [...numbers.change(), put(incidents, incident.id, incident, absent), ...announced.changes]
  })
  if (!committed.ok) return committed
  return incident ? { ok: true, incident } : refuseLive('not-found', { id: '' })
}

const checkReport = async (
  parts: LiveParts,
  { services, sites, start, title, text, nextUpdate }: IncidentReport,
): Promise<LiveRefusal | undefined> => {
  const bad = await checkScope(parts, { services, sites })
  if (bad) return bad
  const now = presentMoment(parts)
  if (start > now) return refuseLive('in-future')
  if (nextUpdate !== undefined && nextUpdate <= now) return refuseLive('promise-past')
  return (title ?? '').length > longestTitle || (text ?? '').length > longestText
    ? refuseLive('too-long', { most: longestText })
    : undefined
}

const openIncident = async (
  parts: LiveParts,
  { services, sites, impact, start, title, text, nextUpdate }: IncidentReport,
  { id, by }: { readonly id: string; readonly by: Person },
): Promise<Incident> => ({
  id,
  title: title ? { vi: title } : await incidentTitle(parts, services, sites),
  services: [...services],
  sites: [...sites],
  impact,
  start,
  timeline: [
    {
      at: presentMoment(parts),
      phase: 'investigating',
      text: text ? { vi: text } : liveIn('default.investigating'),
      author: by.id,
    },
  ],
  ...(nextUpdate && { nextUpdate }),
  revision: 1,
  changedBy: by.name,
})

/** Services and places that there are, at least one of each. */
export const checkScope = async (
  parts: Pick<LiveParts, 'store' | 'directory'>,
  { services, sites }: Pick<IncidentReport, 'services' | 'sites'>,
): Promise<LiveRefusal | undefined> => {
  const known = (await loadServices(parts.store)).map(({ id }) => id)
  if (services.length === 0 || !services.every((id) => known.includes(id))) return refuseLive('no-service')
  const places = (await parts.directory.sites()).map(({ id }) => id)
  if (sites.length > 0 && sites.every((id) => places.includes(id))) return undefined
  return refuseLive('unknown-site', {
    site: sites.find((id) => !places.includes(id)) ?? '',
    sites: places.join(', '),
  })
}

/** "Offshore link – MSP-1 installation" in the three languages. */
export const incidentTitle = async (
  { store, directory }: Pick<LiveParts, 'store' | 'directory'>,
  services: readonly ServiceId[],
  sites: readonly SiteId[],
  key: 'incident.title' | 'work.title' = 'incident.title',
): Promise<Localized> => {
  const [everyService, everySite] = await Promise.all([loadServices(store), directory.sites()])
  return liveIn(key, (language) => ({
    services: services
      .map((id) => named(everyService, id, (one: Service) => inLanguage(one.shortName, language)))
      .join(', '),
    sites: sites.map((id) => named(everySite, id, (one: Site) => inLanguage(one.name, language))).join(', '),
  }))
}

const named = <Thing extends { readonly id: string }>(
  things: readonly Thing[],
  id: string,
  nameOf: (thing: Thing) => string,
): string => {
  const thing = things.find((candidate) => candidate.id === id)
  return thing ? nameOf(thing) : id
}
