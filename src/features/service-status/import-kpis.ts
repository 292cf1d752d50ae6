import type { FeatureParts, Heard } from '../../core/conversation/feature.ts'
import type { IncomingFile } from '../../core/conversation/incoming.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Card, Reply } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { longestPasted, parsePasted } from '../../core/spreadsheet/parse-pasted.ts'
import { detectWritten } from './detect-written.ts'
import { columnsCard, offerCard, plainKpiCard, refusedCard } from './kpi-import-views.ts'
import { mayKeepFigures } from './policy.ts'
import { prepareImport } from './prepare-import.ts'
import { type KpiSheet, readKpiSheet } from './read-kpi-sheet.ts'

export type KpiImportParts = Pick<
  FeatureParts,
  'store' | 'organisation' | 'links' | 'clock' | 'readTable' | 'directory'
>

/** Rows of a sheet. */
const longestSheet = 1_000

/** A sheet of figures as a file; what is about something else is left to others. */
export const receiveKpis =
  (parts: KpiImportParts) =>
  async (turn: Turn, file: IncomingFile): Promise<Reply | undefined> => {
    if (!/\.(xlsx|csv)$/i.test(file.name) || !mayKeepFigures(turn.person)) return undefined
    const bytes = await file.read()
    if (bytes === 'gone' || bytes === 'too-large') return undefined
    const table = await parts.readTable(bytes, { maxRows: longestSheet })
    if (!table.ok) return undefined
    const sheet = readKpiSheet(table)
    return isOurs(sheet) ? personal(await cardOf(parts, turn, sheet)) : undefined
  }

/** A table of figures in the text of a message. */
export const hearKpiTable =
  (parts: KpiImportParts) =>
  (text: string): Heard | undefined => {
    const table = parsePasted(text)
    if (!table || !isOurs(readKpiSheet(table))) return undefined
    return { language: detectWritten(text), run: (turn) => importPastedKpis(parts)(turn, text) }
  }

export const importPastedKpis =
  (parts: KpiImportParts) =>
  async (turn: Turn, text: string): Promise<Reply> => {
    if (!mayKeepFigures(turn.person)) return personal(refusedCard(parts, turn.language))
    const { language } = turn
    if (text.length > longestPasted) return personal(plainKpiCard(parts, language, 'kpiImport.tooLong'))
    const table = parsePasted(text)
    const sheet = table ? readKpiSheet(table) : ({ ok: false, reason: 'no-headings' } as const)
    return personal(await cardOf(parts, turn, sheet))
  }

/** Where to paste a table, and the file to fill in. */
export const offerKpiImport =
  (parts: KpiImportParts) =>
  async (turn: Turn): Promise<Reply> =>
    personal(
      mayKeepFigures(turn.person) ? offerCard(parts, turn.language) : refusedCard(parts, turn.language),
    )

const isOurs = (sheet: KpiSheet): boolean => sheet.ok || sheet.reason !== 'no-headings'

const cardOf = async (parts: KpiImportParts, turn: Turn, sheet: KpiSheet): Promise<Card> => {
  if (sheet.ok) return prepareImport(parts, turn, { rows: sheet.rows, readings: {} })
  if (sheet.reason === 'columns') return columnsCard(parts, turn.language, sheet)
  const text = sheet.reason === 'no-rows' ? 'kpiImport.noRows' : 'kpiImport.noHeadings'
  return plainKpiCard(parts, turn.language, text)
}
