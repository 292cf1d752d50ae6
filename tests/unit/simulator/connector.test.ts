import { describe, expect, it } from 'vitest'
import { userId } from '../../../src/simulator/ids.ts'
import { huong, mai, tuan } from '../../builders/a-simulated-organisation.ts'
import { aSimulator, callConnector, chatPath } from '../../builders/a-simulator.ts'
import { cardMessage } from '../../builders/an-echo-bot.ts'

const hello = { type: 'message', text: 'hello' }
const error = (code: string) => ({ error: { code, message: expect.any(String) } })

describe('creating a conversation', () => {
  it('gives the same personal chat each time, by Teams id and by Entra object id', async () => {
    const { sim } = await aSimulator()
    const byTeamsId = await callConnector(sim, 'POST', 'conversations', {
      members: [{ id: userId(tuan.account) }],
    })
    const byAccount = await callConnector(sim, 'POST', 'conversations', { members: [{ id: tuan.account }] })
    expect(byTeamsId.status).toBe(201)
    expect(byTeamsId.body).toMatchObject({ id: expect.stringMatching(/^a:1/) })
    expect(byAccount.body).toEqual(byTeamsId.body)
    expect(byTeamsId.body).toMatchObject({ id: sim.conversationId(tuan.id, 'personal') })
  })

  it('opens a new thread in a channel with its first message', async () => {
    const { sim } = await aSimulator()
    const channel = sim.conversationId(mai.id, 'general')
    const answer = await callConnector(sim, 'POST', 'conversations', {
      isGroup: true,
      channelData: { channel: { id: channel } },
      activity: hello,
    })
    const [message] = sim.received(channel)
    expect(answer.body).toMatchObject({ id: `${channel};messageid=${message?.id}`, activityId: message?.id })
  })

  it('is refused for somebody unknown, for several people, and where the app is not installed', async () => {
    const { sim } = await aSimulator()
    const create = (members: { id: string }[]) => callConnector(sim, 'POST', 'conversations', { members })
    await sim.uninstall(mai.id)
    expect(await create([{ id: 'nobody' }])).toMatchObject({ status: 404, body: error('UserNotFound') })
    expect(await create([{ id: mai.account }, { id: huong.account }])).toMatchObject({ status: 400 })
    expect(await create([{ id: mai.account }])).toMatchObject({
      status: 403,
      body: error('BotNotInConversationRoster'),
    })
  })
})

describe('sending', () => {
  it('answers 201 with the id under which the message is received', async () => {
    const { sim } = await aSimulator()
    const answer = await callConnector(sim, 'POST', `${chatPath(sim, mai.id, 'personal')}/activities`, hello)
    const [message, ...others] = sim.received(sim.conversationId(mai.id, 'personal'))
    expect(answer).toMatchObject({ status: 201, body: { id: message?.id } })
    expect(message?.activity).toMatchObject(hello)
    expect(others).toEqual([])
  })

  it('to a channel opens a thread, and to a thread stays in it', async () => {
    const { sim } = await aSimulator()
    const channel = sim.conversationId(mai.id, 'general')
    await callConnector(sim, 'POST', `${chatPath(sim, mai.id, 'general')}/activities`, hello)
    const root = sim.received(channel)[0]?.id
    await callConnector(sim, 'POST', `${chatPath(sim, mai.id, 'general', root)}/activities`, hello)
    await callConnector(sim, 'POST', `${chatPath(sim, mai.id, 'general')}/activities`, hello)
    expect(sim.received(channel).map(({ thread }) => thread === root)).toEqual([true, true, false])
    expect(sim.received(`${channel};messageid=${root}`)).toHaveLength(2)
  })

  it('a text together with a card makes two messages and answers no id', async () => {
    const { sim } = await aSimulator()
    const both = { ...cardMessage({ type: 'AdaptiveCard' }), text: 'look' }
    const answer = await callConnector(sim, 'POST', `${chatPath(sim, mai.id, 'personal')}/activities`, both)
    expect(answer).toMatchObject({ status: 201, body: {} })
    expect(answer.body).not.toHaveProperty('id')
    expect(sim.received(sim.conversationId(mai.id, 'personal'))).toHaveLength(2)
  })

  it('typing is no message', async () => {
    const { sim } = await aSimulator()
    const path = `${chatPath(sim, mai.id, 'personal')}/activities`
    expect(await callConnector(sim, 'POST', path, { type: 'typing' })).toMatchObject({ status: 202 })
    expect(sim.received(sim.conversationId(mai.id, 'personal'))).toEqual([])
  })

  it('more than 100 KB in UTF-16 is a 413, a little less is not', async () => {
    const { sim } = await aSimulator()
    const path = `${chatPath(sim, mai.id, 'personal')}/activities`
    const send = (length: number) =>
      callConnector(sim, 'POST', path, { type: 'message', text: 'ệ'.repeat(length) })
    expect(await send(51_300)).toMatchObject({ status: 413, body: error('MessageSizeTooBig') })
    expect(await send(51_000)).toMatchObject({ status: 201 })
  })

  it('to an unknown conversation, without content, and after the app was removed is refused', async () => {
    const { sim } = await aSimulator()
    const path = `${chatPath(sim, mai.id, 'personal')}/activities`
    expect(await callConnector(sim, 'POST', 'conversations/a%3Aelse/activities', hello)).toMatchObject({
      status: 404,
      body: error('ConversationNotFound'),
    })
    expect(await callConnector(sim, 'POST', path, { type: 'message' })).toMatchObject({ status: 400 })
    await sim.uninstall(mai.id)
    expect(await callConnector(sim, 'POST', path, hello)).toMatchObject({
      status: 403,
      body: error('BotNotInConversationRoster'),
    })
  })
})

