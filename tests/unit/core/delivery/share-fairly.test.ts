import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shareFairly } from '../../../../src/core/delivery/share-fairly.ts'

it('deals in turn, so that a small wish is met beside a large one', () => {
  expect(shareFairly([100_000, 10, 3], 15, 0)).toEqual([6, 6, 3])
})

it('deals out all there is and no more than anybody wishes, and differs by one at most between the unmet', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(50), { minLength: 1, maxLength: 8 }),
      fc.nat(300),
      fc.nat(20),
      (wishes, available, first) => {
        const shares = shareFairly(wishes, available, first)
        const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
        expect(sum(shares)).toBe(Math.min(available, sum(wishes)))
        shares.forEach((share, place) => {
          expect(share).toBeLessThanOrEqual(wishes[place] ?? 0)
        })
        const unmet = shares.filter((share, place) => share < (wishes[place] ?? 0))
        expect(Math.max(0, ...unmet) - Math.min(...unmet, Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(1)
      },
    ),
  )
})
