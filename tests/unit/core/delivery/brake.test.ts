import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { defaultBackoff } from '../../../../src/core/delivery/backoff.ts'
import { createBrake } from '../../../../src/core/delivery/brake.ts'
import { createPacing } from '../../../../src/core/delivery/pacing.ts'

const now = 1_800_000_000_000
const clock = () => DateTime.fromMillis(now) as DateTime<true>
const throttled = { kind: 'throttled', until: undefined, scope: 'conversation' } as const
const delivered = { kind: 'delivered', id: '1' } as const

const aBrake = () => {
  const pacing = createPacing(clock)
  return { pacing, brake: createBrake(pacing, defaultBackoff, () => 0.5) }
}

describe('a 429', () => {
  it('of one conversation holds that one alone', () => {
    const { pacing, brake } = aBrake()
    brake.note(throttled, 'a:1', now + 3_000, now)
    expect(pacing.conversationOpensAt('a:1')).toBe(now + 3_000)
    expect([pacing.conversationOpensAt('a:2') <= now, pacing.opensAt() <= now]).toEqual([true, true])
  })

  it('of the tenant holds all until the time that the platform named', () => {
    const { pacing, brake } = aBrake()
    const until = clock().plus({ seconds: 17 })
    brake.note({ kind: 'throttled', until, scope: 'tenant' }, 'a:1', now, now)
    expect(pacing.opensAt()).toBe(until.toMillis())
  })

  it('from ten conversations with no delivery in between is taken for the tenant\u2019s', () => {
    const { pacing, brake } = aBrake()
    for (let index = 0; index < 9; index += 1) brake.note(throttled, `a:${index}`, now, now)
    expect(pacing.opensAt()).toBeLessThanOrEqual(now)
    brake.note(throttled, 'a:9', now, now)
    expect(pacing.opensAt()).toBeGreaterThan(now)
  })

  it('here and there among deliveries is not', () => {
    const { pacing, brake } = aBrake()
    for (let index = 0; index < 40; index += 1)
      brake.note(index % 5 ? throttled : delivered, `a:${index}`, now, now)
    expect(pacing.opensAt()).toBeLessThanOrEqual(now)
  })
})
