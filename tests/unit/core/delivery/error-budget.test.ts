import { expect, it } from 'vitest'
import { createErrorBudget } from '../../../../src/core/delivery/error-budget.ts'

const unauthorized = { kind: 'failed', reason: 'Unauthorized' } as const
const blocked = { kind: 'refused', reason: 'ConversationBlockedByUser', final: true } as const
const delivered = { kind: 'delivered', id: '1' } as const

it('is spent by what goes wrong in a row, and says by what', () => {
  const budget = createErrorBudget(3)
  expect([unauthorized, unauthorized, unauthorized].map((outcome) => budget.note(outcome, 0))).toEqual([
    undefined,
    undefined,
    'Unauthorized',
  ])
})

it('is full again after a delivery, and after it was spent', () => {
  const budget = createErrorBudget(2)
  const outcomes = [unauthorized, delivered, unauthorized, unauthorized, unauthorized]
  expect(outcomes.map((outcome) => budget.note(outcome, 0))).toEqual([
    undefined,
    undefined,
    undefined,
    'Unauthorized',
    undefined,
  ])
})

it('is not spent by people who cannot be reached', () => {
  const budget = createErrorBudget(2)
  expect([blocked, blocked, blocked].map((outcome) => budget.note(outcome, 0))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

it('is full again when the batch is resumed, whatever comes in late from before', () => {
  const budget = createErrorBudget(2)
  expect(budget.note(unauthorized, 0)).toBeUndefined()
  expect(budget.note(unauthorized, 1)).toBeUndefined()
  expect(budget.note(unauthorized, 0)).toBeUndefined()
  expect(budget.note(unauthorized, 1)).toBe('Unauthorized')
})
