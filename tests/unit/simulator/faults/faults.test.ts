import { expect, it } from 'vitest'
import { faultNames, faultsJudge } from '../../../../src/simulator/faults/faults.ts'
import type { Conversation } from '../../../../src/simulator/places.ts'

const aConversation = (id: string): Conversation => ({
  id,
  kind: 'personal',
  place: 'personal',
  name: { vi: id },
  members: [],
  messages: new Map(),
})

const verdicts = (seed: number, rates: Parameters<typeof faultsJudge>[1], count = 1_000) => {
  const judge = faultsJudge(seed, rates)
  return Array.from({ length: count }, (_, index) =>
    judge({ operation: 'send', conversation: aConversation(`a:${index}`), size: 100 }),
  )
}

it('goes wrong the same way for the same seed, and another way for another', () => {
  const rates = { cut: 0.2, throttled: 0.2, blocked: 0.1 }
  expect(verdicts(7, rates)).toEqual(verdicts(7, rates))
  expect(verdicts(7, rates)).not.toEqual(verdicts(8, rates))
})

it.each(faultNames)('%s hits about as many as are asked for, and nobody when none are', (name) => {
  const hit = verdicts(3, { [name]: 0.3 }).filter((verdict) => verdict !== undefined)
  expect(hit.length).toBeGreaterThan(240)
  expect(hit.length).toBeLessThan(360)
  expect(verdicts(3, { [name]: 0 }).every((verdict) => verdict === undefined)).toBe(true)
})

it('somebody who has blocked the bot stays so, whatever is asked and however often', () => {
  const judge = faultsJudge(11, { blocked: 0.5 })
  const ask = (id: string) => judge({ operation: 'send', conversation: aConversation(id), size: 100 })
  const first = Array.from({ length: 40 }, (_, index) => ask(`a:${index}`))
  const again = Array.from({ length: 40 }, (_, index) => ask(`a:${index}`))
  expect(again).toEqual(first)
  expect(new Set(first.map((verdict) => verdict === undefined)).size).toBe(2)
})

it('reading always works', () => {
  const judge = faultsJudge(1, { 'internal-error': 1 })
  expect(judge({ operation: 'read', conversation: aConversation('a:1'), size: 0 })).toBeUndefined()
})
