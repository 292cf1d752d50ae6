import { describe, expect, it } from 'vitest'
import { aSimulatedOrganisation, huong, mai, sergei } from '../../builders/a-simulated-organisation.ts'
import { aSimulator, callConnector } from '../../builders/a-simulator.ts'
import { type BotBehaviour, echo, ok } from '../../builders/an-echo-bot.ts'

describe('a message in a personal chat', () => {
  it('reaches the bot as Teams sends it, and what the bot says comes back', async () => {
    const { sim, bot } = await aSimulator()
    const back = await sim.say(sergei.id, 'personal', 'привет')
    expect(back).toMatchObject([{ type: 'message', text: 'echo: привет', replyToId: bot.incoming[0]?.id }])
    expect(bot.incoming).toMatchObject([
      {
        type: 'message',
        text: 'привет',
        textFormat: 'plain',
        channelId: 'msteams',
        serviceUrl: sim.serviceUrl,
        locale: 'ru-RU',
        from: { id: expect.stringMatching(/^29:1/), name: sergei.name, aadObjectId: sergei.account },
        recipient: { id: '28:loa', name: 'Loa' },
        conversation: { conversationType: 'personal', id: sim.conversationId(sergei.id, 'personal') },
        channelData: { tenant: { id: expect.any(String) } },
        entities: [{ type: 'clientInfo', locale: 'ru-RU', country: 'RU', timezone: 'Asia/Ho_Chi_Minh' }],
      },
    ])
    expect(bot.authorizations).toEqual([undefined])
  })

  it('carries another client language, a bearer token and forged fields where they are wanted', async () => {
    const { sim, bot } = await aSimulator(echo, { token: async () => 'secret' })
    await sim.say(mai.id, 'personal', 'hi', {
      language: 'en',
      overrides: { id: 'same', value: { forged: true } },
    })
    expect(bot.incoming).toMatchObject([{ id: 'same', locale: 'en-US', value: { forged: true } }])
    expect(bot.authorizations).toEqual(['Bearer secret'])
  })
})

describe('a message in a shared place', () => {
  it('mentions the bot, and in a channel opens a thread in which the answer arrives', async () => {
    const { sim, bot } = await aSimulator()
    const channel = sim.conversationId(mai.id, 'duty')
    await sim.say(mai.id, 'duty', 'status?')
    const [incoming] = bot.incoming
    expect(incoming).toMatchObject({
      text: '<at>Loa</at> status?',
      conversation: {
        id: `${channel};messageid=${incoming?.id}`,
        conversationType: 'channel',
        isGroup: true,
      },
      channelData: { channel: { id: channel }, team: { id: sim.conversationId(mai.id, 'general') } },
    })
    expect(incoming?.entities).toContainEqual(
      expect.objectContaining({
        type: 'mention',
        text: '<at>Loa</at>',
        mentioned: { id: '28:loa', name: 'Loa' },
      }),
    )
    expect(sim.received(`${channel};messageid=${incoming?.id}`)).toHaveLength(1)
  })

  it('goes into the thread of a channel that was named', async () => {
    const { sim, bot } = await aSimulator()
    await sim.say(mai.id, 'duty', 'first')
    await sim.say(mai.id, 'duty', 'second', { thread: bot.incoming[0]?.id ?? undefined })
    expect(bot.incoming[1]?.conversation.id).toBe(bot.incoming[0]?.conversation.id)
  })

  it('does not reach the bot without the mention', async () => {
    const { sim, bot } = await aSimulator()
    expect(await sim.say(mai.id, 'group', 'only us', { mention: false })).toEqual([])
    expect(bot.incoming).toEqual([])
  })

  it('brings back what the bot sends to the own chat of who asked', async () => {
    const elsewhere: BotBehaviour = async (_, connector) => {
      const created = await connector.request('POST', 'conversations', { members: [{ id: mai.account }] })
      const { id } = created.body as { id: string }
      await connector.request('POST', `conversations/${encodeURIComponent(id)}/activities`, {
        type: 'message',
        text: 'for you alone',
      })
      return ok
    }
    const { sim } = await aSimulator(elsewhere)
    expect(await sim.say(mai.id, 'general', 'mine?')).toMatchObject([{ text: 'for you alone' }])
    expect(sim.received(sim.conversationId(mai.id, 'general'))).toEqual([])
  })

  it('is impossible for who is not a member', async () => {
    const { sim } = await aSimulator()
    expect(() => sim.say(huong.id, 'group', 'hi')).toThrow(
      expect.objectContaining({ code: 'SIMULATOR_NOT_THERE' }),
    )
  })
})

