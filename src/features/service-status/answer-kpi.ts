import type { Answer } from '../../core/conversation/feature.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Slots } from '../../core/understanding/intent.ts'
import { type Asked, rangeAsked, resolveAsked, type StatusParts } from './asked.ts'
import { figureOf, type KpiReport, reportFor } from './kpi-report.ts'
import { loadReports } from './load-reports.ts'
import { showKpiLine } from './show-kpi-line.ts'
import { showKpiOverview } from './show-kpi-overview.ts'
import { choosePeriod, showMissing } from './show-missing.ts'
import { rangeText } from './wording.ts'

/** Achieved against plan: of a service or of all, of the period asked for or of the latest published. */
export const answerKpi =
  (parts: StatusParts): Answer =>
  async (turn, slots) => {
    const asked = await resolveAsked(parts, turn, slots)
    const reports = await loadReports(parts.store, asked.narrator.now)
    return { cards: [cardFor(parts, asked, reports, slots)] }
  }

const cardFor = (parts: StatusParts, asked: Asked, reports: readonly KpiReport[], slots: Slots): Card => {
  const { say, language } = asked.narrator
  if (slots.date?.readings) return choosePeriod(asked, slots.date)
  const range = rangeAsked(slots)
  const latest = reports[0]
  if (latest === undefined) return showMissing(asked, reports, say('kpi.missing.all'))
  const found = range ? reportFor(reports, range) : ({ report: latest, fit: 'exact' } as const)
  const wanted = range ? rangeText(language, range) : ''
  if (found === undefined) return showMissing(asked, reports, say('kpi.missing', { wanted }))
  const notes = [
    ...(found.fit === 'exact' ? [] : [say(`kpi.note.${found.fit}`, { wanted })]),
    ...(asked.site ? [say('kpi.note.site')] : []),
    ...(asked.unknownService ? [say('note.unknownService')] : []),
  ]
  if (asked.service === undefined) return showKpiOverview(parts, asked, reports, found.report, notes)
  const figure = figureOf(found.report, asked.service.id)
  if (figure)
    return showKpiLine(parts, asked, asked.service, reports, { report: found.report, figure }, notes)
  const service = asked.service.shortName[language] ?? asked.service.shortName.vi
  return showMissing(asked, reports, say('kpi.missing.service', { service }))
}
