import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdictOf } from '../../../../src/core/understanding/probabilities.ts'

test('the best is the likeliest in scope, even where out of scope is likelier', () => {
  const { best, lead, probabilities } = verdictOf(Float64Array.of(-1, 0.2, 0.8), 2)
  expect(best).toBe(1)
  expect(lead).toBeLessThan(0)
  expect(probabilities[2]).toBeGreaterThan(probabilities[1] ?? 1)
})

test('without a label for strangers the lead is the probability of the best', () => {
  const { lead, probabilities } = verdictOf(Float64Array.of(0.5, -0.5), -1)
  expect(lead).toBe(probabilities[0])
})

test('probabilities are of one whole, whatever the margins', () => {
  const margin = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.array(margin, { minLength: 1, maxLength: 10 }), (margins) => {
      const { probabilities } = verdictOf(Float64Array.from(margins), 0)
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1)
    }),
  )
})
