import { expect, test } from 'vitest'
import { calibrateThreshold } from '../../../../src/core/understanding/threshold.ts'

const strangers = (...leads: number[]) => leads.map((lead) => ({ lead, inScope: false }))

test('the threshold is the lowest that keeps out the wanted share of the strangers', () => {
  const judged = [...strangers(0.5, -0.2, 0.1, 0.9), { lead: 0.7, inScope: true }]
  expect(calibrateThreshold(judged, 0.75)).toBe(0.5)
  expect(calibrateThreshold(judged, 1)).toBe(0.9)
  expect(calibrateThreshold(judged, 0.5)).toBe(0.1)
})

test('nothing is declined when there is no stranger to learn from', () => {
  expect(calibrateThreshold([{ lead: -0.9, inScope: true }], 0.85)).toBe(-1)
})
