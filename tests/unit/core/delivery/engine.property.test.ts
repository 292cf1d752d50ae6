import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, it } from 'vitest'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { deliveryCollections } from '../../../../src/core/delivery/create-outbox.ts'
import { type Delivery, deliveries, inState } from '../../../../src/core/delivery/delivery.ts'
import type { Recipient } from '../../../../src/core/delivery/outbox.ts'
import { personalChats } from '../../../../src/core/delivery/personal-chats.ts'
import { runs } from '../../../../src/core/delivery/run.ts'
import type { SendOutcome } from '../../../../src/core/delivery/sender.ts'
import { assertNever } from '../../../../src/core/errors/assert-never.ts'
import { isAway } from '../../../../src/core/store/away.ts'
import { absent, put } from '../../../../src/core/store/store.ts'
import { aBatchSource } from '../../../builders/a-batch-source.ts'
import {
  aForgetfulStore,
  type ForgetfulStore,
  type LostAnswer,
  lostAnswers,
} from '../../../builders/a-forgetful-store.ts'
import {
  aScriptedPlatform,
  aSteppedEngine,
  type ScriptedPlatform,
  type SteppedEngine,
} from '../../../builders/a-scripted-platform.ts'

const batch = 'notice-1'
const withChat = 9
/** The last two have no chat with Loa; the first comes twice, on different pages. */
const places = [0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 10]
const recipientAt = (place: number): Recipient => ({
  kind: 'person',
  account: `account-${places[place]}`,
  language: 'vi',
})

type Action =
  | { readonly kind: 'step' | 'pause' | 'resume' | 'cancel' | 'retry' | 'arrive' }
  | { readonly kind: 'lose'; readonly how: LostAnswer }
  | { readonly kind: 'pass'; readonly milliseconds: number }
  | { readonly kind: 'crash'; readonly accepted: boolean }
  | { readonly kind: 'answer'; readonly place: number; readonly answer: keyof typeof answers }

/** What the platform answers, and whether it took the message. */
const answers = {
  delivered: { accepted: true, outcome: () => ({ kind: 'delivered', id: '17' }) },
  'unknown-taken': { accepted: true, outcome: () => ({ kind: 'unknown', reason: 'status-502' }) },
  'unknown-not-taken': { accepted: false, outcome: () => ({ kind: 'unknown', reason: 'ECONNRESET' }) },
  precondition: { accepted: false, outcome: () => ({ kind: 'failed', reason: 'status-412' }) },
  blocked: {
    accepted: false,
    outcome: () => ({ kind: 'refused', reason: 'ConversationBlockedByUser', final: true }),
  },
  throttled: {
    accepted: false,
    outcome: () => ({ kind: 'throttled', until: undefined, scope: 'conversation' }),
  },
  'tenant-throttled': {
    accepted: false,
    outcome: (now) => ({
      kind: 'throttled',
      until: DateTime.fromMillis(now + 2_000) as DateTime<true>,
      scope: 'tenant',
    }),
  },
} as const satisfies Record<string, { accepted: boolean; outcome: (now: number) => SendOutcome }>

const answerNames = Object.keys(answers) as (keyof typeof answers)[]

const anAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('step' as const) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      place: fc.nat(11),
      answer: fc.constantFrom(...answerNames),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(500, 5_000, 90_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), accepted: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const) }) },
)

const aWildAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 12, arbitrary: anAction },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('retry' as const, 'cancel' as const) }) },
)

/** The store goes away in the middle of a commit. */
const anActionWhileAway: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: anAction },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lose' as const), how: fc.constantFrom(...lostAnswers) }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Action>({ kind: 'arrive' }, { kind: 'pass', milliseconds: 1_000 }),
  },
)

type World = {
  readonly engine: SteppedEngine
  readonly platform: ScriptedPlatform
  readonly store: ForgetfulStore
  retried: boolean
}

const aWorld = async (whenUnsure: 'hold' | 'resend'): Promise<World> => {
  const platform = aScriptedPlatform()
  const source = aBatchSource({ count: places.length, at: recipientAt })
  const inPages = {
    ...source,
    recipients: (id: string, after: string | undefined) => source.recipients(id, after, 4),
  }
  const store = aForgetfulStore(
    openSqliteStore({ file: ':memory:', collections: [...deliveryCollections, personalChats] }),
  )
  const engine = aSteppedEngine({
    source: inPages,
    platform,
    store,
    settings: { errorBudget: 1_000, inFlight: 5, backoff: { firstMs: 1_000, mostMs: 8_000, attempts: 4 } },
  })
  const chat = { serviceUrl: 'http://127.0.0.1/', bot: '28:loa', user: '29:x', installed: true }
  await engine.store.commit(
    Array.from({ length: withChat }, (_, index) =>
      put(personalChats, `account-${index}`, { ...chat, conversation: `chat-${index}` }, absent),
    ),
  )
  await engine.outbox.start({ id: batch, source: 'notices', operation: 'send', whenUnsure })
  return { engine, platform, store, retried: false }
}

