import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personalChats } from '../../src/core/delivery/personal-chats.ts'
import { readReceipts } from '../../src/core/delivery/reads.ts'
import { aServedBot, type ServedBot } from '../builders/a-served-bot.ts'
import { aChannelMessage, anActivity as activityAnywhere, bot, mai } from '../builders/an-activity.ts'
import { type ConnectorDouble, startConnectorDouble } from '../builders/connector-double.ts'

let connector: ConnectorDouble
let served: ServedBot

const anActivity = (overrides: Readonly<Record<string, unknown>> = {}) =>
  activityAnywhere({ serviceUrl: connector.serviceUrl, ...overrides })

const said = () => connector.calls.map(({ body }) => (body as { summary: string }).summary)

const sayToMai = () =>
  served.teams.sayPrivately(
    mai.aadObjectId,
    [{ name: 'test/private', view: {}, summary: 'chỉ cho bạn' }],
    'vi',
  )

beforeEach(async () => {
  connector = await startConnectorDouble()
  served = await aServedBot()
})

afterEach(async () => {
  await served.close()
  await connector.close()
})

describe('a message in a personal chat', () => {
  it('is answered with a card in that chat', async () => {
    expect(await served.post(anActivity())).toEqual({ status: 200, body: undefined })
    expect(served.heard).toMatchObject([
      { input: { kind: 'text', text: 'xin chào', files: [], attachments: 0 } },
    ])
    expect(connector.calls).toMatchObject([
      {
        path: '/teams/v3/conversations/a%3Achat-of-mai/activities',
        body: { type: 'message', summary: 'heard a text', attachments: [{ content: { language: 'vi' } }] },
      },
    ])
  })

  it('is answered once when it is delivered twice', async () => {
    const activity = anActivity()
    const answers = await Promise.all([served.post(activity), served.post(activity)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(said()).toEqual(['heard a text'])
  })

  it('is answered with every card, in order, each a message of its own', async () => {
    await served.close()
    const cards = ['một', 'hai', 'ba'].map((summary) => ({ name: 'test/card' as const, view: {}, summary }))
    served = await aServedBot({ respond: async () => ({ language: 'vi', cards }) })
    await served.post(anActivity())
    expect(said()).toEqual(['một', 'hai', 'ba'])
  })

  it('tells how to reach the person later', async () => {
    await served.post(anActivity())
    expect((await served.store.get(personalChats, mai.aadObjectId))?.document).toMatchObject({
      conversation: 'a:chat-of-mai',
      user: mai.id,
      bot: bot.id,
      installed: true,
    })
  })

  it.each([500, 429, 403])('is taken also when its answer is met with %i', async (status) => {
    connector.answerWith({ status })
    expect((await served.post(anActivity())).status).toBe(200)
    expect(connector.calls).toHaveLength(1)
    expect(served.logged.map(({ event }) => event)).toEqual(['card-not-delivered'])
  })

  it('is taken also when its answer meets silence', async () => {
    connector.answerWith('silence')
    expect((await served.post(anActivity())).status).toBe(200)
    expect(connector.calls).toHaveLength(1)
  })

  it('is no 500 when the conversation fails beyond what it handles itself', async () => {
    await served.close()
    served = await aServedBot({ respond: () => Promise.reject(new Error('a bug')) })
    expect(await served.post(anActivity())).toEqual({ status: 200, body: undefined })
    expect(served.logged.map(({ event }) => event)).toEqual(['activity-failed'])
  })
})

describe('a message in a shared place', () => {
  const inChannel = (overrides: Readonly<Record<string, unknown>> = {}) =>
    aChannelMessage({ serviceUrl: connector.serviceUrl, ...overrides })

  it('is answered in its thread when it mentions Loa', async () => {
    await served.post(inChannel())
    expect(served.heard).toMatchObject([{ input: { text: 'xin chào' }, place: { kind: 'channel' } }])
    expect(connector.calls[0]?.path).toContain(encodeURIComponent('19:news@thread.tacv2;messageid=17'))
  })

  it('is passed over when it mentions nobody, or somebody else', async () => {
    const other = { type: 'mention', mentioned: { id: '29:nam' }, text: '<at>Nam</at>' }
    await served.post(inChannel({ text: 'xin chào', entities: [] }))
    await served.post(inChannel({ text: '<at>Nam</at> ơi', entities: [other] }))
    expect(served.heard).toEqual([])
    expect(connector.calls).toEqual([])
  })

  it('lets Loa open the person’s own chat and say something there', async () => {
    await served.post(inChannel())
    expect(await sayToMai()).toBe(true)
    expect(connector.calls.slice(1).map(({ path }) => path)).toEqual([
      '/teams/v3/conversations',
      '/teams/v3/conversations/id-2/activities',
    ])
  })
})

describe('a button', () => {
  it('of Action.Submit is answered with a message', async () => {
    await served.post(anActivity({ text: undefined, value: { loa: 'act', verb: 'x' } }))
    expect(served.heard).toMatchObject([{ input: { kind: 'button', data: { loa: 'act', verb: 'x' } } }])
    expect(said()).toEqual(['heard a button'])
  })

  const execute = (value: unknown) =>
    anActivity({ type: 'invoke', name: 'adaptiveCard/action', text: undefined, value })

  it('of Action.Execute is answered in the place of its card', async () => {
    const action = { type: 'Action.Execute', verb: 'pick', data: { loa: 'act', slot: 3 } }
    expect(await served.post(execute({ action }))).toEqual({
      status: 200,
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: { type: 'AdaptiveCard', name: 'test/heard', view: { kind: 'button' }, language: 'vi' },
      },
    })
    expect(served.heard).toMatchObject([{ input: { data: { loa: 'act', verb: 'pick', slot: 3 } } }])
    expect(connector.calls).toEqual([])
  })

  it('of Action.Execute sends what comes beyond the first card as messages', async () => {
    await served.close()
    const cards = ['một', 'hai'].map((summary) => ({ name: 'test/card' as const, view: {}, summary }))
    served = await aServedBot({ respond: async () => ({ language: 'vi', cards }) })
    await served.post(execute({ action: { verb: 'x' } }))
    expect(said()).toEqual(['hai'])
  })

  it('pressed twice by one delivery is answered once and harmlessly', async () => {
    const activity = execute({ action: { verb: 'x', data: {} } })
    await served.post(activity)
    expect(await served.post(activity)).toEqual({ status: 200, body: undefined })
    expect(served.heard).toHaveLength(1)
  })

  it.each([undefined, null, 'text', { action: 7 }, { action: { data: 'text' } }])(
    'with a payload that is none is told so: %j',
    async (value) => {
      expect(await served.post(execute(value))).toMatchObject({
        status: 200,
        body: { statusCode: 400, type: 'application/vnd.microsoft.error' },
      })
      expect(served.heard).toEqual([])
    },
  )

  it('that fails is answered with the documented error', async () => {
    await served.close()
    served = await aServedBot({ respond: () => Promise.reject(new Error('a bug')) })
    expect(await served.post(execute({ action: { verb: 'x' } }))).toMatchObject({
      status: 200,
      body: { statusCode: 500 },
    })
  })
})

describe('other invokes', () => {
  it.each(['task/fetch', 'task/submit'])('%s is answered with a card in the dialog', async (name) => {
    const value = { data: { loa: 'act', verb: 'book' }, context: { theme: 'dark' } }
    expect(await served.post(anActivity({ type: 'invoke', name, text: undefined, value }))).toMatchObject({
      status: 200,
      body: { task: { type: 'continue', value: { card: { content: { name: 'test/heard' } } } } },
    })
    expect(served.heard).toMatchObject([{ input: { kind: 'button', data: value.data } }])
  })

  it.each([undefined, 'text', {}])('a dialog without data is a button without data: %j', async (value) => {
    await served.post(anActivity({ type: 'invoke', name: 'task/fetch', value }))
    expect(served.heard).toMatchObject([{ input: { kind: 'button', data: undefined } }])
  })

  it('that lead to no card are answered with nothing', async () => {
    await served.close()
    served = await aServedBot({ respond: async () => ({ language: 'vi', cards: [] }) })
    const name = 'task/submit'
    expect(await served.post(anActivity({ type: 'invoke', name }))).toEqual({ status: 200, body: undefined })
  })

  it.each(['composeExtension/query', 'toString', undefined])('%s is not implemented', async (name) => {
    expect(await served.post(anActivity({ type: 'invoke', name }))).toEqual({ status: 501, body: undefined })
    expect(served.heard).toEqual([])
  })
})

describe('the life of an installation', () => {
  const installed = () => anActivity({ type: 'installationUpdate', action: 'add', text: undefined })
  const joined = () => anActivity({ type: 'conversationUpdate', membersAdded: [bot], text: undefined })

  it('begins with one welcome, although two events tell of it', async () => {
    await Promise.all([served.post(installed()), served.post(joined())])
    expect(said()).toEqual(['heard a arrival'])
    expect((await served.store.get(personalChats, mai.aadObjectId))?.document.installed).toBe(true)
  })

  it('has no welcome for other members', async () => {
    await served.post(anActivity({ type: 'conversationUpdate', membersAdded: [mai] }))
    expect(served.heard).toEqual([])
  })

  it('ends with the chat out of reach, until Loa is installed anew', async () => {
    await served.post(installed())
    await served.post(anActivity({ type: 'installationUpdate', action: 'remove' }))
    expect(await sayToMai()).toBe(false)
    await served.post(installed())
    expect(await sayToMai()).toBe(true)
  })
})

describe('activities that Loa does not know', () => {
  it.each(['typing', 'messageReaction', 'event', 'endOfConversation', 'constructor', 'something new'])(
    'are taken and passed over: %s',
    async (type) => {
      expect(await served.post(anActivity({ type }))).toEqual({ status: 200, body: undefined })
      expect(served.heard).toEqual([])
    },
  )

  it('are refused when they are none', async () => {
    expect((await served.post({ type: 'message' })).status).toBe(400)
    expect((await served.post('[]')).status).toBe(400)
  })
})

describe('without credentials', () => {
  it.each(['https://smba.trafficmanager.net/apac/', 'http://10.1.2.3/', 'nonsense'])(
    'a service address that is not of this machine is refused: %s',
    async (serviceUrl) => {
      expect((await served.post(anActivity({ serviceUrl }))).status).toBe(403)
      expect(served.heard).toEqual([])
    },
  )
})

describe('an event that tells how far somebody has read', () => {
  const aReceipt = (lastReadMessageId: unknown, overrides: object = {}) =>
    anActivity({
      type: 'event',
      name: 'application/vnd.microsoft.readReceipt',
      text: undefined,
      value: { lastReadMessageId },
      ...overrides,
    })
  const lastRead = async () => (await served.store.get(readReceipts, mai.aadObjectId))?.document.lastRead

  it('is noted and answered with nothing; one that comes late takes nothing back', async () => {
    for (const id of ['1700000000005', '1700000000002'])
      expect(await served.post(aReceipt(id))).toEqual({ status: 200, body: undefined })
    expect(await lastRead()).toBe('1700000000005')
    expect([served.heard, said()]).toEqual([[], []])
  })

  it.each([
    ['of another shape', () => aReceipt(7)],
    ['of another name', () => aReceipt('1700000000005', { name: 'application/vnd.microsoft.meetingStart' })],
    [
      'in a shared place',
      () => aReceipt('1700000000005', { conversation: { id: '19:x', conversationType: 'channel' } }),
    ],
  ])('is passed over where it is %s', async (_, receipt) => {
    expect((await served.post(receipt())).status).toBe(200)
    expect(await lastRead()).toBeUndefined()
  })
})
