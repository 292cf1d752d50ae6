import type { DayRange } from '../../core/understanding/intent.ts'
import type { StatusParts } from './asked.ts'
import type { Availability } from './availability.ts'
import { type Incident, touches } from './incident.ts'
import { type Figure, figureOf, type KpiReport } from './kpi-report.ts'
import { loadAvailability } from './load-availability.ts'
import { loadReports } from './load-reports.ts'
import { loadIncidents, loadServices } from './load-status.ts'
import type { Moment } from './moment.ts'
import { isWithin, lengthOf, rangeOf } from './period.ts'
import type { Service } from './service.ts'

/** A service in the days of a report or in a period of it. */
export type ReportRow = {
  readonly service: Service
  /** Days that the row speaks of. */
  readonly range: DayRange
  /** undefined: nothing is published for just these days. */
  readonly figure: Figure | undefined
  readonly availability: Availability | undefined
  readonly incidents: number
}

export type ServiceReport = {
  readonly range: DayRange
  readonly rows: readonly ReportRow[]
  /** The oldest first. */
  readonly incidents: readonly Incident[]
}

/** The figures of some days and of every published period within them, with what incidents and maintenance come to. */
export const loadServiceReport = async (
  parts: Pick<StatusParts, 'store' | 'organisation'>,
  range: DayRange,
  now: Moment,
): Promise<ServiceReport> => {
  const [services, published, incidents] = await Promise.all([
    loadServices(parts.store),
    loadReports(parts.store, now),
    loadIncidents(parts.store, range),
  ])
  const within = published
    .filter(({ period }) => isWithin(rangeOf(period), range))
    .toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)))
  const whole = within.find(({ period }) => isSame(rangeOf(period), range))
  const stretches = [{ range, report: whole }, ...within.filter((report) => report !== whole).map(periodOf)]
  const rows = await Promise.all(
    stretches.map(async ({ range, report }) => {
      const availability = await loadAvailability(parts, range, now)
      return services.map((service) => rowOf(service, { range, report, incidents }, availability(service)))
    }),
  )
  return { range, rows: rows.flat(), incidents }
}

const periodOf = (report: KpiReport) => ({ range: rangeOf(report.period), report })

/** Longer periods first, each length in the order of time. */
const orderOf = ({ period }: KpiReport): string => `${100 - lengthOf(period.grain)} ${rangeOf(period).from}`

const isSame = (one: DayRange, other: DayRange): boolean => one.from === other.from && one.to === other.to

const rowOf = (
  service: Service,
  stretch: {
    readonly range: DayRange
    readonly report: KpiReport | undefined
    readonly incidents: readonly Incident[]
  },
  availability: Availability | undefined,
): ReportRow => ({
  service,
  range: stretch.range,
  figure: stretch.report && figureOf(stretch.report, service.id),
  availability,
  incidents: stretch.incidents.filter(
    (incident) => incident.services.includes(service.id) && touches(incident, stretch.range),
  ).length,
})
