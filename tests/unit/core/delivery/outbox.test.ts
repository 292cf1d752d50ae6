import { DateTime } from 'luxon'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BatchRequest, BatchSource, Recipient } from '../../../../src/core/delivery/outbox.ts'
import { personalChats } from '../../../../src/core/delivery/personal-chats.ts'
import { runs } from '../../../../src/core/delivery/run.ts'
import type { ChatPartners } from '../../../../src/core/delivery/sender.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import { update } from '../../../../src/core/store/update.ts'
import { aBatchSource } from '../../../builders/a-batch-source.ts'
import {
  aScriptedPlatform,
  aSteppedEngine,
  type ScriptedPlatform,
  type SteppedEngine,
} from '../../../builders/a-scripted-platform.ts'

const recipientAt = (index: number): Recipient => ({
  kind: 'person',
  account: `account-${index}`,
  language: 'vi',
})

const aRequest = (overrides: Partial<BatchRequest> = {}): BatchRequest => ({
  id: 'notice-1',
  source: 'notices',
  operation: 'send',
  whenUnsure: 'hold',
  ...overrides,
})

type Options = {
  readonly people?: number
  readonly chats?: number
  readonly source?: Partial<BatchSource>
  readonly partnersOf?: (account: string) => Promise<ChatPartners | undefined>
}

const anEngine = async ({ people = 3, chats = people, source, partnersOf }: Options = {}) => {
  const platform = aScriptedPlatform()
  const engine = aSteppedEngine({
    platform,
    source: aBatchSource({ count: people, at: recipientAt }, source),
    ...(partnersOf && { partnersOf }),
  })
  onTestFinished(() => engine.store.close())
  const chat = { serviceUrl: 'http://127.0.0.1/', bot: '28:loa', user: '29:x', installed: true }
  await engine.store.commit(
    Array.from({ length: chats }, (_, index) =>
      put(personalChats, `account-${index}`, { ...chat, conversation: `chat-${index}` }, absent),
    ),
  )
  return { engine, platform, outbox: engine.outbox }
}

const steps = async ({ step }: SteppedEngine, count = 6) => {
  for (let made = 0; made < count; made += 1) await step()
}

const deliverAll = async (engine: SteppedEngine, platform: ScriptedPlatform) => {
  await steps(engine)
  for (const request of platform.pending())
    platform.answer(request, { kind: 'delivered', id: `id-${request.conversation}` })
  await steps(engine)
}

describe('starting', () => {
  it('the same id again changes nothing', async () => {
    const { engine, platform, outbox } = await anEngine()
    await outbox.start(aRequest())
    await deliverAll(engine, platform)
    await outbox.start(aRequest({ operation: 'remove', of: 'other' }))
    await steps(engine)
    expect(platform.asked).toEqual(['send chat-0', 'send chat-1', 'send chat-2'])
    expect(await outbox.progress('notice-1')).toMatchObject({ finished: true, counts: { delivered: 3 } })
  })

  it.each([
    [{ id: 'two words' }],
    [{ id: '' }],
    [{ operation: 'update' }],
    [{ operation: 'remove' }],
  ] as const)('with %j is refused', async (overrides) => {
    const { outbox } = await anEngine()
    await expect(outbox.start(aRequest(overrides))).rejects.toMatchObject({ code: 'bad-batch' })
  })

  it('an audience of nobody is finished at once', async () => {
    const { engine, outbox } = await anEngine({ people: 0 })
    await outbox.start(aRequest())
    await steps(engine)
    expect(await outbox.progress('notice-1')).toMatchObject({ finished: true, planned: true })
  })
})

