import { expect, test } from 'vitest'
import { offshoreOn } from '../../../../src/features/health-checks/rotation.ts'

const stretch = { from: '2026-11-16', to: '2026-11-29' }

test.each([
  ['2026-11-15', undefined],
  ['2026-11-16', stretch],
  ['2026-11-29', stretch],
  ['2026-11-30', undefined],
])('both days of a stretch offshore belong to it: %s', (day, expected) => {
  expect(offshoreOn({ offshore: [stretch] }, day)).toEqual(expected)
})
