import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Period } from '../../../../src/features/service-status/period.ts'
import { dateSlotOf } from '../../../../src/features/service-status/period.ts'
import { aServiceDesk, at, textOf } from './a-service-desk.ts'

type Desk = Awaited<ReturnType<typeof aServiceDesk>>

const of = (period: Period) => ({ date: dateSlotOf(period, 'then') })

describe('on a Wednesday in November', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await aServiceDesk()
  })
  afterAll(() => desk.close())

  test('the table of 2020 shows what was published, and flags lines 3 and 4 beside the recomputed figure', async () => {
    const { view } = await desk.ask('service_kpi', { year: 2020 })
    expect(view['rows']).toMatchObject([
      { achieved: '88.36%', plan: '87%', published: '101.6%', flagged: false },
      { achieved: '83.5%', plan: '82%', published: '101.8%', flagged: false },
      { achieved: '86.4%', plan: '85%', published: '101.7%', flagged: true },
      { achieved: '88.47%', plan: '87%', published: '101.8%', flagged: true },
      { achieved: '100%', plan: '90%', published: '111%', recomputed: 'Recomputed: 111%', flagged: false },
    ])
    expect(view['headline']).toBe('2 published % of plan differ from the recomputed ones.')
    expect(textOf(view)).toContain(
      'Published 101.7%, recomputed 101.6%: 0.1 points apart. The published figure stands.',
    )
  })

  test('a plan that was worked out from the published percentage is said to be', async () => {
    const derived = await desk.ask('service_kpi', { service: 'radio', year: 2020 })
    expect(derived.view).toMatchObject({
      planLabel: 'Plan ¹',
      derived: expect.stringContaining('worked out'),
    })
    const published = await desk.ask('service_kpi', { service: 'application_support', year: 2020 })
    expect(published.view).toMatchObject({ planLabel: 'Plan', derived: '' })
  })

  test('without a period the latest published one answers', async () => {
    expect((await desk.ask('service_kpi')).view['period']).toBe('October 2026')
  })

  test('a quarter of a line is answered with its trend by quarter', async () => {
    const slots = { service: 'telephone', ...of({ grain: 'quarter', year: 2026, number: 3 }) }
    const { view, summary } = await desk.ask('service_kpi', slots)
    expect(summary).toMatch(/^Telephone, Q3 2026: achieved \d\d\.\d+%, \d+\.\d% of plan$/)
    expect(view).toMatchObject({ period: 'Q3 2026', showTrend: true, trendTitle: 'Trend by quarter' })
    expect(view['bars']).toHaveLength(7)
  })

  test('what incidents and maintenance come to stands beside the published figure, and says that it is computed', async () => {
    const { view } = await desk.ask('service_kpi', {
      service: 'offshore_link',
      ...of({ grain: 'month', year: 2026, number: 10 }),
    })
    expect(view).toMatchObject({ published: expect.stringMatching(/%$/), showAvailability: true })
    expect(view['availabilityLabel']).toBe('Availability (computed by Loa, not published)')
    const past = await desk.ask('service_kpi', { service: 'radio', year: 2020 })
    expect(past.view['showAvailability']).toBe(false)
  })

  test('the text bars show just the points of the chart', async () => {
    const { view } = await desk.ask('service_kpi', { service: 'radio' })
    const [achieved] = view['series'] as { values: { x: string }[] }[]
    const bars = view['bars'] as { label: string }[]
    expect(bars.map(({ label }) => label)).toEqual(achieved?.values.map(({ x }) => x))
    expect(bars).toHaveLength(12)
  })

  test.each(['vi', 'ru'] as const)(
    'figures have the decimal comma of their reader (%s)',
    async (language) => {
      expect((await desk.ask('service_kpi', { year: 2020 }, language)).summary).toContain('101,6')
    },
  )

  test('this year is not published as a whole: the latest period in it answers, and says so', async () => {
    const { view } = await desk.ask('service_kpi', { year: 2026 })
    expect(view).toMatchObject({ period: 'October 2026', notes: [{ text: expect.any(String) }] })
    expect(textOf(view['notes'])).toContain('no figures for 2026 as a whole')
  })

  test('a week is answered with its month, and a note on what is published', async () => {
    const date = { text: 'that week', grain: 'week', from: '2026-10-12', to: '2026-10-18' } as const
    const { view } = await desk.ask('service_kpi', { date })
    expect(view['period']).toBe('October 2026')
    expect(textOf(view['notes'])).toContain('by month, quarter and year')
  })

  test('a crew offshore gets the figures of all sites, and is told so', async () => {
    expect(textOf((await desk.ask('service_kpi', { unit: 'msp1-crew' })).view['notes'])).toContain(
      'all sites',
    )
  })

  test('a period without figures is answered with those that there are, each with a button', async () => {
    const { name, view, next = [] } = await desk.ask('service_kpi', { year: 2015 })
    expect(name).toBe('service-status/message')
    expect(view).toMatchObject({ text: 'No figures have been published for 2015.' })
    expect(view['facts']).toMatchObject([{ title: 'Years', value: '2025, 2024, 2023, 2020' }, {}, {}])
    expect(next.map(({ title }) => title)).toEqual(['2025', 'Q3 2026', 'October 2026', '2020'])
  })

  test('every button of a period leads to figures of just that period', async () => {
    const { next = [] } = await desk.ask('service_kpi', { service: 'radio' })
    const periods = next.flatMap((button) =>
      button.kind === 'ask' && (button.question.slots.year || button.question.slots.date) ? [button] : [],
    )
    const cards = await Promise.all(periods.map(({ question }) => desk.ask('service_kpi', question.slots)))
    expect(cards.map(({ view }) => view['period'])).toEqual(periods.map(({ title }) => title))
    expect(periods.length).toBeGreaterThan(2)
  })
})

