import { type Download, download, type FeatureParts, type Heard } from '../../core/conversation/feature.ts'
import { literal } from '../../core/conversation/markdown.ts'
import type { Button, Card } from '../../core/conversation/reply.ts'
import type { Turn } from '../../core/conversation/turn.ts'
import type { Language } from '../../core/i18n/language.ts'
import { xlsxType } from '../../core/spreadsheet/spreadsheet.ts'
import { findDates } from '../../core/understanding/dates/find-dates.ts'
import { type DayRange, dayRangeSchema } from '../../core/understanding/intent.ts'
import { compare } from './kpi-report.ts'
import { loadReports } from './load-reports.ts'
import { loadServiceReport } from './load-service-report.ts'
import { loadServices } from './load-status.ts'
import { momentOf } from './moment.ts'
import { type Period, rangeOf } from './period.ts'
import { readPeriod } from './read-period.ts'
import { readReportWords } from './report-words.ts'
import { serviceReportSheet } from './service-report-sheet.ts'
import { capitalised, periodText, rangeText, texts } from './wording.ts'

export type ReportParts = Pick<FeatureParts, 'store' | 'organisation' | 'links' | 'clock' | 'writeSheet'>

/** Who reads a report, in a turn or outside of one. */
type Asker = Pick<Turn, 'language' | 'now'>

const kind = 'service-report'

/** The report of some days as a workbook. */
const reportLink = ({ links }: Pick<ReportParts, 'links'>, range: DayRange, language: Language): Button => ({
  kind: 'open',
  title: texts(language)('report.download'),
  url: links.download(kind, range, language),
})

/** The workbook is made when it is fetched: it holds what is known by then. */
export const reportDownload = (parts: ReportParts): Download =>
  download(kind, dayRangeSchema, async (range, language) => {
    const now = momentOf(parts.clock(), parts.organisation.zone)
    const [report, services] = await Promise.all([
      loadServiceReport(parts, range, now),
      loadServices(parts.store),
    ])
    return {
      name: `${texts(language)('report.file')}-${range.from}-${range.to}.xlsx`,
      contentType: xlsxType,
      body: await parts.writeSheet(serviceReportSheet(report, services, language)),
    }
  })

/** "báo cáo dịch vụ quý 3 2020", "service report last month", "отчёт по сервисам за 2020 год". */
export const hearReport =
  (parts: ReportParts) =>
  (text: string): Heard | undefined => {
    const words = readReportWords(text)
    if (!words) return undefined
    const { language, rest: asked } = words
    return {
      language,
      run: async (turn) => {
        const range = readRange(asked, language, turn)
        return {
          cards: [range ? await showReport(parts, turn, range) : await choosePeriod(parts, turn, asked)],
        }
      },
    }
  }

const readRange = (asked: string, language: Language, { now }: Turn): DayRange | undefined => {
  const period = readPeriod(asked)
  if (period) return rangeOf(period)
  const [date] = asked.trim() === '' ? [] : findDates(asked, language, now)
  return date && !date.readings ? { from: date.from, to: date.to } : undefined
}

/** What the report of some days says in short, and where to fetch it. */
export const showReport = async (parts: ReportParts, turn: Asker, range: DayRange): Promise<Card> => {
  const { language } = turn
  const say = texts(language)
  const now = momentOf(parts.clock(), parts.organisation.zone)
  const report = await loadServiceReport(parts, range, now)
  const figures = report.rows.flatMap(({ figure }) => figure ?? [])
  const flagged = figures.filter((figure) => compare(figure).differs).length
  const name = capitalised(rangeText(language, range))
  const heading = say('report.heading', { period: name })
  return {
    name: 'service-status/message',
    view: {
      heading,
      text: literal(say(figures.length > 0 ? 'report.text' : 'report.noFigures')),
      lead: '',
      facts: [
        { title: say('report.figures'), value: String(figures.length) },
        { title: say('report.flagged'), value: String(flagged) },
        { title: say('period.incidents'), value: String(report.incidents.length) },
      ],
    },
    summary: heading,
    next: [
      reportLink(parts, range, language),
      ...(await otherReports(parts, turn, range)),
      monthlyButton(language),
    ],
  }
}

const mostOthers = 3

const otherReports = async (
  parts: ReportParts,
  turn: Asker,
  shown: DayRange | undefined,
): Promise<Button[]> => {
  const published = await loadReports(parts.store, momentOf(turn.now, parts.organisation.zone))
  const latest = (['year', 'quarter', 'month'] as const).flatMap(
    (grain) => published.find(({ period }) => period.grain === grain)?.period ?? [],
  )
  return latest
    .filter((period) => rangeOf(period).from !== shown?.from || rangeOf(period).to !== shown.to)
    .slice(0, mostOthers)
    .map((period) => reportButton(period, turn.language))
}

/** Has it come by itself. */
const monthlyButton = (language: Language): Button => ({
  kind: 'say',
  title: texts(language)('schedule.monthly'),
  command: texts(language)('schedule.monthly.command'),
})

/** Asks for the report of a period as if its command were typed. */
export const reportButton = (period: Period, language: Language): Button => {
  const text = periodText(language, period)
  return {
    kind: 'say',
    title: texts(language)('report.of', { period: text }),
    command: texts(language)('report.command', { period: text }),
  }
}

/** No period is named, or none that can be read: those that there are. */
const choosePeriod = async (parts: ReportParts, turn: Turn, asked: string): Promise<Card> => {
  const say = texts(turn.language)
  const text = asked.trim() === '' ? say('report.which') : say('report.unread', { text: asked.trim() })
  return {
    name: 'service-status/message',
    view: { heading: say('report.choose'), text: literal(text), lead: '', facts: [] },
    summary: say('report.choose'),
    next: [...(await otherReports(parts, turn, undefined)), monthlyButton(turn.language)],
  }
}
