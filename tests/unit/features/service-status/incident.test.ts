import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  endOf,
  incidents,
  incidentsFile,
  isOpen,
  isUpdateOverdue,
  touches,
} from '../../../../src/features/service-status/incident.ts'
import { momentSchema } from '../../../../src/features/service-status/moment.ts'
import { at, known, sample } from './a-service-desk.ts'

const entry = (time: string, phase: string) => ({ at: time, phase, text: { vi: 'tin' } })

const anIncident = (changes: Record<string, unknown> = {}) => ({
  id: 'trouble',
  title: { vi: 'sự cố' },
  services: ['radio'],
  sites: ['onshore'],
  impact: 'partial',
  start: '2026-11-23T23:30',
  timeline: [entry('2026-11-23T23:40', 'investigating'), entry('2026-11-24T01:10', 'resolved')],
  ...changes,
})

const parse = (changes: Record<string, unknown> = {}) => incidents.schema.parse(anIncident(changes))

const moment = (text: string) => momentSchema.parse(text)

test('an incident is over when it was last said to be resolved, whatever the post-mortem says later', () => {
  const { timeline } = anIncident()
  expect(endOf(parse({ timeline: [...timeline, entry('2026-11-26T09:00', 'post-mortem')] }))).toBe(
    '2026-11-24T01:10',
  )
})

test('an incident that came back after it was resolved is open again', () => {
  const { timeline } = anIncident()
  expect(isOpen(parse({ timeline: [...timeline, entry('2026-11-24T02:00', 'identified')] }))).toBe(true)
})

test.each([
  ['the day it began', '2026-11-23', true],
  ['the day it ended', '2026-11-24', true],
  ['the day before', '2026-11-22', false],
  ['the day after', '2026-11-25', false],
])('a resolved incident touches %s: %s → %s', (_, day, expected) => {
  expect(touches(parse(), { from: day, to: day })).toBe(expected)
})

test('an open incident touches every day since it began', () => {
  const open = parse({ timeline: [entry('2026-11-23T23:40', 'monitoring')] })
  expect(touches(open, { from: '2026-12-24', to: '2026-12-24' })).toBe(true)
  expect(touches(open, { from: '2026-11-22', to: '2026-11-22' })).toBe(false)
})

test('a promised update is overdue once its time is past, unless the incident is over', () => {
  const nextUpdate = '2026-11-24T00:30'
  const open = parse({ nextUpdate, timeline: [entry('2026-11-23T23:40', 'monitoring')] })
  expect(isUpdateOverdue(open, moment('2026-11-24T00:31'))).toBe(true)
  expect(isUpdateOverdue(open, moment('2026-11-24T00:30'))).toBe(false)
  expect(isUpdateOverdue(parse({ nextUpdate }), moment('2026-11-25T00:00'))).toBe(false)
})

test.each([
  [
    'a timeline out of order',
    { timeline: [entry('2026-11-24T02:00', 'identified'), entry('2026-11-24T01:00', 'resolved')] },
  ],
  ['an end before the start', { start: '2026-11-25T00:00' }],
  ['a day that is none', { start: '2026-02-30T10:00' }],
  ['an impact that is none of the fixed states', { impact: 'broken' }],
])('%s is refused', (_, changes) => {
  expect(incidents.schema.safeParse(anIncident(changes)).success).toBe(false)
})

test('a file that names an unknown site or author is refused with its place', () => {
  expect(() => incidentsFile.parse([anIncident({ sites: ['MSP-9'] })], known)).toThrow(
    'incidents.json: [0].sites.0',
  )
  const timeline = [{ ...entry('2026-11-24T01:00', 'identified'), author: 'nobody' }]
  expect(() => incidentsFile.parse([anIncident({ timeline })], known)).toThrow('[0].timeline.0.author')
})

test.each(['2026-11-23T00:01', '2026-11-22T23:59', '2027-01-01T06:00', '2028-02-29T12:00'])(
  'at %s nothing that the sample tells of an incident lies ahead, and one is open',
  (now) => {
    const all = z.array(incidents.schema).parse(sample('incidents.json', at(now)))
    expect(all.flatMap(({ timeline }) => timeline).filter((said) => said.at > now)).toEqual([])
    expect(all.filter(isOpen).map(({ nextUpdate = '' }) => nextUpdate > now)).toEqual([true])
  },
)
