import { z } from 'zod'
import { localizedSchema } from '../../core/i18n/localized.ts'
import { byId, dataFile } from '../../core/store/import-file.ts'
import type { Collection } from '../../core/store/store.ts'
import type { DayRange } from '../../core/understanding/intent.ts'
import { isWithin, lengthOf, periodId, periodSchema, rangeOf } from './period.ts'
import { type ServiceId, serviceIdSchema } from './service.ts'

/** The largest figure that is believed. */
export const mostAmount = 1e12

/** Characters of a unit: "cuộc gọi", "заявок". */
export const longestUnit = 20

export const unitOf = ({ unit }: Pick<Figure, 'unit'>): string => unit ?? '%'

/** A percentage with just the decimals that were printed: "101.6", "111". */
const printedPercent = z.string().regex(/^\d{1,4}(\.\d{1,4})?$/, 'a percentage as printed, like "101.6"')

const amount = z.number().min(0).max(mostAmount)

/** How a figure came in by a person's hand, after or instead of the file. */
const enteredSchema = z.strictObject({
  on: z.iso.date(),
  by: z.string().min(1).max(100),
})

const figureSchema = z.strictObject({
  service: serviceIdSchema,
  /** Of `achieved` and `plan`; percent when not said, a plain number when empty. */
  unit: z.string().max(longestUnit).optional(),
  achieved: amount,
  plan: amount.positive().optional(),
  /** `derived`: the plan was not published; it was worked out from the published percentage. */
  planSource: z.enum(['published', 'derived']).default('published'),
  /** As published: a computed figure never takes its place. */
  percentOfPlan: printedPercent.optional(),
  entered: enteredSchema.optional(),
})

export type Figure = z.infer<typeof figureSchema>

/** What was published for one period, all services together. */
const kpiReportSchema = z
  .strictObject({
    id: z.string(),
    period: periodSchema,
    /** Day from which it may be shown. */
    published: z.iso.date(),
    /** The document that the figures stand in; the regular report of the period when not said. */
    source: localizedSchema.optional(),
    figures: z.array(figureSchema).min(1),
  })
  .refine(({ id, period }) => id === periodId(period), {
    path: ['id'],
    message: 'the id is that of the period: 2020-year, 2026-q3, 2026-m09',
  })
  .refine(({ figures }) => new Set(figures.map(({ service }) => service)).size === figures.length, {
    path: ['figures'],
    message: 'a service stands there twice',
  })

export type KpiReport = z.infer<typeof kpiReportSchema>

export const kpiReports: Collection<KpiReport> = {
  name: 'kpis',
  schema: kpiReportSchema,
  indexes: { ...byId, published: ({ published }) => published },
}

export const kpisFile = dataFile('kpis.json', kpiReports)

export type Comparison = {
  /** As it was printed. */
  readonly published?: number
  /** achieved / plan × 100, rounded to the decimals that were printed; one where nothing was. */
  readonly recomputed?: number
  readonly decimals: number
  readonly differs: boolean
}

/** Points by which two percentages may differ without a word. */
const tolerance = 0.05

/** The published percentage of plan beside the one that achieved and plan give. */
export const compare = ({ achieved, plan, percentOfPlan }: Figure): Comparison => {
  const decimals = percentOfPlan === undefined ? 1 : (percentOfPlan.split('.')[1]?.length ?? 0)
  const published = percentOfPlan === undefined ? undefined : Number(percentOfPlan)
  const recomputed = plan === undefined ? undefined : roundTo((achieved / plan) * 100, decimals)
  const differs =
    published !== undefined &&
    recomputed !== undefined &&
    roundTo(Math.abs(recomputed - published), 6) > tolerance
  return {
    decimals,
    differs,
    ...(published !== undefined && { published }),
    ...(recomputed !== undefined && { recomputed }),
  }
}

/** Half rounds up, also where binary fractions fall a hair short of it (81.32 of 80). */
const roundTo = (value: number, decimals: number): number => {
  const scale = 10 ** decimals
  return Math.round(value * scale * (1 + 4 * Number.EPSILON)) / scale
}

export const figureOf = ({ figures }: Pick<KpiReport, 'figures'>, service: ServiceId): Figure | undefined =>
  figures.find((figure) => figure.service === service)

/** The latest end first; of those that end together the longest period. */
export const newestFirst = (reports: readonly KpiReport[]): readonly KpiReport[] =>
  reports.toSorted((one, other) => {
    const [ends, otherEnds] = [rangeOf(one.period).to, rangeOf(other.period).to]
    if (ends !== otherEnds) return ends < otherEnds ? 1 : -1
    return lengthOf(other.period.grain) - lengthOf(one.period.grain)
  })

/** `exact`: of just that stretch; `within`: the latest that lies in it; `around`: the shortest that contains it. */
export type Found = { readonly report: KpiReport; readonly fit: 'exact' | 'within' | 'around' }

/** The report that answers for a stretch of days, of reports in the order of `newestFirst`. */
export const reportFor = (reports: readonly KpiReport[], wanted: DayRange): Found | undefined => {
  const ranged = reports.map((report) => ({ report, range: rangeOf(report.period) }))
  const exact = ranged.find(({ range }) => range.from === wanted.from && range.to === wanted.to)
  if (exact) return { report: exact.report, fit: 'exact' }
  const within = ranged.find(({ range }) => isWithin(range, wanted))
  if (within) return { report: within.report, fit: 'within' }
  const around = ranged
    .filter(({ range }) => isWithin(wanted, range))
    .toSorted((one, other) => lengthOf(one.report.period.grain) - lengthOf(other.report.period.grain))[0]
  return around && { report: around.report, fit: 'around' }
}

/** How far back a trend goes, in periods. */
const trendLength = { month: 12, quarter: 8, year: 10 } as const

/** A service's figures of periods as long as this one and in the same unit, up to it, the oldest first. */
export const trendOf = (
  reports: readonly KpiReport[],
  service: ServiceId,
  { period, figures }: KpiReport,
): readonly { readonly report: KpiReport; readonly figure: Figure }[] => {
  const { to } = rangeOf(period)
  const shown = figureOf({ figures }, service)
  return reports
    .filter((report) => report.period.grain === period.grain && rangeOf(report.period).to <= to)
    .flatMap((report) => {
      const figure = figureOf(report, service)
      return figure && (!shown || unitOf(figure) === unitOf(shown)) ? [{ report, figure }] : []
    })
    .slice(0, trendLength[period.grain])
    .toReversed()
}
