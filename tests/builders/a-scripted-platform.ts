import { DateTime } from 'luxon'
import { openSqliteStore } from '../../src/adapters/sqlite/store.ts'
import { createBell } from '../../src/core/delivery/bell.ts'
import {
  createOutbox,
  defaultDeliverySettings,
  deliveryCollections,
} from '../../src/core/delivery/create-outbox.ts'
import { createDispatcher, type Dispatcher } from '../../src/core/delivery/dispatch.ts'
import type { BatchSource, Outbox } from '../../src/core/delivery/outbox.ts'
import { createPacing, unlimited } from '../../src/core/delivery/pacing.ts'
import type { DeliveryParts, DeliverySettings } from '../../src/core/delivery/parts.ts'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'
import type { ChatPartners, Sender, SendOutcome } from '../../src/core/delivery/sender.ts'
import type { Store } from '../../src/core/store/store.ts'
import { aLog, type LogLine } from './a-log.ts'

/** A request that waits for its answer. */
type Pending = {
  readonly kind: 'send' | 'update' | 'remove' | 'open'
  readonly conversation: string
  readonly resolve: (outcome: SendOutcome) => void
}

/** A platform that answers when and how a test says, and counts what it took. */
export const aScriptedPlatform = () => {
  let pending: Pending[] = []
  const accepted = new Map<string, number>()
  const asked: string[] = []
  const wait = (kind: Pending['kind'], conversation: string) =>
    new Promise<SendOutcome>((resolve) => {
      asked.push(`${kind} ${conversation}`)
      pending.push({ kind, conversation, resolve })
    })
  const take = (request: Pending, isAccepted: boolean) => {
    pending = pending.filter((one) => one !== request)
    if (isAccepted && request.kind === 'send')
      accepted.set(request.conversation, (accepted.get(request.conversation) ?? 0) + 1)
  }
  const sender: Sender = {
    send: (to) => wait('send', to.conversation),
    update: (to) => wait('update', to.conversation),
    remove: (to) => wait('remove', to.conversation),
    open: ({ user }) => wait('open', user),
    close: async () => {},
  }
  return {
    sender,
    asked,
    pending: (): readonly Pending[] => pending,
    /** Messages that a conversation really has. */
    accepted: (conversation: string): number => accepted.get(conversation) ?? 0,
    answer: (request: Pending, outcome: SendOutcome, isAccepted = outcome.kind === 'delivered') => {
      take(request, isAccepted)
      request.resolve(outcome)
    },
    /** The process that asked is gone: nobody hears the answers. */
    abandon: (isAccepted: (request: Pending) => boolean) => {
      for (const request of pending) take(request, isAccepted(request))
    },
  }
}

export type ScriptedPlatform = ReturnType<typeof aScriptedPlatform>

type Options = {
  readonly source: BatchSource
  readonly platform: ScriptedPlatform
  readonly settings?: Partial<DeliverySettings>
  readonly partnersOf?: (account: string) => Promise<ChatPartners | undefined>
  readonly store?: Store
}

export type SteppedEngine = {
  readonly store: Store
  readonly outbox: Outbox
  readonly lines: readonly LogLine[]
  /** One step of everything, and what follows from it without time passing. */
  step(): Promise<void>
  stepDraining(): Promise<void>
  pass(milliseconds: number): void
  now(): number
  /** Another life of the same process on the same store. */
  restart(): void
}

/** The engine moved on by hand, with a clock of its own. */
export const aSteppedEngine = (options: Options): SteppedEngine => {
  let at = 1_800_000_000_000
  let lives = 0
  const store =
    options.store ??
    openSqliteStore({ file: ':memory:', collections: [...deliveryCollections, personalChats] })
  const log = aLog()
  const clock = () => DateTime.fromMillis(at) as DateTime<true>
  const settings = { ...defaultDeliverySettings, scanMs: 10, ...options.settings }
  const parts: DeliveryParts = {
    store,
    sender: options.platform.sender,
    sources: () => [options.source],
    pacing: createPacing(clock, unlimited),
    partnersOf: options.partnersOf ?? (async () => undefined),
    runner: 'loa',
    clock,
    random: () => 0.5,
    log,
  }
  const live = (): Dispatcher => {
    lives += 1
    return createDispatcher({ ...parts, random: () => lives / 1_000 }, settings, createBell())
  }
  let dispatcher = live()
  const settle = async () => {
    for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  }
  const cycle = async (draining: boolean) => {
    at += 20
    await dispatcher.cycle(draining)
    await settle()
  }
  return {
    store,
    outbox: createOutbox(parts),
    lines: log.lines,
    step: () => cycle(false),
    stepDraining: () => cycle(true),
    pass: (milliseconds) => {
      at += milliseconds
    },
    now: () => at,
    restart: () => {
      dispatcher = live()
    },
  }
}
