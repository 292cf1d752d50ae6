import { expect, it } from 'vitest'
import type { Judge, Verdict } from '../../../src/simulator/connector/judge.ts'
import { refusal } from '../../../src/simulator/http/server.ts'
import { mai } from '../../builders/a-simulated-organisation.ts'
import { aSimulator, callConnector, chatPath } from '../../builders/a-simulator.ts'

const always =
  (verdict: Verdict): Judge =>
  ({ operation }) =>
    operation === 'send' ? verdict : undefined

const send = async (verdict: Verdict) => {
  const { sim } = await aSimulator(undefined, { judge: always(verdict) })
  const hello = { type: 'message', text: 'hello' }
  const path = `${chatPath(sim, mai.id, 'personal')}/activities`
  const answer = await callConnector(sim, 'POST', path, hello).catch(() => 'cut' as const)
  return { answer, received: sim.received(sim.conversationId(mai.id, 'personal')).length }
}

it('a throttled request is answered as the judge says and has no effect', async () => {
  const throttled = refusal(429, 'Throttled', 'too many', { 'retry-after': '2' })
  const { answer, received } = await send({ applied: false, answer: throttled })
  expect(answer).toMatchObject({ status: 429 })
  expect(answer === 'cut' ? undefined : answer.headers.get('retry-after')).toBe('2')
  expect(received).toBe(0)
})

it('a request may take effect and still be answered with an error', async () => {
  const { answer, received } = await send({ applied: true, answer: refusal(502, 'BadGateway', 'no answer') })
  expect(answer).toMatchObject({ status: 502 })
  expect(received).toBe(1)
})

it('a connection is cut before or after the message was accepted', async () => {
  expect(await send({ applied: false, answer: 'cut' })).toEqual({ answer: 'cut', received: 0 })
  expect(await send({ applied: true, answer: 'cut' })).toEqual({ answer: 'cut', received: 1 })
})