const act = async (world: World, action: Action): Promise<unknown> => {
  const { engine, platform } = world
  switch (action.kind) {
    case 'step':
      return engine.step()
    case 'pass':
      return engine.pass(action.milliseconds)
    case 'pause':
      return engine.outbox.intend(batch, 'paused')
    case 'resume':
      return engine.outbox.intend(batch, 'running')
    case 'cancel':
      return engine.outbox.intend(batch, 'cancelled')
    case 'retry':
      world.retried = true
      return engine.outbox.retry(batch, ['failed', 'unknown'])
    case 'lose':
      return world.store.lose(action.how)
    case 'arrive':
      return world.store.arrive()
    case 'crash':
      platform.abandon(() => action.accepted)
      return engine.restart()
    case 'answer':
      return answer(world, action)
    default:
      return assertNever(action)
  }
}

const answer = (
  { engine, platform }: World,
  { place, answer: name }: Extract<Action, { kind: 'answer' }>,
) => {
  const request = platform.pending()[place % Math.max(1, platform.pending().length)]
  const { accepted, outcome } = answers[name]
  if (request) platform.answer(request, outcome(engine.now()), accepted)
}

const settledStates = ['queued', 'retry', 'delivered', 'unknown', 'failed', 'skipped'] as const

/** Everybody in one state, the counts those of the rows, and no state that the platform's own count belies. */
const expectTruth = async (world: World, most: number) => {
  const { store } = world.engine
  const run = (await store.get(runs, batch))?.document
  const sending = new Set(run?.sending)
  const counted = { queued: 0, retry: 0, delivered: 0, unknown: 0, failed: 0, skipped: 0 }
  for (const state of settledStates) {
    const { items } = await store.find(deliveries, inState(batch, state))
    const rows = items.filter(({ document }) => document.state === state)
    counted[state] = rows.filter(({ id }) => !sending.has(id)).length
    for (const { document } of rows) expectTrue(world, document, most)
  }
  if (run) expect(run.counts).toEqual({ ...counted, sending: sending.size })
  return counted
}

const expectTrue = ({ platform, retried }: World, { recipient, state, reason }: Delivery, most: number) => {
  const account = recipient.kind === 'person' ? recipient.account : ''
  const accepted = platform.accepted(account.replace('account', 'chat'))
  if (!retried) expect(accepted).toBeLessThanOrEqual(most)
  if (state === 'delivered') expect(accepted).toBeGreaterThan(0)
  if (state === 'failed' || state === 'skipped') expect(accepted).toBe(0)
  if (['unknown', 'failed', 'skipped'].includes(state)) expect(reason).toEqual(expect.any(String))
}

/** The platform recovers and somebody wants it all sent. */
const finish = async ({ engine, platform }: World) => {
  await engine.outbox.intend(batch, 'running')
  for (let round = 0; round < 60; round += 1) {
    await engine.step()
    for (const request of platform.pending()) platform.answer(request, { kind: 'delivered', id: '17' })
    engine.pass(3_000)
    if ((await engine.outbox.progress(batch))?.finished) return
  }
}

const play = async (whenUnsure: 'hold' | 'resend', actions: readonly Action[], most: number) => {
  const world = await aWorld(whenUnsure)
  try {
    for (const action of actions) {
      await act(world, action)
      await expectTruth(world, most)
    }
    await finish(world)
    const counted = await expectTruth(world, most)
    expect(await world.engine.outbox.progress(batch)).toMatchObject({ finished: true, planned: true })
    expect([counted.queued, counted.retry]).toEqual([0, 0])
    expect(counted.delivered + counted.unknown + counted.failed + counted.skipped).toBe(withChat + 2)
    const errors = world.engine.lines.filter(({ level }) => level === 'error')
    expect(errors.filter(({ cause }) => !isAway(cause))).toEqual([])
    return counted
  } finally {
    await world.engine.store.close()
  }
}

it('loses nobody and says nothing twice, whatever is answered, crashes or is paused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAction, { maxLength: 60, size: 'max' }), async (actions) => {
      await play('hold', actions, 1)
    }),
    { numRuns: 150 },
  )
}, 60_000)

it('loses nobody, says nothing twice and knows of everybody, whatever the store does not answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anActionWhileAway, { maxLength: 60, size: 'max' }), async (actions) => {
      await play('hold', actions, 1)
    }),
    { numRuns: 200 },
  )
}, 60_000)

it('loses nobody when it may send again, nor when a person sends again or cancels', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(aWildAction, { maxLength: 60, size: 'max' }),
      fc.boolean(),
      async (actions, resend) => {
        await play(resend ? 'resend' : 'hold', actions, resend ? 4 : 1)
      },
    ),
    { numRuns: 150 },
  )
}, 60_000)