describe('steering', () => {
  it('knows the moves of an intent, and says no to the rest', async () => {
    const { engine, platform, outbox } = await anEngine()
    expect(await outbox.intend('notice-1', 'paused')).toBe(false)
    await outbox.start(aRequest())
    for (const intent of ['paused', 'paused', 'running', 'running'] as const)
      expect(await outbox.intend('notice-1', intent)).toBe(true)
    await deliverAll(engine, platform)
    expect(await outbox.intend('notice-1', 'cancelled')).toBe(false)
  })

  it('nothing leaves after a cancel, and who had not left is skipped', async () => {
    const { engine, platform, outbox } = await anEngine()
    await outbox.start(aRequest())
    await outbox.intend('notice-1', 'cancelled')
    await steps(engine)
    expect(platform.asked).toEqual([])
    expect((await outbox.lines('notice-1', {})).lines).toMatchObject(
      Array(3).fill({ state: 'skipped', reason: 'cancelled' }),
    )
  })

  it('nothing leaves after it has expired', async () => {
    const { engine, platform, outbox } = await anEngine()
    const expiresAt = DateTime.fromMillis(engine.now() + 50) as DateTime<true>
    await outbox.start(aRequest({ expiresAt }))
    await outbox.intend('notice-1', 'paused')
    await steps(engine)
    expect(platform.asked).toEqual([])
    expect((await outbox.lines('notice-1', { state: 'skipped' })).lines).toHaveLength(3)
  })

  it('sends again to the failed alone, when a person says so', async () => {
    const { engine, platform, outbox } = await anEngine()
    await outbox.start(aRequest())
    await steps(engine)
    const [first, second, third] = platform.pending()
    if (first) platform.answer(first, { kind: 'refused', reason: 'status-400', final: false })
    if (second) platform.answer(second, { kind: 'unknown', reason: 'status-502' }, true)
    if (third) platform.answer(third, { kind: 'delivered', id: '3' })
    await steps(engine)
    expect(await outbox.progress('notice-1')).toMatchObject({ finished: true })
    expect(await outbox.retry('notice-1', ['failed'])).toBe(1)
    await deliverAll(engine, platform)
    expect(platform.asked.slice(3)).toEqual(['send chat-0'])
    expect((await outbox.progress('notice-1'))?.counts).toMatchObject({ delivered: 2, unknown: 1 })
  })
})

describe('who gets what', () => {
  it('skips whom the feature leaves out, with its reason', async () => {
    const { engine, platform, outbox } = await anEngine({
      source: { message: async () => ({ kind: 'skip', reason: 'muted' }) },
    })
    await outbox.start(aRequest())
    await steps(engine)
    expect(platform.asked).toEqual([])
    expect(await outbox.line('notice-1', recipientAt(1))).toMatchObject({ state: 'skipped', reason: 'muted' })
  })

  it('skips who has not installed Loa, as far as anybody can tell', async () => {
    const { engine, platform, outbox } = await anEngine({ people: 3, chats: 1 })
    await outbox.start(aRequest())
    await deliverAll(engine, platform)
    expect((await outbox.lines('notice-1', { state: 'skipped' })).lines).toMatchObject([
      { reason: 'not-installed' },
      { reason: 'not-installed' },
    ])
  })

  it('opens a chat with somebody who can be named, then sends, and remembers the chat', async () => {
    const partners = { serviceUrl: 'http://127.0.0.1/', bot: '28:loa', user: '29:new' }
    const { engine, platform, outbox } = await anEngine({
      people: 1,
      chats: 0,
      partnersOf: async () => partners,
    })
    await outbox.start(aRequest())
    await steps(engine)
    const [opening] = platform.pending()
    if (opening) platform.answer(opening, { kind: 'delivered', id: 'chat-new' })
    await deliverAll(engine, platform)
    expect(platform.asked).toEqual(['open 29:new', 'send chat-new'])
    expect((await engine.store.get(personalChats, 'account-0'))?.document).toMatchObject({
      conversation: 'chat-new',
      installed: true,
    })
    expect((await outbox.progress('notice-1'))?.counts).toMatchObject({ delivered: 1 })
  })

  it('remembers who has removed Loa, and does not try again until it is installed anew', async () => {
    const { engine, platform, outbox } = await anEngine({ people: 1 })
    await outbox.start(aRequest())
    await steps(engine)
    const [request] = platform.pending()
    if (request)
      platform.answer(request, { kind: 'refused', reason: 'BotNotInConversationRoster', final: true })
    await steps(engine)
    await outbox.start(aRequest({ id: 'notice-2' }))
    await steps(engine)
    expect(platform.asked).toEqual(['send chat-0'])
    expect(await outbox.line('notice-2', recipientAt(0))).toMatchObject({ reason: 'not-installed' })
  })

  it('halts when the feature fails, and sends to everybody once it does not', async () => {
    let fails = true
    const fine = aBatchSource({ count: 3, at: recipientAt })
    const { engine, platform, outbox } = await anEngine({
      source: {
        message: async (batch, recipient) => {
          if (fails) throw new Error('no template')
          return fine.message(batch, recipient)
        },
      },
    })
    await outbox.start(aRequest())
    await steps(engine)
    expect(await outbox.progress('notice-1')).toMatchObject({ intent: 'paused', halted: 'source-failed' })
    fails = false
    await outbox.intend('notice-1', 'running')
    await deliverAll(engine, platform)
    expect(await outbox.progress('notice-1')).toMatchObject({ finished: true, counts: { delivered: 3 } })
  })

  it('goes on when somebody says so, whatever still comes in from before', async () => {
    const people = 60
    const { engine, platform, outbox } = await anEngine({ people })
    await outbox.start(aRequest())
    await steps(engine)
    const refused = { kind: 'failed', reason: 'Unauthorized' } as const
    const [early, late] = [platform.pending().slice(0, 30), platform.pending().slice(30)]
    for (const request of early) platform.answer(request, refused)
    await steps(engine)
    expect(await outbox.progress('notice-1')).toMatchObject({ halted: 'Unauthorized' })
    await outbox.intend('notice-1', 'running')
    for (const request of late) platform.answer(request, refused)
    await steps(engine)
    expect(await outbox.progress('notice-1')).toMatchObject({ intent: 'running' })
  })
})

