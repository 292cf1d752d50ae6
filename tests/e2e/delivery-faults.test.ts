import { describe, expect, it } from 'vitest'
import type { BatchRequest, DeliveryLine, Outbox } from '../../src/core/delivery/outbox.ts'
import { platformLimits } from '../../src/core/delivery/pacing.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Judge } from '../../src/simulator/connector/judge.ts'
import { type FaultName, faultNames, faultsJudge } from '../../src/simulator/faults/faults.ts'
import { limitsJudge } from '../../src/simulator/faults/limits.ts'
import { refusal } from '../../src/simulator/http/server.ts'
import { aBroadcast, type Broadcast } from '../builders/a-broadcast.ts'

const aRequest = (overrides: Partial<BatchRequest> = {}): BatchRequest => ({
  id: 'notice-1',
  source: 'notices',
  operation: 'send',
  whenUnsure: 'hold',
  ...overrides,
})

const allLines = async (outbox: Outbox, batch: string): Promise<DeliveryLine[]> => {
  const lines: DeliveryLine[] = []
  let after: string | undefined
  do {
    const page = await outbox.lines(batch, { limit: 500, ...(after && { after }) })
    lines.push(...page.lines)
    after = page.next
  } while (after)
  return lines
}

/** The ledger against the simulator's own count. Returns the lines by state. */
const expectTruth = async (
  { outbox, people, received }: Broadcast,
  { most = 1, batch = 'notice-1' }: { most?: number; batch?: string } = {},
) => {
  const lines = await allLines(outbox, batch)
  const lineOf = new Map(lines.map((line) => [accountOf(line), line]))
  expect(lines).toHaveLength(people.length)
  expect(lineOf.size).toBe(people.length)
  for (const person of people) {
    const count = received(person)
    const line = lineOf.get(person.account)
    expect(count).toBeLessThanOrEqual(most)
    if (line?.state === 'delivered') expect(count).toBeGreaterThan(0)
    else expect(line?.reason).toEqual(expect.any(String))
    if (line?.state === 'failed' || line?.state === 'skipped') expect(count).toBe(0)
  }
  const byState = Object.groupBy(lines, ({ state }) => state)
  const { counts } = (await outbox.progress(batch)) ?? {}
  for (const [state, count] of Object.entries(counts ?? {}))
    expect([state, byState[state as keyof typeof byState]?.length ?? 0]).toEqual([state, count])
  return byState
}

const accountOf = ({ recipient }: DeliveryLine) => (recipient.kind === 'person' ? recipient.account : '')

const send = async (broadcast: Broadcast, request: Partial<BatchRequest> = {}) => {
  await broadcast.outbox.start(aRequest(request))
  return broadcast.finished(request.id ?? 'notice-1')
}

/** What each fault leaves of those it hits. */
const left: Readonly<Record<FaultName, 'delivered' | 'unknown' | 'failed'>> = {
  throttled: 'delivered',
  'throttled-with-time': 'delivered',
  'precondition-failed': 'delivered',
  'internal-error': 'unknown',
  'internal-error-after-acceptance': 'unknown',
  'bad-gateway': 'unknown',
  'bad-gateway-after-acceptance': 'unknown',
  'gateway-timeout': 'unknown',
  'gateway-timeout-after-acceptance': 'unknown',
  cut: 'unknown',
  'cut-after-acceptance': 'unknown',
  delay: 'delivered',
  blocked: 'failed',
  uninstalled: 'failed',
  'not-found': 'failed',
}

describe('one fault alone, for a fifth of the requests', () => {
  it.each(faultNames)('%s: nobody is lost and nobody has it twice', async (fault) => {
    const broadcast = await aBroadcast({ people: 150, judge: faultsJudge(7, { [fault]: 0.2 }) })
    expect(await send(broadcast)).toMatchObject({ finished: true })
    const byState = await expectTruth(broadcast)
    expect(byState.delivered?.length).toBeGreaterThan(90)
    if (left[fault] === 'delivered') expect(byState.delivered).toHaveLength(150)
    else expect(byState[left[fault]]?.length).toBeGreaterThan(10)
  })
})

const everything = Object.fromEntries(faultNames.map((name) => [name, 0.03]))

