import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DateSlot } from '../../../../src/core/understanding/intent.ts'
import { aServiceDesk, at, sample, textOf } from './a-service-desk.ts'

type Desk = Awaited<ReturnType<typeof aServiceDesk>>

const days = (from: string, to = from, changes: Partial<DateSlot> = {}) => ({
  date: { text: 'then', grain: 'day', from, to, ...changes } satisfies DateSlot,
})

describe('on a Wednesday morning of the sample organisation', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await aServiceDesk()
  })
  afterAll(() => desk.close())

  test('the overview names all five lines in their order, with their state and since when', async () => {
    const { view } = await desk.ask('service_status')
    expect(view['rows']).toMatchObject([
      { name: 'Telephone', state: '● Operational', since: 'Since 14:30 on 12/11/2026' },
      { name: 'Radio', state: '● Operational', since: 'Since 08:15 on 19/11/2026' },
      { name: 'Internet, e-mail, VoIP', state: '● Operational', since: 'Since 11:45 on 23/11/2026' },
      { name: 'Offshore link', state: '● Degraded performance', nextUpdate: 'Next update: 09:00 tomorrow' },
      { name: 'Application support', state: '● Operational' },
    ])
  })

  test.each([
    ['vi', 'Mạng biển – bờ: giảm hiệu năng từ 16:20 hôm qua; các dịch vụ khác hoạt động'],
    ['en', 'Offshore link: degraded performance since 16:20 yesterday; the others are operational'],
    ['ru', 'Связь с морем: снижена производительность со вчерашнего дня, 16:20; остальные работают'],
  ] as const)('the notification of the overview says the answer (%s)', async (language, summary) => {
    expect((await desk.ask('service_status', {}, language)).summary).toBe(summary)
  })

  test('the overview offers the line in trouble, then the line with work planned, then the figures', async () => {
    const { next = [] } = await desk.ask('service_status')
    expect(next.map((button) => 'command' in button && button.command)).toEqual([
      'service status',
      'offshore link status',
      'telephone status',
      'service figures',
    ])
  })

  test('a line in trouble tells its incident from the latest word to the first', async () => {
    const { view } = await desk.ask('service_status', { service: 'offshore_link' })
    expect(view['incidents']).toMatchObject([
      { timeline: [{ phase: 'Monitoring' }, { phase: 'Identified' }, { phase: 'Investigating' }] },
    ])
  })

  test('trouble at MSP-1 leaves CTP-2 operational, and says where the trouble is', async () => {
    const { view, summary } = await desk.ask('service_status', {
      service: 'offshore_link',
      unit: 'ctp2-crew',
    })
    expect(summary).toMatch(/^Offshore link: operational since/)
    expect(view['quiet']).toContain('MSP-1')
  })

  test('a team onshore narrows nothing: it says who asks', async () => {
    expect((await desk.ask('service_status', { unit: 'radio-team' })).view).toEqual(
      (await desk.ask('service_status')).view,
    )
  })

  test('a day gone by shows its incidents and how things stand now', async () => {
    const { name, view, summary } = await desk.ask('service_status', days('2026-11-24'))
    expect(name).toBe('service-status/period')
    expect(summary).toBe('24 November 2026: 1 incident, 0 maintenance windows')
    expect(view['present']).toContain('degraded performance')
  })

  test('a service narrows the days gone by', async () => {
    const { view } = await desk.ask('service_status', {
      service: 'radio',
      ...days('2026-11-09', '2026-11-22'),
    })
    expect(view['incidents']).toMatchObject([
      { title: 'UHF repeater lost power', lasted: 'Lasted 2 h 25 min' },
    ])
  })

  test('days to come show the work planned, also what was called off, and no incident', async () => {
    const { view } = await desk.ask('service_status', days('2026-11-26', '2026-12-31'))
    expect(view).toMatchObject({ showIncidents: false, incidents: [] })
    expect(view['maintenance']).toMatchObject([
      { stage: 'Planned' },
      { stage: 'Cancelled' },
      { stage: 'Planned' },
    ])
  })

  test('a year before the log says so, since nothing recorded is not nothing happened', async () => {
    const { view } = await desk.ask('service_status', { year: 2019 })
    expect(view).toMatchObject({
      noIncidents: 'No incidents were recorded.',
      logBegins: 'The incident log begins on 18/10/2026.',
    })
  })

  test('tomorrow alone is a day to come', async () => {
    const { name, view } = await desk.ask('service_status', days('2026-11-26'))
    expect(name).toBe('service-status/period')
    expect(view['noMaintenance']).toBe('No maintenance is planned.')
  })

  test('trouble that was felt onshore does not move "since" on an installation', async () => {
    const { summary } = await desk.ask('service_status', { service: 'radio', unit: 'msp1-crew' })
    expect(summary).toBe('Radio: operational since 07:00 on 23/08/2026')
  })

  test('today and tonight are answered with how things stand now', async () => {
    expect((await desk.ask('service_status', days('2026-11-25'))).name).toBe('service-status/overview')
    expect((await desk.ask('service_status', days('2026-11-25', '2026-11-26'))).name).toBe(
      'service-status/overview',
    )
  })

  test('a date with two readings is asked back, each with a button that leaves no doubt', async () => {
    const readings = [
      { from: '2026-04-03', to: '2026-04-03' },
      { from: '2026-03-04', to: '2026-03-04' },
    ]
    const date = days('2026-04-03', '2026-04-03', { text: '3/4', readings })
    const { name, next = [] } = await desk.ask('service_status', { service: 'radio', ...date })
    expect(name).toBe('service-status/message')
    expect(next.map(({ title }) => title)).toEqual(['3 April 2026', '4 March 2026'])
    expect(next).toMatchObject(
      readings.map((reading) => ({ question: { slots: { service: 'radio', date: reading } } })),
    )
    expect(JSON.stringify(next)).not.toContain('readings')
  })

  test('a line that nobody keeps is said to be unknown, above the lines that there are', async () => {
    const { name, view } = await desk.ask('service_status', { service: 'cctv' })
    expect(name).toBe('service-status/overview')
    expect(view['note']).toBe('Loa does not follow that service. These are the ones it follows.')
  })

  test('refresh answers with the same card as of now, and not at all to data of another shape', async () => {
    const [refresh] = desk.feature.actions ?? []
    const scope = { service: 'offshore_link', unit: 'ctp2-crew' }
    const reply = await refresh?.perform(desk.turn('en'), scope)
    expect(reply?.cards[0]?.view).toEqual((await desk.ask('service_status', scope)).view)
    expect(reply?.cards[0]?.view).toMatchObject({ asOf: 'As of 10:00' })
    expect(await refresh?.perform(desk.turn('en'), { service: { $ne: '' } })).toBeUndefined()
  })

  test.each(['vi', 'en', 'ru'] as const)(
    'no card holds an unfilled message or an undefined (%s)',
    async (language) => {
      const questions = [
        {},
        { service: 'offshore_link' },
        { service: 'telephone' },
        days('2026-11-01', '2026-11-24'),
      ]
      const cards = await Promise.all(questions.map((slots) => desk.ask('service_status', slots, language)))
      expect(cards.map(textOf).join('\n')).not.toMatch(
        /\{\{|undefined|\b(state|phase|stage|at|since)\.[a-z]+/,
      )
    },
  )
})

