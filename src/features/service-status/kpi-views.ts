import { literal } from '../../core/conversation/markdown.ts'
import type { View } from '../../core/conversation/reply.ts'
import { type Language, localeOf } from '../../core/i18n/language.ts'
import { inLanguage } from '../../core/i18n/localized.ts'
import { formatDay, formatNumber, formatPercent } from '../../core/time/format.ts'
import { type Comparison, compare, type Figure, figureOf, type KpiReport, unitOf } from './kpi-report.ts'
import type { Period } from './period.ts'
import type { Service } from './service.ts'
import { capitalised, periodText, type Say } from './wording.ts'

export type Reader = { readonly say: Say; readonly language: Language }

const formats = new Map<string, Intl.NumberFormat>()

/** A percentage with a fixed number of decimals: a published "101.0" is not shown as "101". */
const fixedPercent = (value: number, decimals: number, language: Language): string => {
  const key = `${language}${decimals}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(localeOf[language], {
      style: 'percent',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  formats.set(key, format)
  return format.format(value / 100)
}

/** The % of plan to name in a sentence: the published one, else the computed. */
export const percentText = ({ language, say }: Reader, figure: Figure): string => {
  const { published, recomputed, decimals } = compare(figure)
  const percent = published ?? recomputed
  return percent === undefined ? say('kpi.none') : fixedPercent(percent, decimals, language)
}

/** An amount in the unit of its figure: "88.36%", "1,150 calls", "1,150". */
export const amountText = (language: Language, value: number, figure: Pick<Figure, 'unit'>): string => {
  const unit = unitOf(figure)
  return unit === '%'
    ? formatPercent(value, language)
    : `${formatNumber(value, language)}${unit === '' ? '' : ` ${unit}`}`
}

/** Achieved, plan, published % of plan, and beside them what the two give when divided again. */
const figureView = (reader: Reader, figure: Figure) => {
  const { say, language } = reader
  const comparison = compare(figure)
  const { published, differs, decimals } = comparison
  const derived = figure.planSource === 'derived' ? ' ¹' : ''
  return {
    achievedLabel: say('kpi.achieved'),
    achieved: literal(amountText(language, figure.achieved, figure)),
    planLabel: `${say('kpi.plan')}${derived}`,
    plan: figure.plan === undefined ? say('kpi.none') : literal(amountText(language, figure.plan, figure)),
    publishedLabel: say('kpi.published'),
    published: published === undefined ? say('kpi.none') : fixedPercent(published, decimals, language),
    recomputed: recomputedText(reader, comparison),
    flagged: differs,
    note: differs ? differenceText(reader, comparison) : '',
  }
}

const recomputedText = ({ say, language }: Reader, comparison: Comparison): string => {
  const { recomputed, published, decimals } = comparison
  if (recomputed === undefined) return ''
  const value = fixedPercent(recomputed, decimals, language)
  return say(published === undefined ? 'kpi.computedOnly' : 'kpi.recomputed', { value })
}

export const differenceText = (
  { say, language }: Reader,
  { published = 0, recomputed = 0, decimals }: Comparison,
): string =>
  say('kpi.differs', {
    published: fixedPercent(published, decimals, language),
    recomputed: fixedPercent(recomputed, decimals, language),
    points: formatNumber(Math.abs(published - recomputed), language),
  })

export const isFlagged = (figure: Figure): boolean => compare(figure).differs

const derivedNote = ({ say }: Reader, figures: readonly Figure[]): string =>
  figures.some(({ planSource }) => planSource === 'derived') ? say('kpi.derived') : ''

/** The figures of every service for one period. */
export const kpiOverviewView = (
  reader: Reader,
  report: KpiReport,
  services: readonly Service[],
  notes: readonly string[],
): View => {
  const { say, language } = reader
  const flagged = report.figures.filter(isFlagged).length
  return {
    heading: say('kpi.heading'),
    period: capitalised(periodText(language, report.period)),
    notes: notes.map((text) => ({ text })),
    headline: flagged > 0 ? say('kpi.flagged', { count: flagged }) : say('kpi.agree'),
    headlineColor: flagged > 0 ? 'warning' : 'good',
    rows: services.flatMap((service) => {
      const figure = figureOf(report, service.id)
      const name = literal(inLanguage(service.name, language))
      return figure ? [{ name, ...figureView(reader, figure) }] : []
    }),
    derived: derivedNote(reader, report.figures),
  }
}

export const kpiOverviewSummary = (
  reader: Reader,
  report: KpiReport,
  services: readonly Service[],
): string => {
  const { say, language } = reader
  const lines = services.flatMap((service) => {
    const figure = figureOf(report, service.id)
    const name = inLanguage(service.shortName, language)
    return figure ? [say('kpi.summary.part', { service: name, percent: percentText(reader, figure) })] : []
  })
  return say('kpi.summary.all', { period: periodText(language, report.period), lines: lines.join(', ') })
}

type TrendPoint = { readonly report: KpiReport; readonly figure: Figure }

/** One service in one period, and how it came there. */
export const kpiLineView = (
  reader: Reader,
  service: Service,
  { report, figure }: TrendPoint,
  trend: readonly TrendPoint[],
  notes: readonly string[],
): View => {
  const { language } = reader
  return {
    heading: literal(inLanguage(service.name, language)),
    period: capitalised(periodText(language, report.period)),
    notes: [...notes, ...enteredNotes(reader, figure)].map((text) => ({ text })),
    ...figureView(reader, figure),
    derived: derivedNote(reader, [figure]),
    ...trendView(reader, report.period, trend),
  }
}

/** A figure that came in by hand does not stand in the document that the card names. */
const enteredNotes = ({ say, language }: Reader, { entered }: Figure): readonly string[] =>
  entered ? [say('kpi.entered', { by: literal(entered.by), day: formatDay(entered.on, language) })] : []

export const kpiLineSummary = (reader: Reader, service: Service, { report, figure }: TrendPoint): string => {
  const { say, language } = reader
  const percent = percentText(reader, figure)
  return say(percent === say('kpi.none') ? 'kpi.summary.noPlan' : 'kpi.summary.line', {
    service: inLanguage(service.shortName, language),
    period: periodText(language, report.period),
    achieved: amountText(language, figure.achieved, figure),
    percent,
  })
}

/** A chart needs two points; a single one says nothing of a trend. */
const fewestPoints = 2

const trendView = (reader: Reader, { grain }: Period, trend: readonly TrendPoint[]) => {
  const { say } = reader
  const base = baseOf(trend)
  const unit = trend.at(-1)?.figure ?? {}
  const top = Math.max(...trend.map(({ figure }) => figure.achieved))
  return {
    showTrend: trend.length >= fewestPoints,
    trendTitle: say(`kpi.trend.${grain}`),
    series: seriesOf(reader, trend),
    scale: base > 0 ? say('kpi.trend.scale', { base: amountText(reader.language, base, unit) }) : '',
    bars: trend.map(({ report, figure }) => ({
      label: shortPeriod(reader, report.period),
      bar: barOf(figure.achieved, base, top),
      value: amountText(reader.language, figure.achieved, figure),
    })),
  }
}

/** Points of the line chart; services without a plan have one line only. */
const seriesOf = (reader: Reader, trend: readonly TrendPoint[]) => {
  const { say } = reader
  const achieved = trend.map(({ report, figure }) => ({
    x: shortPeriod(reader, report.period),
    y: figure.achieved,
  }))
  const plan = trend.flatMap(({ report, figure }) =>
    figure.plan === undefined ? [] : [{ x: shortPeriod(reader, report.period), y: figure.plan }],
  )
  const unit = unitOf(trend.at(-1)?.figure ?? {})
  const of = (name: string) => (unit === '' ? name : `${name} (${unit})`)
  return [
    { legend: of(say('kpi.achieved')), color: 'categoricalBlue', values: achieved },
    ...(plan.length > 0 ? [{ legend: of(say('kpi.plan')), color: 'categoricalMarigold', values: plan }] : []),
  ]
}

const longestBar = 14

/** The bars begin at a round figure below them all, else figures near one another look alike. */
const baseOf = (trend: readonly TrendPoint[]): number => {
  const lowest = Math.min(...trend.map(({ figure }) => figure.achieved))
  return Math.max(0, Math.floor((lowest - 1) / 10) * 10)
}

const barOf = (value: number, base: number, top: number): string =>
  '█'.repeat(Math.max(1, Math.round(((value - base) / Math.max(top - base, 1)) * longestBar)))

/** "09/2026", "Q3 2026", "2020": as narrow as an axis needs it. */
const shortPeriod = ({ say }: Reader, period: Period): string => {
  if (period.grain === 'year') return `${period.year}`
  const { number, year } = period
  if (period.grain === 'quarter') return say('kpi.short.quarter', { number, year })
  return say('kpi.short.month', { number: String(number).padStart(2, '0'), year })
}

/** Says that there are no figures, and for which periods there are. */
export const missingView = (
  { say, language }: Reader,
  message: { readonly heading: string; readonly text: string },
  reports: readonly KpiReport[],
): View => {
  const named = (grain: Period['grain']) =>
    reports
      .filter(({ period }) => period.grain === grain)
      .map(({ period }) => shortPeriod({ say, language }, period))
  const facts = [
    { title: say('kpi.available.years'), value: named('year').join(', ') },
    { title: say('kpi.available.quarters'), value: named('quarter').slice(0, mostNamed).join(', ') },
    { title: say('kpi.available.months'), value: named('month').slice(0, mostNamed).join(', ') },
  ].filter(({ value }) => value !== '')
  const lead = facts.length > 0 ? say('kpi.available') : ''
  return { heading: message.heading, text: literal(message.text), lead, facts }
}

const mostNamed = 12
