import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { backoffMs, defaultBackoff } from '../../../../src/core/delivery/backoff.ts'
import type { SendOutcome } from '../../../../src/core/delivery/sender.ts'
import { isGone, settle } from '../../../../src/core/delivery/settle.ts'

const now = 1_800_000_000_000
const inSeconds = (seconds: number) => DateTime.fromMillis(now + seconds * 1_000) as DateTime<true>

const aSituation = (overrides: Partial<Parameters<typeof settle>[1]> = {}) => ({
  attempts: 0,
  unsure: false,
  mayRepeat: false,
  now,
  backoff: defaultBackoff,
  random: () => 0.5,
  ...overrides,
})

describe('what an outcome makes of a row', () => {
  it('is delivered with the id of the activity', () => {
    expect(settle({ kind: 'delivered', id: '17' }, aSituation())).toEqual({
      state: 'delivered',
      activity: '17',
    })
  })

  it('stays unknown when no answer came', () => {
    expect(settle({ kind: 'unknown', reason: 'status-502' }, aSituation())).toEqual({
      state: 'unknown',
      reason: 'status-502',
    })
  })

  it('is tried again without an answer when repeating is wished for, and stays unsure', () => {
    expect(settle({ kind: 'unknown', reason: 'status-502' }, aSituation({ mayRepeat: true }))).toMatchObject({
      state: 'retry',
      attempts: 1,
      unsure: true,
    })
  })

  it('fails with the code of the platform when it is refused', () => {
    const refused = { kind: 'refused', reason: 'ConversationBlockedByUser', final: true } as const
    expect(settle(refused, aSituation())).toEqual({ state: 'failed', reason: 'ConversationBlockedByUser' })
  })

  it('obeys the time that the platform names, and adds to it', () => {
    const throttled = { kind: 'throttled', until: inSeconds(17), scope: 'conversation' } as const
    expect(settle(throttled, aSituation())).toMatchObject({ state: 'retry', due: now + 17_500, attempts: 1 })
  })

  it('counts no attempt for the limit of the tenant', () => {
    const throttled = { kind: 'throttled', until: undefined, scope: 'tenant' } as const
    expect(settle(throttled, aSituation({ attempts: 9 }))).toMatchObject({ state: 'retry', attempts: 9 })
  })

  it.each([
    [{ kind: 'failed', reason: 'status-412' }, false, 'failed'],
    [{ kind: 'failed', reason: 'status-412' }, true, 'unknown'],
    [{ kind: 'throttled', until: undefined, scope: 'conversation' }, false, 'failed'],
    [{ kind: 'unknown', reason: 'status-504' }, false, 'unknown'],
  ] as const)('after the last attempt %j, unsure %s, is %s', (outcome, unsure, state) => {
    const last = aSituation({ attempts: 9, unsure, mayRepeat: true })
    expect(settle(outcome, last)).toMatchObject({ state, reason: expect.any(String) })
  })

  const anOutcome: fc.Arbitrary<SendOutcome> = fc.oneof(
    fc.record({ kind: fc.constant('delivered' as const), id: fc.constantFrom('17', undefined) }),
    fc.record({
      kind: fc.constant('throttled' as const),
      until: fc.constantFrom(undefined, inSeconds(-5), inSeconds(30)),
      scope: fc.constantFrom('conversation' as const, 'tenant' as const),
    }),
    fc.record({
      kind: fc.constant('refused' as const),
      reason: fc.constantFrom('BotDisabledByAdmin', 'status-400'),
      final: fc.boolean(),
    }),
    fc.record({
      kind: fc.constantFrom('unknown' as const, 'failed' as const),
      reason: fc.constant('status'),
    }),
  )

  it('never says twice unless it may, never waits in the past, and never denies what is unsure', () => {
    const aPlace = fc.record({
      attempts: fc.nat(12),
      unsure: fc.boolean(),
      mayRepeat: fc.boolean(),
      chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
    fc.assert(
      fc.property(anOutcome, aPlace, (outcome, { chance, ...place }) => {
        const settlement = settle(outcome, aSituation({ ...place, random: () => chance }))
        if (outcome.kind === 'unknown' && !place.mayRepeat) expect(settlement.state).toBe('unknown')
        if (settlement.state === 'retry') {
          expect(settlement.due).toBeGreaterThanOrEqual(now)
          expect(settlement.attempts).toBeLessThan(Math.max(defaultBackoff.attempts, place.attempts + 1))
          if (place.unsure) expect(settlement.unsure).toBe(true)
        }
        if (settlement.state === 'failed' && outcome.kind !== 'refused') expect(place.unsure).toBe(false)
      }),
    )
  })
})

describe('who is gone', () => {
  it.each([
    ['ConversationBlockedByUser', true, true],
    ['ActivityNotFoundInConversation', true, false],
    ['MessageSizeTooBig', false, false],
  ])('%s: %s %s', (reason, final, gone) => {
    expect(isGone({ kind: 'refused', reason, final })).toBe(gone)
  })
})

describe('the wait before another attempt', () => {
  it('doubles up to the most, and at least half of it is sure', () => {
    const waits = [1, 2, 3, 7, 20].map((attempt) => [
      backoffMs(attempt, defaultBackoff, () => 0),
      backoffMs(attempt, defaultBackoff, () => 1),
    ])
    expect(waits).toEqual([
      [500, 1_000],
      [1_000, 2_000],
      [2_000, 4_000],
      [30_000, 60_000],
      [30_000, 60_000],
    ])
  })
})
