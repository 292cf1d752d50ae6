import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { createPersonLimit } from '../../../../src/core/conversation/person-limit.ts'

const aLimit = (most: number) => {
  let now = 1_800_000_000_000
  const mayGoOn = createPersonLimit(() => DateTime.fromMillis(now) as DateTime<true>, most)
  return {
    mayGoOn,
    pass: (ms: number) => {
      now += ms
    },
  }
}

it('lets somebody do so much in a minute, and others as much beside them', () => {
  const { mayGoOn } = aLimit(2)
  expect(['mai', 'mai', 'mai', 'lan'].map(mayGoOn)).toEqual([true, true, false, true])
})

it('begins anew after a minute', () => {
  const { mayGoOn, pass } = aLimit(1)
  expect([mayGoOn('mai'), mayGoOn('mai')]).toEqual([true, false])
  pass(59_999)
  expect(mayGoOn('mai')).toBe(false)
  pass(1)
  expect(mayGoOn('mai')).toBe(true)
})
