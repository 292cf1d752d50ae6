import { repetitions } from '../../core/spreadsheet/row-problem.ts'
import type { FindServices } from './find-service.ts'
import { isDoubt, type KpiProblem, type KpiReadings } from './kpi-problem.ts'
import { type Figure, figureOf, type KpiReport, unitOf } from './kpi-report.ts'
import { type Period, periodId } from './period.ts'
import { type KpiFacts, readKpiRow } from './read-kpi-row.ts'
import type { KpiRow } from './read-kpi-sheet.ts'

/** One figure of a sheet beside the one that it takes the place of. */
export type KpiChange = {
  readonly row: number
  readonly period: Period
  readonly before: Figure | undefined
  readonly after: Figure
  /** Day from which figures of the period are shown; undefined where there are none yet. */
  readonly published: string | undefined
}

/** What a sheet comes to: all of it, or what has to be mended, or what only its sender can say. */
type KpiPlan =
  | { readonly ok: true; readonly changes: readonly KpiChange[]; readonly same: number }
  | { readonly ok: false; readonly reason: 'rows' | 'doubts'; readonly problems: readonly KpiProblem[] }

type KpiSheetParts = {
  readonly find: FindServices
  readonly reports: readonly Pick<KpiReport, 'id' | 'figures' | 'published'>[]
}

/** Nothing of a sheet is planned while one of its rows is not understood. */
export const planKpiImport = (
  rows: readonly KpiRow[],
  readings: KpiReadings,
  { find, reports }: KpiSheetParts,
): KpiPlan => {
  const read = rows.map((row) => readKpiRow(row, find, readings))
  const told = read.flatMap(({ row, facts }) => (facts ? [{ row, facts }] : []))
  const problems = [
    ...read.flatMap((row) => row.problems),
    ...repetitions(told, ({ facts }) => `${facts.service} ${periodId(facts.period)}`),
  ].sort((a, b) => a.row - b.row)
  if (problems.length > 0) return { ok: false, reason: problems.every(isDoubt) ? 'doubts' : 'rows', problems }
  const byId = new Map(reports.map((report) => [report.id, report]))
  const changes = told.map(({ row, facts }): KpiChange => {
    const report = byId.get(periodId(facts.period))
    const before = report && figureOf(report, facts.service)
    return {
      row,
      period: facts.period,
      before,
      after: figureAfter(facts, before),
      published: report?.published,
    }
  })
  const moved = changes.filter(({ before, after }) => !before || !isSame(before, after))
  return { ok: true, changes: moved, same: changes.length - moved.length }
}

/**
 * A cell that is left empty takes nothing away: a plan and above all a published percentage stay until others are
 * brought in, and what is computed never stands in for them.
 */
const figureAfter = (facts: KpiFacts, before: Figure | undefined): Figure => {
  const kept = before && unitOf(before) === facts.unit ? before : undefined
  const plan = facts.plan ?? kept?.plan
  const percentOfPlan = facts.percentOfPlan ?? before?.percentOfPlan
  const samePlan = kept !== undefined && plan === kept.plan
  return {
    service: facts.service,
    achieved: facts.achieved,
    planSource: samePlan ? kept.planSource : 'published',
    ...(facts.unit !== '%' && { unit: facts.unit }),
    ...(plan !== undefined && { plan }),
    ...(percentOfPlan !== undefined && { percentOfPlan }),
  }
}

const isSame = (before: Figure, after: Figure): boolean =>
  before.achieved === after.achieved &&
  before.plan === after.plan &&
  before.percentOfPlan === after.percentOfPlan &&
  unitOf(before) === unitOf(after)
