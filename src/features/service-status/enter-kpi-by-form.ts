import { z } from 'zod'
import { typed } from '../../core/conversation/form-field.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { kpiFormCard, kpiFormFields } from './kpi-form-views.ts'
import { kpiImports } from './kpi-import.ts'
import { refusedCard } from './kpi-import-views.ts'
import { loadServices } from './load-status.ts'
import { mayKeepFigures } from './policy.ts'
import { type PrepareParts, prepareImport } from './prepare-import.ts'

/** What the fields of the form hold; a client may send anything. */
export const kpiFormSchema = z.object({
  service: typed(120),
  period: typed(120),
  achieved: typed(120),
  plan: typed(120),
  published: typed(120),
  unit: typed(120),
})

type KpiFormValues = z.infer<typeof kpiFormSchema>

/** The empty form, or one with a service and a period filled in. */
export const openKpiForm =
  (parts: PrepareParts) =>
  async (turn: Turn, values: Partial<KpiFormValues> = {}): Promise<Reply> => {
    if (!mayKeepFigures(turn.person)) return personal(refusedCard(parts, turn.language))
    const services = await loadServices(parts.store)
    return personal(kpiFormCard(turn.language, { values: kpiFormSchema.parse(values), services, note: '' }))
  }

/** Shows what the form would change, to be confirmed in the chat; what is wrong with it is said in the form. */
export const submitKpiForm =
  (parts: PrepareParts) =>
  async (turn: Turn, values: KpiFormValues): Promise<Reply> => {
    if (!mayKeepFigures(turn.person)) return personal(refusedCard(parts, turn.language))
    const cells = Object.fromEntries(
      kpiFormFields.map((field) => [field, values[field].trim()]).filter(([, value]) => value !== ''),
    )
    const card = await prepareImport(parts, turn, { rows: [{ row: 1, cells, lost: [] }], readings: {} })
    if (card.name !== 'service-status/kpi-problems' || (await isWaiting(parts, turn)))
      return { cards: [card], personal: true, closesDialog: true }
    const services = await loadServices(parts.store)
    return personal(kpiFormCard(turn.language, { values, services, note: problemsIn(card) }))
  }

/** A question about a reading is asked in the chat, where its buttons are. */
const isWaiting = async ({ store }: PrepareParts, { person }: Turn): Promise<boolean> =>
  (await store.get(kpiImports, person.account)) !== undefined

const problemsIn = ({ view }: Card): string => {
  const problems = z.array(z.object({ text: z.string() })).safeParse(view['problems'])
  return problems.success ? problems.data.map(({ text }) => text).join('\n\n') : ''
}