test('running work makes its services under maintenance, until an incident outranks it', async () => {
  const work = {
    id: 'work',
    title: { vi: 'bảo trì' },
    effect: { vi: 'ngắt' },
    services: ['radio', 'telephone'],
    sites: ['onshore'],
    start: '2026-11-25T09:00',
    end: '2026-11-25T11:00',
  }
  const trouble = {
    id: 'trouble',
    title: { vi: 'sự cố' },
    services: ['telephone'],
    sites: ['onshore'],
    impact: 'degraded',
    start: '2026-11-25T09:30',
    timeline: [{ at: '2026-11-25T09:31', phase: 'investigating', text: { vi: 'tin' } }],
  }
  const desk = await aServiceDesk({ files: { 'incidents.json': [trouble], 'maintenance.json': [work] } })
  const { view } = await desk.ask('service_status')
  expect(view['rows']).toMatchObject([
    { name: 'Telephone', state: '● Degraded performance', since: 'Since 09:30 today' },
    { name: 'Radio', state: '● Under maintenance', since: 'Since 09:00 today' },
    ...Array(3).fill({ state: '● Operational' }),
  ])
  await desk.close()
})

test('work that has ended leaves its service operational since then, where it was done', async () => {
  const desk = await aServiceDesk({
    now: at('2026-12-01T08:00'),
    files: { 'maintenance.json': sample('maintenance.json') },
  })
  expect((await desk.ask('service_status', { service: 'telephone' })).summary).toBe(
    'Telephone: operational since 23:00 yesterday',
  )
  expect((await desk.ask('service_status', { service: 'telephone', unit: 'ctp2-crew' })).summary).toBe(
    'Telephone: operational since 07:00 on 29/08/2026',
  )
  await desk.close()
})

test('an overdue update is pointed out', async () => {
  const files = { 'incidents.json': sample('incidents.json') }
  const desk = await aServiceDesk({ now: at('2026-11-26T09:30'), files })
  const { view } = await desk.ask('service_status', { service: 'offshore_link' })
  expect(view['incidents']).toMatchObject([
    { nextColor: 'attention', nextUpdate: expect.stringContaining('was due 09:00 today') },
  ])
  await desk.close()
})

test('without any service the overview says that there is none', async () => {
  const desk = await aServiceDesk({ files: { 'services.json': [] } })
  expect((await desk.ask('service_status')).view['note']).toBe('No services have been set up yet.')
  await desk.close()
})
