import { DateTime } from 'luxon'
import { expect, it, onTestFinished } from 'vitest'
import { keepDeliveries } from '../../../../src/core/delivery/keep-deliveries.ts'
import type { BatchRequest, Recipient } from '../../../../src/core/delivery/outbox.ts'
import { personalChats } from '../../../../src/core/delivery/personal-chats.ts'
import { personIdSchema } from '../../../../src/core/people/person.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import { aBatchSource } from '../../../builders/a-batch-source.ts'
import { aScriptedPlatform, aSteppedEngine } from '../../../builders/a-scripted-platform.ts'

const recipientAt = (index: number): Recipient => ({
  kind: 'person',
  account: `account-${index}`,
  language: 'vi',
})

const request: BatchRequest = { id: 'n1', source: 'notices', operation: 'send', whenUnsure: 'hold' }
const hour = 3_600_000

/** Three people, the second of whom wants to be left alone for eight hours. */
const anEngine = async () => {
  const platform = aScriptedPlatform()
  let until = 0
  let held = 0
  const engine = aSteppedEngine({
    platform,
    source: aBatchSource(
      { count: 3, at: recipientAt },
      {
        message: async (_, recipient) => {
          const isQuiet = recipient.kind === 'person' && recipient.account === 'account-1'
          if (!isQuiet || engine.now() >= until)
            return { kind: 'message', message: { summary: 's', card: {} } }
          held += 1
          return { kind: 'later', until: DateTime.fromMillis(until) as DateTime<true> }
        },
      },
    ),
  })
  until = engine.now() + 8 * hour
  onTestFinished(() => engine.store.close())
  const chat = { serviceUrl: 'http://127.0.0.1/', bot: '28:loa', user: '29:x', installed: true }
  await engine.store.commit(
    [0, 1, 2].map((index) =>
      put(personalChats, `account-${index}`, { ...chat, conversation: `chat-${index}` }, absent),
    ),
  )
  const deliver = async () => {
    for (let made = 0; made < 6; made += 1) await engine.step()
    for (const pending of platform.pending())
      platform.answer(pending, { kind: 'delivered', id: `id-${pending.conversation}` })
    for (let made = 0; made < 6; made += 1) await engine.step()
  }
  return { engine, platform, deliver, held: () => held }
}

it('holds the row of who is to be left alone, over a restart, and sends it when that ends', async () => {
  const { engine, platform, deliver, held } = await anEngine()
  await engine.outbox.start(request)
  await deliver()
  expect(platform.asked).toEqual(['send chat-0', 'send chat-2'])
  expect(held()).toBe(1)
  expect(await engine.outbox.line('n1', recipientAt(1))).toMatchObject({
    state: 'retry',
    reason: 'quiet-hours',
  })
  engine.restart()
  engine.pass(7 * hour)
  await deliver()
  expect(platform.asked).toHaveLength(2)
  engine.pass(hour)
  await deliver()
  expect(platform.asked).toEqual(['send chat-0', 'send chat-2', 'send chat-1'])
  expect(await engine.outbox.progress('n1')).toMatchObject({ finished: true, counts: { delivered: 3 } })
})

it('lets a change of what the others have go out at once', async () => {
  const { engine, platform, deliver } = await anEngine()
  await engine.outbox.start(request)
  await deliver()
  await engine.outbox.start({ ...request, id: 'n2', operation: 'update', of: 'n1' })
  await deliver()
  expect(platform.asked.slice(2)).toEqual(['update chat-0', 'update chat-2'])
  expect(await engine.outbox.progress('n2')).toMatchObject({ finished: true })
})

it('skips who waits when the batch ends meanwhile', async () => {
  const { engine, platform, deliver } = await anEngine()
  const expiresAt = DateTime.fromMillis(engine.now() + hour) as DateTime<true>
  await engine.outbox.start({ ...request, expiresAt })
  await deliver()
  engine.pass(2 * hour)
  await deliver()
  expect(platform.asked).toHaveLength(2)
  expect(await engine.outbox.line('n1', recipientAt(1))).toMatchObject({ reason: 'expired' })
})

it('forgets who a row was about, and later the rows, and keeps the counts', async () => {
  const { engine, deliver } = await anEngine()
  await engine.outbox.start(request)
  engine.pass(9 * hour)
  await deliver()
  const kept = keepDeliveries(engine.store, 'noticeDeliveries', 'notices')
  const whom = { account: 'account-0', id: personIdSchema.parse('an'), name: 'An' }
  expect(await kept.of(whom)).toHaveLength(1)
  expect(await engine.store.commit((await kept.erase?.(whom)) ?? [])).toEqual({ ok: true })
  expect(await kept.of(whom)).toEqual([])
  const lines = await engine.outbox.lines('n1', { limit: 10 })
  expect(JSON.stringify(lines)).not.toMatch(/account-0|chat-0/)
  expect(lines.lines).toHaveLength(3)
  const now = DateTime.fromMillis(engine.now()) as DateTime<true>
  expect(await kept.outlived?.(now.minus({ days: 1 }), 10)).toEqual([])
  await engine.store.commit((await kept.outlived?.(now.plus({ days: 1 }), 2)) ?? [])
  await engine.store.commit((await kept.outlived?.(now.plus({ days: 1 }), 2)) ?? [])
  expect(await kept.outlived?.(now.plus({ days: 1 }), 2)).toEqual([])
  expect((await engine.outbox.lines('n1', { limit: 10 })).lines).toEqual([])
  expect(await engine.outbox.progress('n1')).toMatchObject({ finished: true, counts: { delivered: 3 } })
})