test('figures are not shown before the day they are published', async () => {
  const before = await aServiceDesk({ now: at('2026-11-09T23:59') })
  expect((await before.ask('service_kpi')).view['period']).toBe('Q3 2026')
  await before.close()
  const after = await aServiceDesk({ now: at('2026-11-10T00:00') })
  expect((await after.ask('service_kpi')).view['period']).toBe('October 2026')
  await after.close()
})

test('without any report it says that nothing is published', async () => {
  const desk = await aServiceDesk({ files: { 'kpis.json': [] } })
  expect((await desk.ask('service_kpi', { year: 2020 })).view['text']).toBe(
    'No figures have been published yet.',
  )
  await desk.close()
})

test('of a period without figures it says what incidents and maintenance come to', async () => {
  const report = {
    id: '2020-year',
    period: { grain: 'year', year: 2020 },
    published: '2020-12-17',
    figures: [{ service: 'radio', achieved: 83.5 }],
  }
  const some = await aServiceDesk({ files: { 'kpis.json': [report] } })
  const { view } = await some.ask('service_kpi', {
    service: 'radio',
    ...of({ grain: 'month', year: 2026, number: 11 }),
  })
  // UHF repeater without power on the 19th, 05:50–08:15: 145 min in part, 72.5 min of 24 days and 10 hours (35,160 min).
  expect(view['text']).toBe(
    'No figures have been published for November 2026. Availability \\(computed by Loa, not published\\): 99.79%. Partial outage 2 h 25 min.',
  )
  await some.close()
})

test('a report without one of the services says so, and shows the others', async () => {
  const report = {
    id: '2025-year',
    period: { grain: 'year', year: 2025 },
    published: '2026-01-20',
    figures: [{ service: 'radio', achieved: 84.5 }],
  }
  const desk = await aServiceDesk({ files: { 'kpis.json': [report] } })
  expect((await desk.ask('service_kpi', { service: 'telephone' })).view['text']).toBe(
    'There are no figures of Telephone for this period.',
  )
  expect((await desk.ask('service_kpi', { service: 'radio' })).view).toMatchObject({
    achieved: '84.5%',
    plan: '—',
    published: '—',
    recomputed: '',
    flagged: false,
    showTrend: false,
  })
  await desk.close()
})