describe('an update', () => {
  it('waits until its batch rests, then goes to those who have the message', async () => {
    const { engine, platform, outbox } = await anEngine()
    await outbox.start(aRequest())
    await steps(engine)
    const [first, second] = platform.pending()
    if (first) platform.answer(first, { kind: 'delivered', id: 'id-1' })
    if (second) platform.answer(second, { kind: 'unknown', reason: 'status-502' })
    await outbox.start(aRequest({ id: 'edit', operation: 'update', of: 'notice-1' }))
    await steps(engine)
    expect(platform.asked).toHaveLength(3)
    await deliverAll(engine, platform)
    await deliverAll(engine, platform)
    expect(platform.asked.slice(3)).toEqual(['update chat-0', 'update chat-2'])
    expect(await outbox.progress('edit')).toMatchObject({ finished: true, counts: { delivered: 2 } })
  })

  it('is repeated where no answer came: the second time changes nothing', async () => {
    const { engine, platform, outbox } = await anEngine({ people: 1 })
    await outbox.start(aRequest())
    await deliverAll(engine, platform)
    await outbox.start(aRequest({ id: 'recall', operation: 'remove', of: 'notice-1' }))
    await steps(engine)
    const [removal] = platform.pending()
    if (removal) platform.answer(removal, { kind: 'unknown', reason: 'status-504' })
    await steps(engine)
    engine.pass(2_000)
    await steps(engine)
    const [again] = platform.pending()
    if (again)
      platform.answer(again, { kind: 'refused', reason: 'ActivityNotFoundInConversation', final: true })
    await steps(engine)
    expect(await outbox.progress('recall')).toMatchObject({ finished: true, counts: { delivered: 1 } })
  })
})

describe('a 429', () => {
  it('of the tenant stops everything until then', async () => {
    const { engine, platform, outbox } = await anEngine({ people: 120 })
    await outbox.start(aRequest())
    await steps(engine)
    const sent = platform.asked.length
    const [first, ...others] = platform.pending()
    const until = DateTime.fromMillis(engine.now() + 30_000) as DateTime<true>
    if (first) platform.answer(first, { kind: 'throttled', until, scope: 'tenant' })
    for (const request of others) platform.answer(request, { kind: 'delivered', id: 'x' })
    await steps(engine)
    expect(platform.asked).toHaveLength(sent)
  })
})

describe('several processes on one store', () => {
  it('leave a batch to the one that holds it, until nothing is heard of it', async () => {
    const { engine, platform, outbox } = await anEngine()
    await outbox.start(aRequest())
    await steps(engine)
    await update(engine.store, runs, 'notice-1', (run) => run && { ...run, runner: 'other', instance: 'x' })
    await steps(engine)
    for (const request of platform.pending()) platform.answer(request, { kind: 'delivered', id: 'late' })
    await steps(engine)
    expect((await outbox.progress('notice-1'))?.counts).toMatchObject({ sending: 3 })
    engine.pass(60_000)
    await steps(engine)
    expect((await outbox.progress('notice-1'))?.counts).toMatchObject({ sending: 0, unknown: 3 })
    expect(platform.asked).toHaveLength(3)
  })
})

describe('draining', () => {
  it('lets nothing more leave and writes down what comes back', async () => {
    const { engine, platform, outbox } = await anEngine({ people: 200 })
    await outbox.start(aRequest())
    await steps(engine, 4)
    const sent = platform.asked.length
    expect(sent).toBeLessThan(200)
    await engine.stepDraining()
    for (const request of platform.pending()) platform.answer(request, { kind: 'delivered', id: 'x' })
    await engine.stepDraining()
    await engine.stepDraining()
    expect(platform.asked).toHaveLength(sent)
    expect((await outbox.progress('notice-1'))?.counts).toMatchObject({ delivered: sent, sending: 0 })
  })
})
