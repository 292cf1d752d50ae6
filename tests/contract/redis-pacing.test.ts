import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectRedis } from '../../src/adapters/redis/connect-redis.ts'
import { createRedisPacing } from '../../src/adapters/redis/pacing.ts'
import { createBell } from '../../src/core/delivery/bell.ts'
import { createLine } from '../../src/core/delivery/line.ts'
import type { Pacing } from '../../src/core/delivery/pacing.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { aLog } from '../builders/a-log.ts'
import { aRedis, type StartedRedis } from '../builders/a-redis.ts'

describe('replicas that share the pace of a tenant', () => {
  let redis: StartedRedis
  let spaces = 0
  beforeAll(async () => {
    redis = await aRedis()
  })
  afterAll(() => redis.stop())

  const replicas = async (count: number): Promise<Pacing[]> => {
    spaces += 1
    const settings = { url: redis.url, namespace: `pace-${spaces}`, mayLoseData: false, log: aLog() }
    return Promise.all(
      Array.from({ length: count }, async () => {
        const service = await connectRedis(settings)
        onTestFinished(() => service.close())
        return createRedisPacing({ connection: service.connection, clock: systemClock, log: settings.log })
      }),
    )
  }

  /** Has a line with always something in it; `sent` gets the moments at which requests left. */
  const send = async (pacing: Pacing, conversation: string, sent: number[], until: number) => {
    const line = createLine(pacing, createBell(), systemClock)
    const go = () => {
      sent.push(Date.now())
      pacing.left(conversation)
    }
    while (Date.now() < until) {
      line.join(Array.from({ length: line.room() }, () => ({ go, giveBack: () => {} })))
      await pause(5)
    }
  }

  it('never pass its limit together, whoever sends, and leave little of it unused', async () => {
    const sent: number[] = []
    const pacings = await replicas(3)
    const start = Date.now()
    const ends = [4_000, 2_000, 4_000]
    await Promise.all(pacings.map((pacing, at) => send(pacing, `c${at}`, sent, start + (ends[at] ?? 0))))
    sent.sort((a, b) => a - b)
    const crowded = sent.filter((moment, at) => (sent[at + 50] ?? Number.POSITIVE_INFINITY) - moment < 1_000)
    expect(crowded).toEqual([])
    expect(sent.length).toBeGreaterThan(100)
  })

  it('heed the 429 and the windows of a conversation that another has met', async () => {
    const [one, other] = await replicas(2)
    if (!one || !other) throw new Error('there are two')
    const until = Date.now() + 60_000
    one.holdConversation('busy', until)
    for (let count = 0; count < 7; count += 1) one.left('full')
    one.charge(1)
    await expect
      .poll(() => {
        other.charge(1)
        return [other.conversationOpensAt('busy'), other.conversationOpensAt('full')]
      })
      .toEqual([expect.closeTo(until, -2), expect.toSatisfy((opens: number) => opens > until - 60_000)])
    one.holdTenant(until)
    await expect
      .poll(() => {
        other.charge(1)
        return other.opensAt()
      })
      .toBeCloseTo(until, -2)
  })

  it('stop for a moment when Redis is away, and go on when it is back', async () => {
    const [one] = await replicas(1)
    if (!one) throw new Error('there is one')
    const sent: number[] = []
    redis.freeze()
    const sending = send(one, 'c', sent, Date.now() + 9_000)
    await expect.poll(() => one.opensAt() - Date.now(), { timeout: 20_000 }).toBeGreaterThan(500)
    // The server may have answered once before it stood still.
    const before = sent.length
    await pause(300)
    expect(sent.length).toBe(before)
    redis.thaw()
    await sending
    expect(sent.length).toBeGreaterThan(before)
  })
})
