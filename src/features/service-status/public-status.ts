import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Localized } from '../../core/i18n/localized.ts'
import { endOf, type Incident, type Phase, phaseOf } from './incident.ts'
import { byEnd, byStart, distinct, loadServices, loadStatuses } from './load-status.ts'
import { type Maintenance, stageOf } from './maintenance.ts'
import { type Moment, momentOf } from './moment.ts'
import type { ServiceId } from './service.ts'
import type { State } from './state.ts'

/**
 * What everybody in the world may know: names, states and times. What was written in an incident's timeline, sites,
 * people and contacts stay inside. Moments are by the organisation's clock.
 */
export type PublicStatus = {
  readonly organisation: Localized
  readonly zone: string
  readonly asOf: Moment
  readonly services: readonly {
    readonly id: ServiceId
    readonly name: Localized
    readonly state: State
    readonly since: Moment
  }[]
  /** Open ones and those resolved within the last week, the latest first. */
  readonly incidents: readonly PublicIncident[]
  /** What runs and what is planned, the next first. */
  readonly maintenance: readonly PublicWork[]
}

export type PublicIncident = {
  readonly title: Localized
  readonly services: readonly ServiceId[]
  readonly impact: Incident['impact']
  readonly phase: Phase
  readonly start: Moment
  readonly end: Moment | undefined
}

export type PublicWork = {
  readonly title: Localized
  readonly services: readonly ServiceId[]
  readonly stage: ReturnType<typeof stageOf>
  readonly start: Moment
  readonly end: Moment
}

export type PublicParts = Pick<FeatureParts, 'store' | 'organisation' | 'clock'>

/** Things of a kind that the page shows: it stays small whatever happens. */
const most = 20

export const loadPublicStatus = async ({
  store,
  organisation,
  clock,
}: PublicParts): Promise<PublicStatus> => {
  const asOf = momentOf(clock(), organisation.zone)
  const statuses = await loadStatuses(store, await loadServices(store), undefined, asOf)
  const open = distinct(statuses.flatMap((status) => status.open))
    .toSorted(byStart)
    .toReversed()
  const resolved = distinct(statuses.flatMap((status) => status.resolved)).toSorted(byEnd)
  const works = distinct(statuses.flatMap(({ running, planned }) => [...running, ...planned])).toSorted(
    byStart,
  )
  return {
    organisation: organisation.name,
    zone: organisation.zone,
    asOf,
    services: statuses.map(({ service: { id, name }, state, since }) => ({ id, name, state, since })),
    incidents: [...open, ...resolved].slice(0, most).map(publicIncident),
    maintenance: works.slice(0, most).map((work) => publicWork(work, asOf)),
  }
}

const publicIncident = (incident: Incident): PublicIncident => ({
  title: incident.title,
  services: incident.services,
  impact: incident.impact,
  phase: phaseOf(incident),
  start: incident.start,
  end: endOf(incident),
})

const publicWork = (work: Maintenance, now: Moment): PublicWork => ({
  title: work.title,
  services: work.services,
  stage: stageOf(work, now),
  start: work.start,
  end: work.end,
})
