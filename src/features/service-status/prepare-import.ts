import type { FeatureParts } from '../../core/conversation/feature.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { findAll } from '../../core/store/every-document.ts'
import { absent, put, remove } from '../../core/store/store.ts'
import { createFindServices } from './find-service.ts'
import { type KpiImport, kpiImports, tokenOf } from './kpi-import.ts'
import { doubtsCard, nothingNewCard, previewCard, problemsCard } from './kpi-import-views.ts'
import { kpiReports } from './kpi-report.ts'
import { loadServices } from './load-status.ts'
import { dayOf, momentOf } from './moment.ts'
import { planKpiImport } from './plan-kpi-import.ts'

export type PrepareParts = Pick<FeatureParts, 'store' | 'organisation' | 'links' | 'clock'>

/**
 * Shows what a sheet would change, and keeps it until its sender confirms. Nothing is kept of a sheet with rows to
 * mend; one with readings that only its sender can settle waits for them.
 */
export const prepareImport = async (
  parts: PrepareParts,
  turn: Turn,
  sheet: Pick<KpiImport, 'rows' | 'readings'>,
  note?: 'kpiImport.moved',
): Promise<Card> => {
  const { store } = parts
  const [services, reports] = await Promise.all([
    loadServices(store),
    findAll(store, kpiReports, { index: 'id' }),
  ])
  const plan = planKpiImport(sheet.rows, sheet.readings, { find: createFindServices(services), reports })
  if (!plan.ok && plan.reason === 'rows') {
    await keepWaiting(parts, turn, undefined)
    return problemsCard(parts, turn.language, plan.problems)
  }
  if (!plan.ok) {
    await keepWaiting(parts, turn, { ...sheet, token: '' })
    return doubtsCard(parts, turn.language, plan.problems)
  }
  if (plan.changes.length === 0) return nothingNewCard(parts, turn.language, plan.same)
  const token = tokenOf(plan.changes)
  await keepWaiting(parts, turn, { ...sheet, token })
  const today = dayOf(momentOf(turn.now, parts.organisation.zone))
  return previewCard(turn.language, { ...plan, token, services, note, today })
}

/** Of two sheets that a person sends at once the later stays; undefined: none waits any more. */
const keepWaiting = async (
  parts: PrepareParts,
  turn: Turn,
  waiting: Pick<KpiImport, 'rows' | 'readings' | 'token'> | undefined,
): Promise<void> => {
  const { store, clock } = parts
  const id = turn.person.account
  const known = await store.get(kpiImports, id)
  if (!waiting && !known) return
  const seen = known?.version ?? absent
  const sent = clock().toUTC().toISO()
  const change = waiting ? put(kpiImports, id, { id, sent, ...waiting }, seen) : remove(kpiImports, id, seen)
  const committed = await store.commit([change])
  if (!committed.ok) await keepWaiting(parts, turn, waiting)
}
