import type { Answer } from '../../core/conversation/feature.ts'
import type { Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import type { DayRange, Slots } from '../../core/understanding/intent.ts'
import { type Asked, rangeAsked, resolveAsked, type StatusParts } from './asked.ts'
import { availabilitySentence } from './availability-views.ts'
import { kpiFormButton, kpiImportButton } from './kpi-form-views.ts'
import { figureOf, type KpiReport, reportFor } from './kpi-report.ts'
import { loadAvailability } from './load-availability.ts'
import { loadReports } from './load-reports.ts'
import { mostButtons } from './next-steps.ts'
import { mayKeepFigures } from './policy.ts'
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
    const card = await cardFor(parts, asked, reports, slots)
    return { cards: [mayKeepHere(turn) ? withKeeping(card, turn.language) : card] }
  }

/** What incidents and maintenance come to where nothing is published; empty where the log knows nothing either. */
const computedText = async (
  parts: StatusParts,
  { service, narrator }: Asked,
  range: DayRange,
): Promise<string> => {
  const find = service && (await loadAvailability(parts, range, narrator.now))
  const availability = service && find?.(service)
  return availability ? ` ${availabilitySentence(narrator, availability)}` : ''
}

/** In a shared place the card is everybody's, and most may not bring figures in. */
const mayKeepHere = ({ person, place }: Turn): boolean => place.kind === 'personal' && mayKeepFigures(person)

const withKeeping = (card: Card, language: Language): Card => {
  const own = [kpiImportButton(language), kpiFormButton(language)]
  return { ...card, next: [...(card.next ?? []).slice(0, mostButtons - own.length), ...own] }
}

const cardFor = async (
  parts: StatusParts,
  asked: Asked,
  reports: readonly KpiReport[],
  slots: Slots,
): Promise<Card> => {
  const { say, language } = asked.narrator
  if (slots.date?.readings) return choosePeriod(asked, slots.date)
  const range = rangeAsked(slots)
  const latest = reports[0]
  if (latest === undefined) return showMissing(asked, reports, say('kpi.missing.all'))
  const found = range ? reportFor(reports, range) : ({ report: latest, fit: 'exact' } as const)
  const wanted = range ? rangeText(language, range) : ''
  if (found === undefined) {
    const known = range ? await computedText(parts, asked, range) : ''
    return showMissing(asked, reports, `${say('kpi.missing', { wanted })}${known}`)
  }
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
