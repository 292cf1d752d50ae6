import { createHash } from 'node:crypto'
import { z } from 'zod'
import { byId } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import { periodId } from './period.ts'
import type { KpiChange } from './plan-kpi-import.ts'
import { kpiRowSchema } from './read-kpi-sheet.ts'

export const kpiReadingsSchema = z.strictObject({
  marks: z.enum(['thousands', 'decimals']).optional(),
  fractions: z.enum(['hundredths', 'percent']).optional(),
})

/** Figures that somebody sent and has not confirmed yet; a person has one such sheet, the latest. */
const kpiImportSchema = z.strictObject({
  /** Account of the person. */
  id: z.string().min(1).max(200),
  sent: z.iso.datetime(),
  rows: z.array(kpiRowSchema).min(1),
  readings: kpiReadingsSchema,
  /** What the person was shown: `tokenOf` of the changes; empty while a question about the sheet is open. */
  token: z.string(),
})

export type KpiImport = z.infer<typeof kpiImportSchema>

export const kpiImports: Collection<KpiImport> = {
  name: 'kpi-imports',
  schema: kpiImportSchema,
  indexes: { ...byId, sent: ({ sent }) => sent },
}

/** The same for the same changes of the same figures: what was confirmed is what was shown. */
export const tokenOf = (changes: readonly KpiChange[]): string =>
  createHash('sha256')
    .update(JSON.stringify(changes.map(({ period, before, after }) => [periodId(period), before, after])))
    .digest('base64url')
    .slice(0, 22)

/** Hours for which a sheet waits to be confirmed. */
export const confirmableHours = 24
