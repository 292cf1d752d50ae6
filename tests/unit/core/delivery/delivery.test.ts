import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Delivery,
  deliveryId,
  type Settlement,
  settleRow,
} from '../../../../src/core/delivery/delivery.ts'
import { type DeliveryState, deliveryStates } from '../../../../src/core/delivery/outbox.ts'

const aRow = (overrides: Partial<Delivery> = {}): Delivery => ({
  batch: 'notice-1',
  recipient: { kind: 'person', account: 'mai', language: 'vi' },
  state: 'queued',
  at: 1,
  attempts: 2,
  ...overrides,
})

const settlements: readonly Settlement[] = [
  { state: 'queued' },
  { state: 'delivered', conversation: 'a:1', activity: '17' },
  { state: 'unknown', reason: 'status-502' },
  { state: 'failed', reason: 'status-403' },
  { state: 'skipped', reason: 'cancelled' },
  { state: 'retry', reason: 'throttled', due: 9, attempts: 3, unsure: false },
]

describe('a row of the ledger', () => {
  it.each(['delivered', 'skipped'] as const)('never leaves %s', (state) => {
    for (const settlement of settlements)
      expect(() => settleRow(aRow({ state }), state, settlement, 5)).toThrow(/does not go/)
  })

  it('goes back to the queue from failed and unknown alone, with its attempts before it', () => {
    const allowed = deliveryStates.filter((from) => {
      try {
        return settleRow(aRow(), from, { state: 'queued' }, 5).attempts === 0
      } catch {
        return false
      }
    })
    expect(allowed).toEqual(['unknown', 'failed'])
  })

  it('is unknown and not failed, where an earlier request may have arrived', () => {
    const unsure = aRow({ state: 'retry', unsure: true })
    expect(settleRow(unsure, 'sending', { state: 'failed', reason: 'status-403' }, 5)).toMatchObject({
      state: 'unknown',
      reason: 'status-403',
    })
    expect(settleRow(unsure, 'retry', { state: 'skipped', reason: 'cancelled' }, 5)).toMatchObject({
      state: 'unknown',
      reason: 'cancelled',
    })
  })

  it('stays unsure when a person has it sent again', () => {
    const again = settleRow(aRow({ state: 'unknown', reason: 'x' }), 'unknown', { state: 'queued' }, 5)
    expect(again).toMatchObject({ state: 'queued', unsure: true })
    expect(again.reason).toBeUndefined()
  })

  it('waits until it is due, and no longer once it is settled', () => {
    const waiting = settleRow(aRow(), 'sending', settlements[5] ?? { state: 'queued' }, 5)
    expect(waiting).toMatchObject({ state: 'retry', due: 9, attempts: 3, reason: 'throttled' })
    const done = settleRow(waiting, 'sending', { state: 'delivered', conversation: 'a:1' }, 6)
    expect(done).toEqual({ ...aRow(), attempts: 3, state: 'delivered', conversation: 'a:1', at: 6 })
  })

  it('never becomes sure again without being delivered', () => {
    const aMove = fc.tuple(fc.constantFrom(...deliveryStates), fc.constantFrom(...settlements))
    fc.assert(
      fc.property(aMove, ([from, settlement]: [DeliveryState, Settlement]) => {
        try {
          const { state, unsure } = settleRow(aRow({ unsure: true }), from, settlement, 5)
          expect(unsure).toBe(true)
          expect(['failed', 'skipped']).not.toContain(state)
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-move' })
        }
      }),
    )
  })
})

it('a person and a conversation of the same name are two recipients', () => {
  const person = { kind: 'person', account: 'x', language: 'vi' } as const
  const conversation = { kind: 'conversation', conversation: 'x', serviceUrl: 'y', language: 'vi' } as const
  expect(deliveryId('b', person)).not.toBe(deliveryId('b', conversation))
})
