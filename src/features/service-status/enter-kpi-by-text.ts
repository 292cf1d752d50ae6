import type { Heard } from '../../core/conversation/feature.ts'
import { personal } from '../../core/conversation/personal.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import { detectWritten } from './detect-written.ts'
import { createFindServices, type FindServices } from './find-service.ts'
import { refusedCard } from './kpi-import-views.ts'
import type { KpiField } from './kpi-sheet-words.ts'
import { loadServices } from './load-status.ts'
import { mayKeepFigures } from './policy.ts'
import { type PrepareParts, prepareImport } from './prepare-import.ts'
import { readPeriod } from './read-period.ts'

type Cells = Partial<Record<KpiField, string>>

/** "kpi vô tuyến quý 3 2026: đạt 1150 kế hoạch 1200": one figure, by a line of text. */
export const hearKpiFigure =
  (parts: PrepareParts) =>
  (text: string): Heard | undefined => {
    const said = readKpiLine(text)
    if (!said) return undefined
    return {
      language: detectWritten(text),
      run: async (turn: Turn) => personal(await enter(parts, turn, said)),
    }
  }

const enter = async (parts: PrepareParts, turn: Turn, { subject, figures }: KpiLine) => {
  if (!mayKeepFigures(turn.person)) return refusedCard(parts, turn.language)
  const find = createFindServices(await loadServices(parts.store))
  const cells = { ...splitSubject(subject, find), ...figures }
  return prepareImport(parts, turn, { rows: [{ row: 1, cells, lost: [] }], readings: {} })
}

type KpiLine = { readonly subject: string; readonly figures: Cells }

const line = /^\s*(?:kpi|chỉ tiêu|chi tieu|figure|показатель)\s+([^:\n]{3,160}):\s*([^\n]{1,160})$/iu

/** undefined: the text enters no figure, though it may well ask for one. */
const readKpiLine = (text: string): KpiLine | undefined => {
  const [, subject, rest] = line.exec(text.trim()) ?? []
  if (subject === undefined || rest === undefined) return undefined
  const figures = readFigures(rest)
  return /\d/.test(figures.achieved ?? '') ? { subject: subject.trim(), figures } : undefined
}

const words: readonly (readonly [KpiField, RegExp])[] = [
  ['published', /(?<!\p{L})(?:công bố|cong bo|published|опубликовано)(?!\p{L})/iu],
  ['achieved', /(?<!\p{L})(?:đạt|dat|thực hiện|achieved|actual|факт|достигнуто|выполнено)(?!\p{L})/iu],
  ['plan', /(?<!\p{L})(?:kế hoạch|ke hoach|kh|plan|target|план)(?!\p{L})/iu],
]

/** What stands behind each of the words, up to the next. */
const readFigures = (text: string): Cells => {
  const places = words
    .flatMap(([field, word]) => {
      const found = word.exec(text)
      return found ? [{ field, start: found.index, end: found.index + found[0].length }] : []
    })
    .sort((a, b) => a.start - b.start)
  const cells: Cells = {}
  for (const [index, { field, end }] of places.entries()) {
    const { amount, unit } = readAmountText(text.slice(end, places[index + 1]?.start))
    if (amount !== '') cells[field] = amount
    if (unit !== '' && field !== 'published') cells.unit ??= unit
  }
  return cells
}

/** "1150 cuộc gọi," is an amount and its unit. */
const readAmountText = (text: string): { amount: string; unit: string } => {
  const plain = text.replace(/^[\s=–-]+|[\s,;.–-]+$/g, '')
  const [, amount, unit] = /^([\d.,\s]*\d)\s*([^\d\s%][^\d]*)$/u.exec(plain) ?? []
  return amount === undefined || unit === undefined
    ? { amount: plain, unit: '' }
    : { amount, unit: unit.replace(/\s*(?:of|trên|so với|из|при)$/iu, '').trim() }
}

/** The service and the period of "vô tuyến quý 3 2026", in either order; a part that is none of either is told so. */
const splitSubject = (subject: string, find: FindServices): Cells => {
  const parts = subject.split(/\s+/)
  const splits = parts.slice(1).flatMap((_, index) => {
    const [one, other] = [parts.slice(0, index + 1).join(' '), parts.slice(index + 1).join(' ')]
    return [
      { service: one, period: other },
      { service: other, period: one },
    ]
  })
  return (
    splits.find(({ service, period }) => find(service).length > 0 && readPeriod(period)) ??
    splits.find(({ period }) => readPeriod(period)) ??
    splits.find(({ service }) => find(service).length > 0) ?? { service: subject }
  )
}
