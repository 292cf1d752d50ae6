import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  compare,
  kpiReports,
  newestFirst,
  reportFor,
  trendOf,
} from '../../../../src/features/service-status/kpi-report.ts'
import { rangeOf } from '../../../../src/features/service-status/period.ts'
import { serviceIdSchema } from '../../../../src/features/service-status/service.ts'
import { sample } from './a-service-desk.ts'

const radio = serviceIdSchema.parse('radio')

const aFigure = (achieved: number, plan: number, percentOfPlan: string) =>
  ({ service: radio, achieved, plan, percentOfPlan, planSource: 'published' }) as const

const aReport = (id: string) => {
  const [, year, letter, number] = /^(\d{4})-(year|q|m)(\d+)?$/.exec(id) ?? []
  const grain = letter === 'year' ? 'year' : letter === 'q' ? 'quarter' : 'month'
  const period =
    grain === 'year' ? { grain, year: Number(year) } : { grain, year: Number(year), number: Number(number) }
  return kpiReports.schema.parse({ id, period, published: '2020-01-01', figures: [aFigure(90, 90, '100')] })
}

const ordered = (...ids: string[]) => newestFirst(ids.map(aReport))

test('the table of 2020 differs from its own figures in lines 3 and 4 alone', () => {
  const [report] = z
    .array(kpiReports.schema)
    .parse(sample('kpis.json'))
    .filter(({ id }) => id === '2020-year')
  expect(report?.figures.map((figure) => [figure.service, compare(figure)])).toEqual([
    ['telephone', { published: 101.6, recomputed: 101.6, decimals: 1, differs: false }],
    ['radio', { published: 101.8, recomputed: 101.8, decimals: 1, differs: false }],
    ['internet_email_voip', { published: 101.7, recomputed: 101.6, decimals: 1, differs: true }],
    ['offshore_link', { published: 101.8, recomputed: 101.7, decimals: 1, differs: true }],
    ['application_support', { published: 111, recomputed: 111, decimals: 0, differs: false }],
  ])
})

test('the plans of 2020 that the article does not print are marked as derived', () => {
  const [report] = z
    .array(kpiReports.schema)
    .parse(sample('kpis.json'))
    .filter(({ id }) => id === '2020-year')
  expect(report?.figures.map(({ planSource }) => planSource)).toEqual([
    'derived',
    'derived',
    'derived',
    'derived',
    'published',
  ])
})

test('no invented figure of the sample is flagged', () => {
  const invented = z
    .array(kpiReports.schema)
    .parse(sample('kpis.json'))
    .filter(({ id }) => id !== '2020-year')
  const flagged = invented.flatMap(({ id, figures }) =>
    figures.filter((figure) => compare(figure).differs).map(({ service }) => `${id} ${service}`),
  )
  expect(invented.length).toBeGreaterThan(30)
  expect(flagged).toEqual([])
})

test('a half rounds up where the binary fraction lies below it', () => {
  expect(compare(aFigure(81.32, 80, '101.7'))).toMatchObject({ recomputed: 101.7, differs: false })
  expect(compare(aFigure(100.5, 100, '101'))).toMatchObject({ recomputed: 101, differs: false })
})

test('a difference of just 0.05 points is not flagged, one of 0.06 is', () => {
  expect(compare(aFigure(101.65, 100, '101.60')).differs).toBe(false)
  expect(compare(aFigure(101.66, 100, '101.60')).differs).toBe(true)
})

test('without a plan nothing is recomputed and nothing flagged', () => {
  const { plan: _, ...figure } = aFigure(88, 80, '101.6')
  expect(compare(figure)).toEqual({ published: 101.6, decimals: 1, differs: false })
})

test('a published percentage that is the recomputed one, rounded, is never flagged', () => {
  const cents = fc.integer({ min: 1, max: 20_000 })
  fc.assert(
    fc.property(cents, cents, fc.integer({ min: 0, max: 2 }), (achieved, plan, decimals) => {
      const { recomputed = 0 } = compare({ ...aFigure(achieved / 100, plan / 100, (0).toFixed(decimals)) })
      fc.pre(recomputed < 10_000)
      const figure = aFigure(achieved / 100, plan / 100, recomputed.toFixed(decimals))
      expect(compare(figure)).toMatchObject({ differs: false, published: recomputed })
    }),
  )
})

test('a report whose id is not its period, or that names a service twice, is refused', () => {
  const report = aReport('2026-q3')
  expect(kpiReports.schema.safeParse({ ...report, id: '2026-q4' }).success).toBe(false)
  expect(
    kpiReports.schema.safeParse({ ...report, figures: [...report.figures, ...report.figures] }).success,
  ).toBe(false)
})

test('of reports that end together the longest comes first', () => {
  expect(ordered('2026-m09', '2025-year', '2026-q3', '2025-m12').map(({ id }) => id)).toEqual([
    '2026-q3',
    '2026-m09',
    '2025-year',
    '2025-m12',
  ])
})

test.each([
  ['the period itself', '2026-07-01', '2026-09-30', '2026-q3', 'exact'],
  ['the latest within a stretch that has none of its own', '2026-01-01', '2026-12-31', '2026-m10', 'within'],
  ['the shortest around a week', '2026-08-10', '2026-08-16', '2026-m08', 'around'],
])('a question about some days is answered by %s', (_, from, to, id, fit) => {
  const reports = ordered('2025-year', '2026-q2', '2026-q3', '2026-m08', '2026-m10')
  const found = reportFor(reports, { from, to })
  expect([found?.report.id, found?.fit]).toEqual([id, fit])
})

test('a question about days of which nothing is published finds nothing', () => {
  expect(reportFor(ordered('2025-year'), rangeOf({ grain: 'year', year: 2019 }))).toBeUndefined()
})

test('a trend has periods of one length only, the oldest first, and none after the one shown', () => {
  const reports = ordered('2026-q1', '2026-q2', '2026-q3', '2026-m06', '2025-q4', '2025-year')
  const trend = trendOf(reports, radio, aReport('2026-q2'))
  expect(trend.map(({ report }) => report.id)).toEqual(['2025-q4', '2026-q1', '2026-q2'])
})
