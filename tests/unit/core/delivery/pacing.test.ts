import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { createPacing, platformLimits, unlimited } from '../../../../src/core/delivery/pacing.ts'

const aClock = () => {
  let at = 1_800_000_000_000
  return {
    now: () => at,
    clock: () => DateTime.fromMillis(at) as DateTime<true>,
    pass: (milliseconds: number) => {
      at += milliseconds
    },
  }
}

const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + ms).length))

describe('the limit of the tenant', () => {
  it('never lets more than 50 leave in a second, however they are asked for and however late they leave', () => {
    const aStep = fc.record({
      wait: fc.nat(1_500),
      wanted: fc.nat(80),
      lateBy: fc.nat(60),
      kept: fc.nat(80),
    })
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 120 }), (steps) => {
        const { clock, now, pass } = aClock()
        const pacing = createPacing(clock)
        const times: number[] = []
        for (const { wait, wanted, lateBy, kept } of steps) {
          pass(wait)
          const granted = pacing.grant(wanted)
          pass(lateBy)
          const leaving = Math.min(granted, kept)
          for (let one = 0; one < leaving; one += 1) pacing.left(undefined)
          pacing.giveBack(granted - leaving)
          times.push(...Array.from({ length: leaving }, now))
        }
        expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(50)
      }),
    )
  })

  it('lets at least 0.97 of it leave, also when every step is late', () => {
    const { clock, now, pass } = aClock()
    const pacing = createPacing(clock)
    const start = now()
    let left = 0
    while (left < 3_000) {
      pass(Math.max(1, pacing.opensAt() - now()) + 40)
      const granted = pacing.grant(100)
      pass(20)
      for (let one = 0; one < granted; one += 1) pacing.left(undefined)
      left += granted
    }
    expect(left / ((now() - start) / 1_000) / 50).toBeGreaterThan(0.97)
  })

  it('counts what others send, who do not wait', () => {
    const { clock, pass } = aClock()
    const pacing = createPacing(clock)
    pacing.charge(20)
    pass(100)
    expect(pacing.grant(1)).toBe(0)
    pass(400)
    expect(pacing.grant(50)).toBeLessThanOrEqual(30)
  })

  it('lets nothing leave while it is held, and then goes on', () => {
    const { clock, now, pass } = aClock()
    const pacing = createPacing(clock)
    pacing.holdTenant(now() + 5_000)
    pass(4_999)
    expect([pacing.grant(1), pacing.opensAt()]).toEqual([0, now() + 1])
    pass(1)
    expect(pacing.grant(1)).toBe(1)
  })

  it('is none when there is none', () => {
    expect(createPacing(aClock().clock, unlimited).grant(1_000)).toBe(1_000)
  })
})

describe('the limits of a conversation', () => {
  it('are each kept, to the millisecond', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000), { maxLength: 150 }), (waits) => {
        const { clock, now, pass } = aClock()
        const pacing = createPacing(clock)
        const times: number[] = []
        for (const wait of waits) {
          pass(wait)
          if (pacing.conversationOpensAt('a:1') > now()) continue
          pacing.left('a:1')
          times.push(now())
        }
        for (const { requests, ms } of platformLimits.conversation)
          expect(mostWithin(times, ms)).toBeLessThanOrEqual(requests)
      }),
    )
  })

  it('say from when on the next one may leave', () => {
    const { clock, now, pass } = aClock()
    const pacing = createPacing(clock)
    const start = now()
    for (let made = 0; made < 7; made += 1) {
      pacing.left('a:1')
      pass(10)
    }
    expect(pacing.conversationOpensAt('a:1')).toBe(start + 1_000)
    expect(pacing.conversationOpensAt('a:2')).toBeLessThanOrEqual(now())
  })

  it('hold that conversation alone after a 429', () => {
    const { clock, now } = aClock()
    const pacing = createPacing(clock)
    pacing.holdConversation('a:1', now() + 3_000)
    expect(pacing.conversationOpensAt('a:1')).toBe(now() + 3_000)
    expect(pacing.conversationOpensAt('a:2')).toBeLessThanOrEqual(now())
    expect(pacing.grant(1)).toBe(1)
  })
})
