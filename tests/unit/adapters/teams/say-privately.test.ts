import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { createSayCards } from '../../../../src/adapters/teams/say-cards.ts'
import { createSayPrivately } from '../../../../src/adapters/teams/say-privately.ts'
import { createWhereabouts } from '../../../../src/adapters/teams/whereabouts.ts'
import { forgetChat, personalChats, rememberChat } from '../../../../src/core/delivery/personal-chats.ts'
import type { Sender, SendOutcome } from '../../../../src/core/delivery/sender.ts'
import { createMemoryEphemeral } from '../../../../src/core/store/ephemeral.ts'
import type { Store } from '../../../../src/core/store/store.ts'
import { systemClock } from '../../../../src/core/time/clock.ts'
import { aLog } from '../../../builders/a-log.ts'

const account = 'account-of-mai'
const partners = { serviceUrl: 'http://127.0.0.1:1/', tenant: 'tenant-1', bot: '28:loa', user: '29:mai' }
const chat = { ...partners, conversation: 'a:chat', installed: true }
const cards = [{ name: 'help/menu', view: {}, summary: 'Trợ giúp' }] as const

let store: Store
let said: string[]
let outcome: SendOutcome
let opened: SendOutcome

const aSender = (): Sender => ({
  send: async (to) => {
    said.push(to.conversation)
    return outcome
  },
  update: async () => outcome,
  remove: async () => outcome,
  open: async () => opened,
  close: async () => {},
})

const setUp = () => {
  const sender = aSender()
  const log = aLog()
  const whereabouts = createWhereabouts(createMemoryEphemeral(systemClock))
  const sayCards = createSayCards({ sender, render: () => ({}), log })
  return { whereabouts, log, say: createSayPrivately({ store, sender, sayCards, whereabouts }) }
}

beforeEach(() => {
  store = openSqliteStore({ file: ':memory:', collections: [personalChats] })
  said = []
  outcome = { kind: 'delivered', id: '1' }
  opened = { kind: 'delivered', id: 'a:opened' }
})
afterEach(() => store.close())

describe('saying something in the person’s own chat', () => {
  it('uses the chat that is known', async () => {
    await rememberChat(store, account, chat)
    expect(await setUp().say(account, cards, 'vi')).toBe(true)
    expect(said).toEqual(['a:chat'])
  })

  it('opens one for somebody who just spoke in a shared place, and remembers it', async () => {
    const { say, whereabouts } = setUp()
    await whereabouts.note(account, partners)
    expect(await say(account, cards, 'vi')).toBe(true)
    expect(said).toEqual(['a:opened'])
    expect((await store.get(personalChats, account))?.document.conversation).toBe('a:opened')
  })

  it('does not come about for somebody of whom nothing is known', async () => {
    expect(await setUp().say(account, cards, 'vi')).toBe(false)
    expect(said).toEqual([])
  })

  it('does not come about where Loa is not installed for the person', async () => {
    opened = { kind: 'refused', reason: 'BotNotInConversationRoster', final: true }
    const { say, whereabouts } = setUp()
    await whereabouts.note(account, partners)
    expect(await say(account, cards, 'vi')).toBe(false)
  })

  it('is not tried after Loa was removed', async () => {
    await rememberChat(store, account, chat)
    await forgetChat(store, account)
    expect(await setUp().say(account, cards, 'vi')).toBe(false)
    expect(said).toEqual([])
  })

  it('is not tried again after a refusal for good', async () => {
    await rememberChat(store, account, chat)
    outcome = { kind: 'refused', reason: 'ConversationBlockedByUser', final: true }
    expect(await setUp().say(account, cards, 'vi')).toBe(false)
    expect((await store.get(personalChats, account))?.document.installed).toBe(false)
  })

  it('counts as not said when nobody can tell, and names no words of it in the log', async () => {
    await rememberChat(store, account, chat)
    outcome = { kind: 'unknown', reason: 'ECONNRESET' }
    const { say, log } = setUp()
    expect(await say(account, cards, 'vi')).toBe(false)
    expect(log.lines.map(({ event, fields }) => ({ event, ...fields }))).toEqual([
      {
        event: 'card-not-delivered',
        turn: 'private',
        card: 'help/menu',
        outcome: 'unknown',
        reason: 'ECONNRESET',
      },
    ])
  })
})

describe('a remembered chat', () => {
  it('is written only when it changed', async () => {
    await rememberChat(store, account, chat)
    await rememberChat(store, account, { ...chat })
    expect((await store.get(personalChats, account))?.version).toBe(1)
    await rememberChat(store, account, { ...chat, serviceUrl: 'http://127.0.0.1:2/' })
    expect((await store.get(personalChats, account))?.version).toBe(2)
  })

  it('is of use again after a new installation', async () => {
    await rememberChat(store, account, chat)
    await forgetChat(store, account)
    await rememberChat(store, account, chat)
    expect(await setUp().say(account, cards, 'vi')).toBe(true)
  })
})
