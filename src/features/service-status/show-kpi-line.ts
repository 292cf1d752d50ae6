import type { Card } from '../../core/conversation/reply.ts'
import type { Asked, StatusParts } from './asked.ts'
import { availabilityView } from './availability-views.ts'
import { type Figure, type KpiReport, trendOf } from './kpi-report.ts'
import { kpiLineSummary, kpiLineView } from './kpi-views.ts'
import { loadAvailability } from './load-availability.ts'
import { otherPeriods, reportProvenance } from './load-reports.ts'
import { askKpi, askPeriod, askServiceStatus, mostButtons } from './next-steps.ts'
import { rangeOf } from './period.ts'
import type { Service } from './service.ts'

/** One service in one period, with its trend. */
export const showKpiLine = async (
  parts: StatusParts,
  asked: Asked,
  service: Service,
  reports: readonly KpiReport[],
  shown: { readonly report: KpiReport; readonly figure: Figure },
  notes: readonly string[],
): Promise<Card> => {
  const { narrator } = asked
  const { say, language } = narrator
  const trend = trendOf(reports, service.id, shown.report)
  const availability = await loadAvailability(parts, rangeOf(shown.report.period), narrator.now)
  const periods = otherPeriods(reports, shown.report).map(({ period }) =>
    askPeriod(period, service, language),
  )
  return {
    name: 'service-status/kpi-line',
    view: {
      ...kpiLineView(narrator, service, shown, trend, notes),
      ...availabilityView(narrator, availability(service)),
    },
    summary: kpiLineSummary(narrator, service, shown),
    provenance: reportProvenance(parts, asked, shown.report),
    next: [
      ...periods.slice(0, mostButtons - 2),
      askKpi(say('button.allFigures'), {}, language),
      askServiceStatus(service, {}, language),
    ],
  }
}