describe('changing a message', () => {
  it('puts the new activity in the place of the old one and marks it edited', async () => {
    const { sim } = await aSimulator()
    const [sent] = await sim.say(mai.id, 'personal', 'hi')
    const path = `${chatPath(sim, mai.id, 'personal')}/activities/${sent?.id}`
    const answer = await callConnector(sim, 'PUT', path, { type: 'message', text: 'new' })
    expect(answer).toMatchObject({ status: 200, body: { id: sent?.id } })
    expect(sim.received(sim.conversationId(mai.id, 'personal'))).toMatchObject([
      { id: sent?.id, edited: true, activity: { text: 'new' } },
    ])
  })

  it('removes it, and then knows it no more, though it was received', async () => {
    const { sim } = await aSimulator()
    const [sent] = await sim.say(mai.id, 'personal', 'hi')
    const path = `${chatPath(sim, mai.id, 'personal')}/activities/${sent?.id}`
    expect(await callConnector(sim, 'DELETE', path)).toMatchObject({ status: 200 })
    expect(await callConnector(sim, 'DELETE', path)).toMatchObject({
      status: 404,
      body: error('ActivityNotFoundInConversation'),
    })
    expect(sim.received(sim.conversationId(mai.id, 'personal'))).toMatchObject([{ deleted: true }])
  })

  it('of a person is forbidden', async () => {
    const { sim, bot } = await aSimulator()
    await sim.say(mai.id, 'personal', 'hi')
    const path = `${chatPath(sim, mai.id, 'personal')}/activities/${bot.incoming[0]?.id}`
    expect(await callConnector(sim, 'PUT', path, hello)).toMatchObject({ status: 403 })
  })
})

describe('reading', () => {
  it('lists the members of a group with their accounts, and finds one by either id', async () => {
    const { sim } = await aSimulator()
    const path = chatPath(sim, mai.id, 'group')
    const { body } = await callConnector(sim, 'GET', `${path}/members`)
    expect(body).toHaveLength(3)
    expect(body).toContainEqual(expect.objectContaining({ aadObjectId: mai.account, name: mai.name }))
    const one = await callConnector(sim, 'GET', `${path}/members/${mai.account}`)
    expect(one.body).toMatchObject({ id: userId(mai.account) })
    expect(await callConnector(sim, 'GET', `${path}/members/${tuan.account}`)).toMatchObject({ status: 404 })
  })

  it('pages through the members of a team', async () => {
    const people = Array.from({ length: 120 }, (_, index) => ({
      ...mai,
      id: `p${index}`,
      account: `account-${index}`,
    }))
    const { sim } = await aSimulator(undefined, { people })
    const path = `${chatPath(sim, 'p0', 'general')}/pagedmembers?pageSize=50`
    const first = await callConnector(sim, 'GET', path)
    const last = await callConnector(sim, 'GET', `${path}&continuationToken=100`)
    expect(first.body).toMatchObject({ continuationToken: '50', members: { length: 50 } })
    expect(last.body).toMatchObject({ members: { length: 20 } })
    expect(last.body).not.toHaveProperty('continuationToken')
  })

  it('tells what kind of conversation it is', async () => {
    const { sim } = await aSimulator()
    const read = async (place: string) => (await callConnector(sim, 'GET', chatPath(sim, mai.id, place))).body
    expect(await read('personal')).toMatchObject({ conversationType: 'personal', isGroup: false })
    expect(await read('group')).toMatchObject({ conversationType: 'groupChat', isGroup: true })
    expect(await read('general')).toMatchObject({ conversationType: 'channel', isGroup: true })
  })
})
