import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { mayDisturb } from '../../../../src/core/people/disturbing.ts'

const at = (time: string) =>
  DateTime.fromISO(`2026-11-25T${time}`, { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>

const night = { muted: [], quiet: { from: '22:00', to: '06:00' } }
const lunch = { muted: [], quiet: { from: '12:00', to: '13:30' } }

it.each([
  [night, '21:59', undefined],
  [night, '22:00', '2026-11-26T06:00'],
  [night, '23:30', '2026-11-26T06:00'],
  [night, '00:00', '2026-11-25T06:00'],
  [night, '05:59', '2026-11-25T06:00'],
  [night, '06:00', undefined],
  [lunch, '11:59', undefined],
  [lunch, '12:00', '2026-11-25T13:30'],
  [lunch, '13:30', undefined],
] as const)('%j at %s waits until %s', (wishes, now, until) => {
  const answer = mayDisturb({ ...wishes, muted: [] }, 'reminders', at(now))
  expect(answer.kind === 'later' ? answer.until.toFormat("yyyy-MM-dd'T'HH:mm") : undefined).toBe(until)
})

it('says nothing of a muted category at any hour, and everything else as ever', () => {
  const wishes = { muted: ['incidents' as const], quiet: { from: '22:00', to: '06:00' } }
  expect(mayDisturb(wishes, 'incidents', at('10:00'))).toEqual({ kind: 'muted' })
  expect(mayDisturb(wishes, 'incidents', at('23:00'))).toEqual({ kind: 'muted' })
  expect(mayDisturb(wishes, 'reminders', at('10:00'))).toEqual({ kind: 'now' })
})
