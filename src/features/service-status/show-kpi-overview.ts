import type { Button, Card } from '../../core/conversation/reply.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Asked, StatusParts } from './asked.ts'
import { compare, figureOf, type KpiReport } from './kpi-report.ts'
import { isFlagged, kpiOverviewSummary, kpiOverviewView } from './kpi-views.ts'
import { otherPeriods, reportProvenance } from './load-reports.ts'
import { askKpi, askPeriod, mostButtons } from './next-steps.ts'
import { dateSlotOf } from './period.ts'
import { reportButton } from './report-services.ts'
import type { Service } from './service.ts'
import { periodText } from './wording.ts'

/** The figures of every service for one period, differences flagged. */
export const showKpiOverview = (
  parts: StatusParts,
  asked: Asked,
  reports: readonly KpiReport[],
  report: KpiReport,
  notes: readonly string[],
): Card => {
  const { narrator, services } = asked
  return {
    name: 'service-status/kpi-overview',
    view: kpiOverviewView(narrator, report, services, notes),
    summary: kpiOverviewSummary(narrator, report, services),
    provenance: reportProvenance(parts, asked, report),
    next: nextSteps(asked, reports, report),
  }
}

const mostLines = 3

/** Lines first that somebody will ask about, flagged ones and those furthest behind plan; then other periods. */
const nextSteps = (
  { services, narrator: { language } }: Asked,
  reports: readonly KpiReport[],
  report: KpiReport,
): readonly Button[] => {
  const lines = services
    .filter(({ id }) => figureOf(report, id))
    .toSorted((one, other) => concern(report, other) - concern(report, one))
    .slice(0, mostLines)
    .map((service) => lineButton(service, report, language))
  const periods = otherPeriods(reports, report).map(({ period }) => askPeriod(period, undefined, language))
  return [...[...lines, ...periods].slice(0, mostButtons - 1), reportButton(report.period, language)]
}

const lineButton = (
  service: Service,
  { period }: KpiReport,
  language: Asked['narrator']['language'],
): Button => {
  const time =
    period.grain === 'year'
      ? { year: period.year }
      : { date: dateSlotOf(period, periodText(language, period)) }
  return askKpi(inLanguage(service.shortName, language), { service: service.id, ...time }, language)
}

/** How much a line calls for a look: a flag outweighs any shortfall. */
const concern = (report: KpiReport, { id }: Service): number => {
  const figure = figureOf(report, id)
  if (!figure) return Number.NEGATIVE_INFINITY
  const { published, recomputed } = compare(figure)
  return (isFlagged(figure) ? 10_000 : 0) - (published ?? recomputed ?? 100)
}
