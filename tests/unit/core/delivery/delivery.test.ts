import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Delivery,
  deliveries,
  deliveryId,
  type Settlement,
  settleRow,
} from '../../../../src/core/delivery/delivery.ts'
import { type DeliveryState, deliveryStates } from '../../../../src/core/delivery/outbox.ts'

const aRow = (overrides: Partial<Delivery> = {}): Delivery => ({
  batch: 'notice-1',
  recipient: { kind: 'person', account: 'mai', language: 'vi' },
  place: 7,
  state: 'queued',
  at: 1,
  attempts: 2,
  ...overrides,
})

const retry: Settlement = { state: 'retry', reason: 'throttled', due: 9, attempts: 3, unsure: false }

const settlements: readonly Settlement[] = [
  { state: 'delivered', conversation: 'a:1', activity: '17' },
  { state: 'unknown', reason: 'status-502' },
  { state: 'failed', reason: 'status-403' },
  { state: 'skipped', reason: 'cancelled' },
  retry,
]

describe('a row of the ledger', () => {
  it.each(['delivered', 'skipped'] as const)('never leaves %s', (state) => {
    for (const settlement of settlements)
      expect(() => settleRow(aRow({ state }), state, settlement, 5)).toThrow(/does not go/)
  })

  it('is tried again from every state but the last ones', () => {
    const allowed = deliveryStates.filter((from) => {
      try {
        return settleRow(aRow(), from, retry, 5).state === 'retry'
      } catch {
        return false
      }
    })
    expect(allowed).toEqual(['queued', 'sending', 'unknown', 'retry', 'failed'])
  })

  it('keeps its key in the index from queued to delivered, and has another one in every other state', () => {
    const keyOf = (row: Delivery) => deliveries.indexes['state']?.(row)
    const settled = (settlement: Settlement) =>
      settlement.state === 'skipped'
        ? settleRow(aRow(), 'queued', settlement, 5)
        : settleRow(aRow(), 'sending', settlement, 5)
    const [delivered, ...others] = settlements.map((settlement) => keyOf(settled(settlement)))
    expect(delivered).toBe(keyOf(aRow()))
    expect(new Set([delivered, ...others]).size).toBe(settlements.length)
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
    const unknown = aRow({ state: 'unknown', reason: 'x' })
    const again = settleRow(unknown, 'unknown', { ...retry, unsure: true }, 5)
    expect(again).toMatchObject({ state: 'retry', unsure: true })
    const refused = settleRow(again, 'sending', { state: 'failed', reason: 'status-403' }, 6)
    expect(refused).toMatchObject({ state: 'unknown', unsure: true })
  })

  it('waits until it is due, and no longer once it is settled', () => {
    const waiting = settleRow(aRow(), 'sending', retry, 5)
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
