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
  it('never lets more than 50 leave in a second, however late they leave', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(120), { maxLength: 400, size: 'max' }), (lates) => {
        const { clock, now, pass } = aClock()
        const pacing = createPacing(clock)
        const times: number[] = []
        for (const late of lates) {
          pass(Math.max(0, pacing.opensAt() - now()) + (late > 100 ? late * 3 : 0))
          pacing.left(undefined)
          times.push(now())
        }
        expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(50)
      }),
    )
  })

  it('lets at least 0.97 of it leave, also when a timer is late', () => {
    const { clock, now, pass } = aClock()
    const pacing = createPacing(clock)
    const start = now()
    const latency = 5
    let answered: (() => void)[] = []
    for (let left = 0; left < 3_000; left += 1) {
      pass(Math.max(0, pacing.opensAt() - now()) + (left % 20 === 0 ? 30 : 1))
      for (const answer of answered) answer()
      answered = [pacing.left(undefined)]
      pass(latency)
    }
    expect(3_000 / ((now() - start) / 1_000) / 50).toBeGreaterThan(0.97)
  })

  it('lets no more than 50 arrive in a second, though some are held up on their way', () => {
    const delays = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(45)), {
      minLength: 200,
      maxLength: 400,
      size: 'max',
    })
    fc.assert(
      fc.property(delays, (heldUp) => {
        const { clock, now, pass } = aClock()
        const pacing = createPacing(clock)
        const arrivals: number[] = []
        let waiting: { readonly at: number; readonly answer: () => void }[] = []
        for (const [index, delay] of heldUp.entries()) {
          const leavesAt = () => Math.max(now(), pacing.opensAt())
          for (;;) {
            const next = waiting.toSorted((one, other) => one.at - other.at)[0]
            if (!next || next.at > leavesAt()) break
            pass(Math.max(0, next.at - now()))
            next.answer()
            waiting = waiting.filter((one) => one !== next)
          }
          pass(leavesAt() - now())
          const arrival = now() + 2 + (index % 10 === 0 ? 0 : delay)
          waiting.push({ at: arrival + 2, answer: pacing.left(undefined) })
          arrivals.push(arrival)
        }
        expect(mostWithin(arrivals, 1_000)).toBeLessThanOrEqual(50)
      }),
    )
  })

  it('counts what others send, who do not wait', () => {
    const { clock, now } = aClock()
    const pacing = createPacing(clock)
    pacing.charge(25)
    expect(pacing.opensAt() - now()).toBeGreaterThan(300)
  })

  it('lets nothing leave while it is held, and then goes on', () => {
    const { clock, now, pass } = aClock()
    const pacing = createPacing(clock)
    pacing.holdTenant(now() + 5_000)
    pass(4_999)
    expect(pacing.opensAt()).toBe(now() + 1)
    pass(1)
    expect(pacing.opensAt()).toBeLessThanOrEqual(now())
  })

  it('is none when there is none', () => {
    const { clock, now } = aClock()
    const pacing = createPacing(clock, unlimited)
    pacing.charge(1_000)
    expect(pacing.opensAt()).toBeLessThanOrEqual(now())
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
    expect(pacing.opensAt()).toBeLessThanOrEqual(now())
  })
})
