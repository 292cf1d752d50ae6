import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { createBell } from '../../../../src/core/delivery/bell.ts'
import { createLine } from '../../../../src/core/delivery/line.ts'
import { createPacing, platformLimits } from '../../../../src/core/delivery/pacing.ts'

const now = 1_800_000_000_000
const clock = () => DateTime.fromMillis(now) as DateTime<true>

const aLine = () => {
  const pacing = createPacing(clock, platformLimits)
  const events: string[] = []
  const departure = (name: string) => ({
    go: () => {
      pacing.left(name)
      events.push(`${name} left`)
    },
    giveBack: (until: number) => events.push(`${name} waits until ${until - now}`),
  })
  return { pacing, events, departure, line: createLine(pacing, createBell(), clock) }
}

it('lets go at once whose moment has come', () => {
  const { line, events, departure } = aLine()
  line.join([departure('a:1'), departure('a:2')])
  expect(events).toEqual(['a:1 left', 'a:2 left'])
})

it('gives everybody back when the tenant is held, and has no room until then', () => {
  const { line, pacing, events, departure } = aLine()
  expect(line.room()).toBe(pacing.atHand)
  pacing.holdTenant(now + 17_000)
  line.join([departure('a:1'), departure('a:2')])
  expect(events).toEqual(['a:1 waits until 17000', 'a:2 waits until 17000'])
  expect(line.room()).toBe(0)
})