describe('a bot that does not answer', () => {
  const failureOf = async (behave: BotBehaviour, patienceMs = 5_000) => {
    const { sim } = await aSimulator(behave, { patienceMs })
    await sim.say(mai.id, 'personal', 'hi')
    const response = await fetch(`${sim.playground}api/messages?as=${mai.id}`)
    return response.json()
  }

  it('leaves the message marked with the reason: an error, or no answer in time', async () => {
    expect(await failureOf(async () => ({ status: 500 }))).toMatchObject([{ text: 'hi', failure: 'status' }])
    expect(await failureOf(() => new Promise(() => {}), 50)).toMatchObject([
      { text: 'hi', failure: 'timeout' },
    ])
  })

  it('leaves the message marked where nothing listens', async () => {
    const { sim } = await aSimulator(echo, { botEndpoint: 'http://127.0.0.1:9/api/messages' })
    await sim.say(mai.id, 'personal', 'hi')
    const response = await fetch(`${sim.playground}api/messages?as=${mai.id}`)
    expect(await response.json()).toMatchObject([{ failure: 'unreachable' }])
  })
})

describe('installing the app', () => {
  it('sends both events of Teams, and makes the person reachable', async () => {
    const { sim, bot } = await aSimulator(echo, { installed: 'nobody' })
    const create = () => callConnector(sim, 'POST', 'conversations', { members: [{ id: mai.account }] })
    expect(await create()).toMatchObject({ status: 403 })
    await sim.install(mai.id)
    expect(await create()).toMatchObject({ status: 201 })
    expect(bot.incoming).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ id: '28:loa' }, { aadObjectId: mai.account }] },
      { type: 'installationUpdate', action: 'add', from: { aadObjectId: mai.account } },
    ])
  })

  it('is undone by uninstalling, which the bot is told of', async () => {
    const { sim, bot } = await aSimulator()
    await sim.uninstall(mai.id)
    expect(bot.incoming).toMatchObject([{ type: 'installationUpdate', action: 'remove' }])
  })
})

it('what a bot does in its own time can be waited for', async () => {
  const { sim } = await aSimulator()
  const chat = sim.conversationId(mai.id, 'personal')
  const two = sim.until(() => sim.received(chat).length === 2)
  await sim.say(mai.id, 'personal', 'one')
  await sim.say(mai.id, 'personal', 'two')
  await two
  expect(sim.received(chat)).toHaveLength(2)
  expect(sim.traffic().map(({ direction }) => direction)).toEqual([
    'from-bot',
    'to-bot',
    'from-bot',
    'to-bot',
  ])
})

it('the same organisation has the same ids after a restart', async () => {
  const first = await aSimulator()
  const second = await aSimulator(echo, aSimulatedOrganisation)
  for (const place of ['personal', 'group', 'general'])
    expect(second.sim.conversationId(mai.id, place)).toBe(first.sim.conversationId(mai.id, place))
})

describe('a person who reads', () => {
  it('has Teams tell the bot how far, in the chat of their own', async () => {
    const { sim, bot } = await aSimulator()
    const [answer] = await sim.say(mai.id, 'personal', 'hi')
    await sim.read(mai.id)
    expect(bot.events.at(-1)).toMatchObject({
      type: 'event',
      name: 'application/vnd.microsoft.readReceipt',
      from: { aadObjectId: mai.account },
      conversation: { conversationType: 'personal' },
      value: { lastReadMessageId: answer?.id },
    })
  })

  it('has nothing told where there is nothing of the bot', async () => {
    const { sim, bot } = await aSimulator()
    await sim.read(mai.id)
    expect(bot.events).toEqual([])
  })
})
