import type { Provenance } from '../../core/conversation/reply.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import type { Store } from '../../core/store/store.ts'
import { formatDay } from '../../core/time/format.ts'
import type { Asked, StatusParts } from './asked.ts'
import { type KpiReport, kpiReports, newestFirst } from './kpi-report.ts'
import { dayOf, type Moment } from './moment.ts'
import type { Grain } from './period.ts'

/** Decades of months, quarters and years together. */
const most = 1_000

/** What is published by now, in the order of `newestFirst`. */
export const loadReports = async (store: Store, now: Moment): Promise<readonly KpiReport[]> => {
  const query = { index: 'published', to: `${dayOf(now)}~`, descending: true, limit: most }
  const { items } = await store.find(kpiReports, query)
  return newestFirst(items.map(({ document }) => document))
}

/** The document that a period's figures stand in, and who answers for it. */
export const reportProvenance = (
  { organisation }: StatusParts,
  { narrator: { say, language } }: Asked,
  { source, period, published }: KpiReport,
): Provenance => {
  const { name, role } = organisation.contacts.service_kpi ?? organisation.contacts.other
  return {
    source: source ? inLanguage(source, language) : say(`source.${period.grain}`),
    owner: `${inLanguage(role, language)} ${name}`,
    validFrom: formatDay(published, language),
  }
}

/**
 * Periods worth a button beside one that is shown: the one before it, then the latest year, quarter and month, then
 * the oldest year.
 */
export const otherPeriods = (
  reports: readonly KpiReport[],
  shown: KpiReport | undefined,
): readonly KpiReport[] => {
  const latest = (grain: Grain) => reports.find(({ period }) => period.grain === grain)
  const before = shown && reports.slice(reports.indexOf(shown) + 1)
  const candidates = [
    before?.find(({ period }) => period.grain === shown?.period.grain),
    latest('year'),
    latest('quarter'),
    latest('month'),
    reports.findLast(({ period }) => period.grain === 'year'),
  ]
  const found = candidates.filter((report) => report !== undefined).filter((report) => report !== shown)
  return [...new Set(found)]
}
