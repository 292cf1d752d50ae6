import { personal } from '../../core/conversation/personal.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { type KpiImport, kpiImports } from './kpi-import.ts'
import { noticeCard, refusedCard, storedCard } from './kpi-import-views.ts'
import type { KpiReadings } from './kpi-problem.ts'
import { loadServices } from './load-status.ts'
import { mayKeepFigures } from './policy.ts'
import { type PrepareParts, prepareImport } from './prepare-import.ts'
import { storeKpis } from './store-kpis.ts'

/** Stores what the person was shown; where the figures moved meanwhile it is shown anew. */
export const confirmImport =
  (parts: PrepareParts) =>
  async (turn: Turn, { token }: { readonly token?: string | undefined }): Promise<Reply> => {
    const { language } = turn
    if (!mayKeepFigures(turn.person)) return personal(refusedCard(parts, language))
    const stored = await storeKpis(parts, turn, token)
    if (stored.ok) return personal(storedCard(language, stored, await loadServices(parts.store)))
    if (stored.reason === 'nothing-waits') return personal(noticeCard(language, 'kpiImport.nothingWaits'))
    const waiting = await waitingOf(parts, turn)
    if (!waiting) return personal(noticeCard(language, 'kpiImport.nothingWaits'))
    return personal(await prepareImport(parts, turn, waiting, 'kpiImport.moved'))
  }

/** Reads the doubtful cells of the sheet that waits as its sender says. */
export const settleReadings =
  (parts: PrepareParts) =>
  async (turn: Turn, readings: KpiReadings): Promise<Reply> => {
    if (!mayKeepFigures(turn.person)) return personal(refusedCard(parts, turn.language))
    const waiting = await waitingOf(parts, turn)
    if (!waiting) return personal(noticeCard(turn.language, 'kpiImport.nothingWaits'))
    const { rows } = waiting
    return personal(
      await prepareImport(parts, turn, { rows, readings: { ...waiting.readings, ...readings } }),
    )
  }

const waitingOf = async (
  { store }: PrepareParts,
  { person }: Turn,
): Promise<Pick<KpiImport, 'rows' | 'readings'> | undefined> => {
  const stored = await store.get(kpiImports, person.account)
  return stored && { rows: stored.document.rows, readings: stored.document.readings }
}
