import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import type { Cell, Table } from '../../../../src/core/spreadsheet/spreadsheet.ts'
import { createFindServices } from '../../../../src/features/service-status/find-service.ts'
import type { KpiReadings } from '../../../../src/features/service-status/kpi-problem.ts'
import { compare, kpiReports } from '../../../../src/features/service-status/kpi-report.ts'
import { planKpiImport } from '../../../../src/features/service-status/plan-kpi-import.ts'
import { readKpiSheet } from '../../../../src/features/service-status/read-kpi-sheet.ts'
import { services } from '../../../../src/features/service-status/service.ts'
import { sample } from './a-service-desk.ts'

const find = createFindServices(z.array(services.schema).parse(sample('services.json')))
const reports = z.array(kpiReports.schema).parse(sample('kpis.json'))

const aTable = (...rows: (readonly Cell[])[]): Table => ({
  rows: rows.map((cells, index) => ({ row: index + 1, cells })),
})

const headings = ['Dịch vụ', 'Kỳ', 'Đạt', 'Kế hoạch', '% kế hoạch', 'Đơn vị tính']

const planOf = (table: Table, readings: KpiReadings = {}) => {
  const sheet = readKpiSheet(table)
  if (!sheet.ok) throw new TypeError(sheet.reason)
  return planKpiImport(sheet.rows, readings, { find, reports })
}

const figuresOf = (plan: ReturnType<typeof planOf>) =>
  plan.ok ? plan.changes.map(({ after }) => after) : plan.problems

const problemsOf = (plan: ReturnType<typeof planOf>) =>
  plan.ok ? [] : plan.problems.map(({ row, field, reason }) => [row, field, reason])

describe('the table of 2020, as the report prints it', () => {
  const table = aTable(
    headings,
    ['Liên lạc điện thoại', '2020', '88.36%', null, '101.6%', null],
    ['Liên lạc vô tuyến', 'năm 2020', '83,5', null, '101,8', null],
    ['Truy cập thông tin, e-mail, VoIP', 2020, '86.4%', 85, '101.7%', null],
    ['Mạng viễn thông và truyền dữ liệu biển bờ', '2020 г.', '88.47 %', '87%', '101.8%', '%'],
    ['Hỗ trợ ứng dụng', '2020', '100', '90', '111', 'phần trăm'],
  )

  it('says just what is published already: nothing changes, and derived plans stay derived', () => {
    expect(planOf(table)).toEqual({ ok: true, changes: [], same: 5 })
  })

  it('brought in where there is nothing yet, has its two mismatches flagged in lines 3 and 4', () => {
    const sheet = readKpiSheet(table)
    const plan = sheet.ok && planKpiImport(sheet.rows, {}, { find, reports: [] })
    const flagged =
      plan !== false && plan.ok ? plan.changes.filter(({ after }) => compare(after).differs) : []
    expect(
      flagged.map(({ row, after }) => [row - 1, after.percentOfPlan, compare(after).recomputed]),
    ).toEqual([
      [3, '101.7', 101.6],
      [4, '101.8', 101.7],
    ])
  })
})

test.each([
  [
    ['Service', 'Period', 'Achieved', 'Plan', '% of plan', 'Unit'],
    ['radio', 'Q4/2026', '1150', '1200', '95.8', 'calls'],
  ],
  [
    ['Сервис', 'Период', 'Факт', 'План', '% плана', 'Ед. изм.'],
    ['радиосвязь', 'IV кв. 2026', '1150', '1200', '95,8', 'calls'],
  ],
  [
    ['Dịch vụ', 'Quý', 'Năm', 'Thực hiện', 'Kế hoạch', 'Tỷ lệ hoàn thành', 'ĐVT'],
    ['vô tuyến', 4, 2026, 1150, 1200, 95.8, 'calls'],
  ],
])('headings %s are understood', (titles, cells) => {
  expect(figuresOf(planOf(aTable(['Báo cáo', null], titles, cells)))).toEqual([
    {
      service: 'radio',
      achieved: 1150,
      plan: 1200,
      percentOfPlan: '95.8',
      unit: 'calls',
      planSource: 'published',
    },
  ])
})

