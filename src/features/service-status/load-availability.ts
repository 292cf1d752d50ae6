import type { DayRange } from '../../core/understanding/intent.ts'
import type { StatusParts } from './asked.ts'
import { type Availability, availabilityOf, windowOf } from './availability.ts'
import { affects } from './incident.ts'
import { loadIncidents, loadMaintenance, logBegins } from './load-status.ts'
import type { Moment } from './moment.ts'
import type { Service, ServiceId } from './service.ts'

type FindAvailability = (service: Service) => Availability | undefined

/** What incidents and maintenance come to in some days; for a service of which nothing can be said, undefined. */
export const loadAvailability = async (
  { store, organisation }: Pick<StatusParts, 'store' | 'organisation'>,
  range: DayRange,
  now: Moment,
): Promise<FindAvailability> => {
  const [incidents, works, begins] = await Promise.all([
    loadIncidents(store, range),
    loadMaintenance(store, range),
    logBegins(store),
  ])
  const of = (service: ServiceId) => ({
    incidents: incidents.filter((incident) => affects(incident, { service })),
    works: works.filter((work) => affects(work, { service })),
  })
  return ({ id, since }) => {
    const window = windowOf(range, { logBegins: begins, since, now })
    return window && availabilityOf(of(id), { ...window, zone: organisation.zone })
  }
}
