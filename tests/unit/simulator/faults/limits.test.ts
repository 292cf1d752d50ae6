import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { limitsJudge, teamsLimits } from '../../../../src/simulator/faults/limits.ts'
import type { Conversation } from '../../../../src/simulator/places.ts'

const aConversation = (id: string): Conversation => ({
  id,
  kind: 'personal',
  place: 'personal',
  name: { vi: id },
  members: [],
  messages: new Map(),
})

const aJudge = () => {
  let at = 1_800_000_000_000
  const judge = limitsJudge(() => DateTime.fromMillis(at) as DateTime<true>)
  return {
    now: () => at,
    pass: (milliseconds: number) => {
      at += milliseconds
    },
    send: (id: string) => judge({ operation: 'send', conversation: aConversation(id), size: 100 }),
  }
}

const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + ms).length))

it('takes 50 requests of a tenant in a second and says when the next may come', () => {
  const { send, pass } = aJudge()
  const verdicts = Array.from({ length: 51 }, (_, index) => send(`a:${index}`))
  expect(verdicts.slice(0, 50).every((verdict) => verdict === undefined)).toBe(true)
  expect(verdicts[50]).toMatchObject({
    applied: false,
    answer: {
      status: 429,
      body: { error: { code: 'TenantRateLimitExceeded' } },
      headers: { 'retry-after': '1' },
    },
  })
  pass(1_000)
  expect(send('a:51')).toBeUndefined()
})

it('takes 7 in a second and 8 in two of one conversation, while others go on', () => {
  const { send, pass } = aJudge()
  const first = Array.from({ length: 8 }, () => send('a:1'))
  expect(first.map((verdict) => verdict === undefined)).toEqual([...Array(7).fill(true), false])
  expect(first[7]).toMatchObject({ answer: { status: 429, body: { error: { code: 'TooManyRequests' } } } })
  expect(send('a:2')).toBeUndefined()
  pass(1_000)
  expect([send('a:1'), send('a:1')].map((verdict) => verdict === undefined)).toEqual([true, false])
})

it('never lets through more than any of its windows holds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(900), { maxLength: 200, size: 'max' }), (waits) => {
      const { send, pass, now } = aJudge()
      const taken = waits.flatMap((wait) => {
        pass(wait)
        return send('a:1') === undefined ? [now()] : []
      })
      for (const { requests, ms } of teamsLimits.conversation)
        expect(mostWithin(taken, ms)).toBeLessThanOrEqual(requests)
    }),
  )
})
