import { describe, expect, it, test } from 'vitest'
import { availabilityOf, windowOf } from '../../../../src/features/service-status/availability.ts'
import { incidents } from '../../../../src/features/service-status/incident.ts'
import { maintenance } from '../../../../src/features/service-status/maintenance.ts'
import { type Moment, momentSchema } from '../../../../src/features/service-status/moment.ts'

const moment = (text: string): Moment => momentSchema.parse(text)
const all = (text: string) => ({ vi: text, en: text, ru: text })

const zone = 'Asia/Ho_Chi_Minh'
const september = { from: moment('2026-09-01T00:00'), until: moment('2026-10-01T00:00'), zone }

const anIncident = (impact: string, start: string, end: string | undefined, sites = ['onshore']) =>
  incidents.schema.parse({
    id: `${impact}-${start}`,
    title: all('Trouble'),
    services: ['radio'],
    sites,
    impact,
    start,
    timeline: [
      { at: start, phase: 'investigating', text: all('Looking') },
      ...(end ? [{ at: end, phase: 'resolved', text: all('Over') }] : []),
    ],
  })

const aWork = (start: string, end: string, rest = {}) =>
  maintenance.schema.parse({
    id: `work-${start}`,
    title: all('Work'),
    effect: all('None'),
    services: ['radio'],
    sites: ['onshore'],
    start,
    end,
    ...rest,
  })

describe('September on paper', () => {
  /*
   * 30 days × 1,440 min                                              43,200 min
   * Maintenance on the 10th, 20:00–23:00                               −180
   * Agreed service time                                              43,020
   *
   * 5th, 08:00–10:00 major                         120 × 1     =        120
   * 5th, 09:30–11:00 partial: after the major one
   *      is over there are 60 min of it left        60 × 0.5   =         30
   * 12th, 06:00–10:00 degraded                     240 × 0.25  =         60
   * 10th, 22:00–23:30 major: until 23:00 it falls
   *      into the maintenance, 30 min are left      30 × 1     =         30
   * Lost                                                                240
   *
   * (43,020 − 240) ÷ 43,020 = 42,780 ÷ 43,020 = 0.994421
   */
  const troubles = [
    anIncident('major', '2026-09-05T08:00', '2026-09-05T10:00'),
    anIncident('partial', '2026-09-05T09:30', '2026-09-05T11:00'),
    anIncident('degraded', '2026-09-12T06:00', '2026-09-12T10:00'),
    anIncident('major', '2026-09-10T22:00', '2026-09-10T23:30'),
  ]
  const works = [aWork('2026-09-10T20:00', '2026-09-10T23:00')]

  it('comes to 99.44 %', () => {
    const found = availabilityOf({ incidents: troubles, works }, september)
    expect(found).toMatchObject({
      agreed: 43_020,
      maintenance: 180,
      trouble: { major: 150, partial: 60, degraded: 240 },
      lost: 240,
    })
    expect(found?.percent).toBeCloseTo(99.4421, 4)
  })

  it('does not depend on the order in which things are told', () => {
    const turned = { incidents: troubles.toReversed(), works }
    expect(availabilityOf(turned, september)).toEqual(
      availabilityOf({ incidents: troubles, works }, september),
    )
  })
})

test('a month without trouble is 100 %, and work that was called off takes nothing from it', () => {
  const works = [aWork('2026-09-10T20:00', '2026-09-10T23:00', { cancelled: true })]
  expect(availabilityOf({ incidents: [], works }, september)).toMatchObject({ agreed: 43_200, percent: 100 })
})

test('trouble at a site that the maintenance does not touch is no part of it', () => {
  const works = [aWork('2026-09-10T20:00', '2026-09-10T22:00', { sites: ['MSP-1'] })]
  const elsewhere = anIncident('major', '2026-09-10T20:00', '2026-09-10T21:00', ['onshore'])
  const there = anIncident('major', '2026-09-10T20:00', '2026-09-10T21:00', ['MSP-1'])
  expect(availabilityOf({ incidents: [elsewhere], works }, september)).toMatchObject({
    lost: 60,
    maintenance: 60,
  })
  expect(availabilityOf({ incidents: [there], works }, september)).toMatchObject({
    lost: 0,
    maintenance: 120,
  })
})

test('only what falls into the stretch counts, and an open incident counts up to its end', () => {
  const found = availabilityOf(
    {
      incidents: [
        anIncident('major', '2026-08-31T23:00', '2026-09-01T01:00'),
        anIncident('major', '2026-09-30T22:00', undefined),
      ],
      works: [],
    },
    september,
  )
  expect(found?.lost).toBe(60 + 120)
})

test('an hour that the clocks skip is no minute of service', () => {
  const berlin = {
    from: moment('2026-03-29T00:00'),
    until: moment('2026-03-30T00:00'),
    zone: 'Europe/Berlin',
  }
  expect(availabilityOf({ incidents: [], works: [] }, berlin)?.agreed).toBe(23 * 60)
})

test.each([
  ['a period that is over is spoken of as a whole', '2026-09-30', ['2026-09-01T00:00', '2026-10-01T00:00']],
  ['one that goes on up to now', '2026-12-31', ['2026-09-01T00:00', '2026-11-25T10:00']],
])('%s', (_, to, [from, until]) => {
  const known = {
    logBegins: '2026-01-01',
    since: moment('2015-01-01T00:00'),
    now: moment('2026-11-25T10:00'),
  }
  expect(windowOf({ from: '2026-09-01', to }, known)).toEqual({ from, until })
})

test('nothing is said of a time before the log begins', () => {
  const known = {
    logBegins: '2026-09-10',
    since: moment('2015-01-01T00:00'),
    now: moment('2026-11-25T10:00'),
  }
  expect(windowOf({ from: '2020-01-01', to: '2020-12-31' }, known)).toBeUndefined()
  expect(windowOf({ from: '2026-09-01', to: '2026-09-30' }, known)?.from).toBe('2026-09-10T00:00')
  expect(
    windowOf({ from: '2026-09-01', to: '2026-09-30' }, { ...known, logBegins: undefined }),
  ).toBeUndefined()
})