test('every bad row is named with its cell and its reason, and nothing of the sheet is planned', () => {
  const plan = planOf({
    rows: [
      ...aTable(
        headings,
        ['vô tuyến', 'Q4/2026', 'tốt', 87, null, null],
        ['xe buýt', 'Q4/2026', 88, 87, null, null],
        ['điện thoại', 'quý này', 88, 87, null, null],
        ['điện thoại', 'Q4/2026', null, 87, null, null],
        [null, 'Q4/2026', -3, 0, 'cao', null],
        ['điện thoại', '12/2026', 88, 87, '101,1', null],
        ['điện thoại', 'T12/2026', 88, 87, '101,1', null],
      ).rows,
      { row: 9, cells: ['điện thoại', '11/2026', null, 87], formulas: [2] },
    ],
  })
  expect(plan.ok || plan.reason).toBe('rows')
  expect(problemsOf(plan)).toEqual([
    [2, 'achieved', 'number'],
    [3, 'service', 'service'],
    [4, 'period', 'period'],
    [5, 'achieved', 'missing'],
    [6, 'service', 'missing'],
    [6, 'achieved', 'negative'],
    [6, 'plan', 'plan-zero'],
    [6, 'published', 'number'],
    [8, undefined, 'repeated'],
    [9, 'achieved', 'formula'],
  ])
})

describe('what can be read in two ways', () => {
  const table = aTable(headings, ['vô tuyến', 'Q4/2026', '115.000', '120.000', null, 'USD'])

  it('is asked about', () => {
    const plan = planOf(table)
    expect(plan).toMatchObject({
      reason: 'doubts',
      problems: [
        { row: 2, field: 'achieved', values: { first: 115_000, second: 115 } },
        { row: 2, field: 'plan', values: { first: 120_000, second: 120 } },
      ],
    })
  })

  it('is taken as its sender says', () => {
    expect(figuresOf(planOf(table, { marks: 'thousands' }))).toMatchObject([
      { achieved: 115_000, plan: 120_000 },
    ])
    expect(figuresOf(planOf(table, { marks: 'decimals' }))).toMatchObject([{ achieved: 115, plan: 120 }])
  })

  it('is asked about as well where a cell of percent holds a fraction', () => {
    const percent = aTable(headings, ['vô tuyến', 'Q4/2026', 0.8836, 0.87, 1.016, '%'])
    expect(problemsOf(planOf(percent)).map(([, , reason]) => reason)).toEqual([
      'fraction',
      'fraction',
      'fraction',
    ])
    expect(figuresOf(planOf(percent, { fractions: 'hundredths' }))).toMatchObject([
      { achieved: 88.36, plan: 87, percentOfPlan: '101.6' },
    ])
  })

  it('is not asked of a percentage that only one reading can be', () => {
    const table = aTable(headings, ['vô tuyến', 'Q4/2026', '88,36', '87', '101.600', null])
    expect(figuresOf(planOf(table))).toMatchObject([{ achieved: 88.36, percentOfPlan: '101.600' }])
  })
})

test('a published percentage is replaced by a published one alone: an empty cell leaves it, nothing computed takes its place', () => {
  const plan = planOf(aTable(headings, ['vô tuyến', '2020', '83,9', '82', null, '%']))
  const [change] = plan.ok ? plan.changes : []
  expect(change?.before).toMatchObject({ achieved: 83.5, percentOfPlan: '101.8' })
  expect(change?.after).toMatchObject({ achieved: 83.9, plan: 82, percentOfPlan: '101.8' })
  expect(change && compare(change.after)).toMatchObject({
    published: 101.8,
    recomputed: 102.3,
    differs: true,
  })
})

test.each([
  ['an award list', ['Năm', 'Danh hiệu', 'Cấp', 'Loại', 'Họ tên', 'Đơn vị', 'Số QĐ']],
  ['a list of people', ['Họ tên', 'Đơn vị', 'Dịch vụ', 'Kỳ']],
  ['a plan of meetings', ['Tháng', 'Kế hoạch', 'Địa điểm']],
])('%s is none of figures', (_, titles) => {
  expect(readKpiSheet(aTable(titles, titles))).toEqual({ ok: false, reason: 'no-headings' })
})

test('a sheet of figures without its periods is told which column it lacks', () => {
  expect(readKpiSheet(aTable(['Dịch vụ', 'Đạt', 'Kế hoạch'], ['vô tuyến', 88, 87]))).toEqual({
    ok: false,
    reason: 'columns',
    missing: ['period'],
    repeated: [],
  })
})
