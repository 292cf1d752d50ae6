import { z } from 'zod'
import { type Action, action, type Command, type Feature } from '../../core/conversation/feature.ts'
import type { Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { kpiFormSchema, openKpiForm, submitKpiForm } from './enter-kpi-by-form.ts'
import { hearKpiFigure } from './enter-kpi-by-text.ts'
import {
  hearKpiTable,
  importPastedKpis,
  type KpiImportParts,
  offerKpiImport,
  receiveKpis,
} from './import-kpis.ts'
import { inEach } from './in-each.ts'
import { kpiFormVerbs } from './kpi-form-views.ts'
import { kpiReadingsSchema } from './kpi-import.ts'
import { kpiVerbs } from './kpi-import-views.ts'
import type { KpiReadings } from './kpi-problem.ts'
import { confirmImport, settleReadings } from './settle-import.ts'

/** What the feature plugs in for those who bring figures in. */
export const keepKpis = (
  parts: KpiImportParts,
): {
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  readonly hears: NonNullable<Feature['hears']>
  readonly receive: NonNullable<Feature['receive']>
} => ({
  commands: commandsOf(parts),
  actions: [
    action(kpiVerbs.table, z.object({ table: z.string().max(20_000).default('') }), (turn, { table }) =>
      importPastedKpis(parts)(turn, table),
    ),
    action(kpiVerbs.confirm, z.object({ token: z.string().max(64).optional() }), confirmImport(parts)),
    action(kpiVerbs.settle, z.object(kpiReadingsSchema.shape), settleReadings(parts)),
    action(kpiFormVerbs.open, kpiFormSchema.partial(), (turn) => openKpiForm(parts)(turn)),
    action(kpiFormVerbs.submit, kpiFormSchema, submitKpiForm(parts)),
  ],
  hears: (text) => hearKpiTable(parts)(text) ?? hearKpiFigure(parts)(text),
  receive: receiveKpis(parts),
})

/** Not in the menu, which everybody sees: they are for those who keep the figures. */
const commandsOf = (parts: KpiImportParts): readonly Command[] => {
  const settle = (readings: KpiReadings) => (turn: Turn) => settleReadings(parts)(turn, readings)
  const own = (
    key: 'Import' | 'Confirm' | 'Form' | 'Thousands' | 'Decimals' | 'Hundredths' | 'Percent',
    run: (turn: Turn) => Promise<Reply>,
  ): Command => ({
    title: inEach(`command.kpi${key}.title`),
    description: inEach(`command.kpi${key}.description`),
    menu: [],
    run,
  })
  return [
    own('Import', offerKpiImport(parts)),
    own('Confirm', (turn) => confirmImport(parts)(turn, {})),
    own('Form', (turn) => openKpiForm(parts)(turn)),
    own('Thousands', settle({ marks: 'thousands' })),
    own('Decimals', settle({ marks: 'decimals' })),
    own('Hundredths', settle({ fractions: 'hundredths' })),
    own('Percent', settle({ fractions: 'percent' })),
  ]
}