describe('all faults together', () => {
  it.each([1, 2, 3, 4])('nobody is lost and nobody has it twice (seed %i)', async (seed) => {
    const broadcast = await aBroadcast({ people: 400, judge: faultsJudge(seed, everything) })
    expect(await send(broadcast)).toMatchObject({ finished: true })
    const byState = await expectTruth(broadcast)
    expect(byState.unknown?.length).toBeGreaterThan(0)
    expect(byState.failed?.length).toBeGreaterThan(0)
  })

  it('everybody who can be reached has it at least once when the wish is to resend', async () => {
    const broadcast = await aBroadcast({ people: 300, judge: faultsJudge(5, everything) })
    await send(broadcast, { whenUnsure: 'resend' })
    const byState = await expectTruth(broadcast, { most: 12 })
    const reached = broadcast.people.filter((person) => broadcast.received(person) > 0)
    expect(reached.length).toBeGreaterThanOrEqual(byState.delivered?.length ?? 0)
    expect(byState.unknown ?? []).toEqual([])
  })

  it('an update and a removal reach everybody who has the message', async () => {
    let judge: Judge = () => undefined
    const broadcast = await aBroadcast({ people: 200, judge: (request) => judge(request) })
    await send(broadcast)
    const { blocked, uninstalled, 'not-found': _, ...passing } = everything
    expect([blocked, uninstalled]).toEqual([0.03, 0.03])
    judge = faultsJudge(9, passing)
    await send(broadcast, { id: 'notice-1.edit', operation: 'update', of: 'notice-1' })
    await send(broadcast, { id: 'notice-1.recall', operation: 'remove', of: 'notice-1' })
    const messages = broadcast.people.flatMap(({ id }) =>
      broadcast.sim.received(broadcast.sim.conversationId(id, 'personal')),
    )
    expect(messages).toHaveLength(200)
    expect(messages.filter(({ edited, deleted }) => edited && deleted)).toHaveLength(200)
    for (const batch of ['notice-1.edit', 'notice-1.recall'])
      expect((await broadcast.outbox.progress(batch))?.counts).toMatchObject({ delivered: 200 })
  })
})

describe('a platform that refuses everything', () => {
  it('halts the batch, and all of it goes on when somebody says so', async () => {
    let judge: Judge = () => ({ applied: false, answer: refusal(401, 'Unauthorized', 'No.') })
    const broadcast = await aBroadcast({ people: 300, judge: (request) => judge(request) })
    const halted = await send(broadcast)
    expect(halted).toMatchObject({ intent: 'paused', halted: 'Unauthorized', finished: false })
    expect(halted.counts).toMatchObject({ delivered: 0, failed: 0, unknown: 0 })
    judge = () => undefined
    expect(await broadcast.outbox.intend('notice-1', 'running')).toBe(true)
    expect(await broadcast.finished('notice-1')).toMatchObject({ counts: { delivered: 300 } })
    await expectTruth(broadcast)
  })
})

describe('the limits of the platform', () => {
  it('are kept: hardly a 429, and everybody has it', async () => {
    let throttled = 0
    const limits = limitsJudge(systemClock)
    const judge: Judge = (request) => {
      const verdict = limits(request)
      if (verdict) throttled += 1
      return verdict
    }
    const broadcast = await aBroadcast({ people: 200, judge, limits: platformLimits })
    await send(broadcast)
    // A machine that stalls may deliver late what left in time.
    expect(throttled).toBeLessThanOrEqual(20)
    expect((await expectTruth(broadcast)).delivered).toHaveLength(200)
  })

  it('are obeyed when they come as a surprise', async () => {
    const broadcast = await aBroadcast({ people: 120, judge: limitsJudge(systemClock) })
    await send(broadcast)
    expect((await expectTruth(broadcast)).delivered).toHaveLength(120)
  })
})

/** A second, which it is else, is little on a busy machine. */
const patiently = { timeout: 20_000 }

describe('two batches at once', () => {
  it('share the way: the small one does not wait for the large one', async () => {
    const broadcast = await aBroadcast({ people: 400, judge: () => ({ applied: true, delayMs: 5 }) })
    await broadcast.outbox.start(aRequest({ id: 'large' }))
    await expect
      .poll(async () => (await broadcast.outbox.progress('large'))?.counts.delivered, patiently)
      .toBeGreaterThan(20)
    await broadcast.outbox.start(aRequest({ id: 'small' }))
    await broadcast.finished('large')
    const small = (await broadcast.outbox.progress('small'))?.counts.delivered ?? 0
    expect(small).toBeGreaterThan(100)
    await broadcast.finished('small')
    expect(broadcast.people.map(broadcast.received).every((count) => count === 2)).toBe(true)
  })
})

describe('steering', () => {
  it('a paused batch rests and goes on; a cancelled one skips who is left', async () => {
    const broadcast = await aBroadcast({
      people: 300,
      judge: () => ({ applied: true, delayMs: 20 }),
      settings: { inFlight: 20 },
    })
    const { outbox } = broadcast
    const countsNow = async () => (await outbox.progress('notice-1'))?.counts
    await outbox.start(aRequest())
    await expect.poll(async () => (await countsNow())?.delivered, patiently).toBeGreaterThan(30)
    expect(await outbox.intend('notice-1', 'paused')).toBe(true)
    await expect.poll(async () => (await countsNow())?.sending, patiently).toBe(0)
    const resting = await countsNow()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await countsNow()).toEqual(resting)
    await outbox.intend('notice-1', 'running')
    await expect
      .poll(async () => (await countsNow())?.delivered, patiently)
      .toBeGreaterThan((resting?.delivered ?? 0) + 30)
    await outbox.intend('notice-1', 'cancelled')
    await broadcast.finished('notice-1')
    const byState = await expectTruth(broadcast)
    expect(byState.skipped?.length).toBeGreaterThan(50)
    expect(new Set(byState.skipped?.map(({ reason }) => reason))).toEqual(new Set(['cancelled']))
    expect(await outbox.intend('notice-1', 'running')).toBe(false)
  })
})
