import type { Card, Reply } from '../../core/conversation/reply.ts'
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
    if (!mayKeepFigures(turn.person)) return privately(refusedCard(parts, language))
    const stored = await storeKpis(parts, turn, token)
    if (stored.ok) return privately(storedCard(language, stored, await loadServices(parts.store)))
    if (stored.reason === 'nothing-waits') return privately(noticeCard(language, 'kpiImport.nothingWaits'))
    const waiting = await waitingOf(parts, turn)
    if (!waiting) return privately(noticeCard(language, 'kpiImport.nothingWaits'))
    return privately(await prepareImport(parts, turn, waiting, 'kpiImport.moved'))
  }

/** Reads the doubtful cells of the sheet that waits as its sender says. */
export const settleReadings =
  (parts: PrepareParts) =>
  async (turn: Turn, readings: KpiReadings): Promise<Reply> => {
    if (!mayKeepFigures(turn.person)) return privately(refusedCard(parts, turn.language))
    const waiting = await waitingOf(parts, turn)
    if (!waiting) return privately(noticeCard(turn.language, 'kpiImport.nothingWaits'))
    const { rows } = waiting
    return privately(
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

const privately = (card: Card): Reply => ({ cards: [card], personal: true })
