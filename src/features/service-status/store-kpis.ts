import { DateTime } from 'luxon'
import { commitAudited } from '../../core/audit/append-entry.ts'
import { actorOf } from '../../core/audit/audit.ts'
import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { everyDocument } from '../../core/store/every-document.ts'
import { absent, type Change, put, remove, type Stored } from '../../core/store/store.ts'
import { createFindServices } from './find-service.ts'
import { confirmableHours, type KpiImport, kpiImports, tokenOf } from './kpi-import.ts'
import { type Figure, type KpiReport, kpiReports } from './kpi-report.ts'
import { loadServices } from './load-status.ts'
import { dayOf, momentOf } from './moment.ts'
import { periodId } from './period.ts'
import { type KpiChange, planKpiImport } from './plan-kpi-import.ts'

type KpiStoreParts = Pick<FeatureParts, 'store' | 'clock' | 'organisation'>

/** `moved`: figures changed since the person looked, so that the sheet would change others than it showed. */
type StoredKpis =
  | { readonly ok: true; readonly changes: readonly KpiChange[]; readonly same: number }
  | { readonly ok: false; readonly reason: 'nothing-waits' | 'moved' }

/**
 * Stores the sheet that a person was shown, every figure of it with one audit entry, in one commit. `token` is that of
 * the card; without one it is whatever the person was shown last.
 */
export const storeKpis = async (
  parts: KpiStoreParts,
  turn: Turn,
  token: string | undefined,
): Promise<StoredKpis> => {
  const { store, clock } = parts
  const find = createFindServices(await loadServices(store))
  let done: { readonly changes: readonly KpiChange[]; readonly same: number } = { changes: [], same: 0 }
  const audited = await commitAudited<Extract<StoredKpis, { ok: false }>>(
    store,
    clock,
    () => ({
      actor: actorOf(turn.person),
      action: 'kpis.imported',
      subject: 'kpis',
      details: detailsOf(done.changes),
    }),
    async () => {
      const waiting = await store.get(kpiImports, turn.person.account)
      if (!waiting || !isOpen(waiting.document, token, clock())) return { ok: false, reason: 'nothing-waits' }
      const { rows, readings, token: shown } = waiting.document
      const reports = await Array.fromAsync(everyDocument(store, kpiReports, { index: 'id' }))
      const plan = planKpiImport(rows, readings, { find, reports: reports.map(({ document }) => document) })
      if (!plan.ok || tokenOf(plan.changes) !== shown) return { ok: false, reason: 'moved' }
      done = plan
      const today = dayOf(momentOf(clock(), parts.organisation.zone))
      return [
        ...putReports(plan.changes, reports, { on: today, by: turn.person.name }),
        remove(kpiImports, waiting.id, waiting.version),
      ]
    },
  )
  if (audited.ok) return { ok: true, ...done }
  // Somebody changed a figure between the look and the commit, without an entry: look again.
  return 'conflict' in audited ? storeKpis(parts, turn, token) : audited
}

const isOpen = (waiting: KpiImport, token: string | undefined, now: DateTime): boolean =>
  waiting.token !== '' &&
  (token === undefined || token === waiting.token) &&
  now.diff(DateTime.fromISO(waiting.sent), 'hours').hours < confirmableHours

const putReports = (
  changes: readonly KpiChange[],
  reports: readonly Stored<KpiReport>[],
  entered: { readonly on: string; readonly by: string },
): readonly Change[] => {
  const stored = new Map(reports.map((report) => [report.id, report]))
  const periods = new Map(changes.map(({ period }) => [periodId(period), period]))
  return [...periods].map(([id, period]) => {
    const known = stored.get(id)
    const news = changes
      .filter((change) => periodId(change.period) === id)
      .map(({ after }) => ({ ...after, entered }))
    const report = known
      ? replaced(known.document, news)
      : { id, period, published: entered.on, figures: news }
    return put(kpiReports, id, report, known?.version ?? absent)
  })
}

const replaced = (report: KpiReport, news: readonly Figure[]): KpiReport => ({
  ...report,
  figures: [
    ...report.figures.map((figure) => news.find(({ service }) => service === figure.service) ?? figure),
    ...news.filter(({ service }) => !report.figures.some((figure) => figure.service === service)),
  ],
})

/** An entry lists so many changes; the counts are of all. */
const listed = 100

const detailsOf = (changes: readonly KpiChange[]) => ({
  added: changes.filter(({ before }) => !before).length,
  changed: changes.filter(({ before }) => before).length,
  figures: changes.slice(0, listed).map(({ period, before, after }) => {
    const was = before ? `${codeOf(before)};` : ''
    return `${after.service}@${periodId(period)}:${was}${codeOf(after)}`
  }),
})

/** Achieved, plan and published percentage in a row: "88.36/87/101.6". */
const codeOf = ({ achieved, plan, percentOfPlan }: Figure): string =>
  [achieved, plan ?? '-', percentOfPlan ?? '-'].join('/')
