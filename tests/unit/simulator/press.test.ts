import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../../src/simulator/page/view.ts'
import { huong, mai } from '../../builders/a-simulated-organisation.ts'
import { aSimulator, callConnector, chatPath } from '../../builders/a-simulator.ts'
import { type BotAnswer, type BotBehaviour, cardMessage, ok } from '../../builders/an-echo-bot.ts'

const before = { type: 'AdaptiveCard', version: '1.5', body: [] }
const after = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'done' }] }
const execute = { type: 'Action.Execute', verb: 'book', data: { slot: 's1' } } as const

/** Answers a message with a card and an invoke with `answer`. */
const withCard =
  (answer: BotAnswer): BotBehaviour =>
  async (incoming, connector) => {
    if (incoming.type === 'invoke') return answer
    if (incoming.type === 'message' && !incoming.value) await connector.reply(cardMessage(before))
    return ok
  }

const pressed = async (answer: BotAnswer, place = 'personal') => {
  const { sim, bot } = await aSimulator(withCard(answer))
  const [card] = await sim.say(mai.id, place, 'card')
  const id = card?.id ?? ''
  const { outcome } = await sim.press(mai.id, place, id, execute)
  const seenBy = async (person: string) => {
    const response = await fetch(`${sim.playground}api/messages?as=${person}`)
    const messages = (await response.json()) as MessageView[]
    return messages.find((message) => message.id === id)?.attachments[0]?.content
  }
  return { sim, bot, id, outcome, seenBy }
}

const answered = (type: string, value: unknown, statusCode = 200): BotAnswer => ({
  status: 200,
  body: { statusCode, type, value },
})
const cardAnswer = answered('application/vnd.microsoft.card.adaptive', after)

describe('Action.Execute', () => {
  it('is an invoke that names the message, the verb and the data', async () => {
    const { bot, id } = await pressed(cardAnswer)
    expect(bot.incoming[1]).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: { action: { type: 'Action.Execute', verb: 'book', data: { slot: 's1' } }, trigger: 'manual' },
      from: { aadObjectId: mai.account },
    })
  })

  it('puts the card of the answer in place for who pressed only', async () => {
    const { outcome, seenBy } = await pressed(cardAnswer, 'general')
    expect(outcome).toEqual({ kind: 'card', card: after })
    expect(await seenBy(mai.id)).toEqual(after)
    expect(await seenBy(huong.id)).toEqual(before)
  })

  it('shows everybody the same again after the bot updated the message', async () => {
    const { sim, id, seenBy } = await pressed(cardAnswer, 'general')
    const updated = { ...before, body: [{ type: 'TextBlock', text: 'for all' }] }
    await callConnector(
      sim,
      'PUT',
      `${chatPath(sim, mai.id, 'general')}/activities/${id}`,
      cardMessage(updated),
    )
    expect(await seenBy(mai.id)).toEqual(updated)
    expect(await seenBy(huong.id)).toEqual(updated)
  })

  it('shows the message of an answer', async () => {
    const { outcome, seenBy } = await pressed(
      answered('application/vnd.microsoft.activity.message', 'Booked'),
    )
    expect(outcome).toEqual({ kind: 'message', text: 'Booked' })
    expect(await seenBy(mai.id)).toEqual(before)
  })

  it.each([
    [
      'an error in the answer',
      answered('application/vnd.microsoft.error', { code: 'Late', message: 'too late' }, 400),
      { code: 'Late', text: 'too late' },
    ],
    ['an HTTP error', { status: 501 }, { code: '501' }],
    ['an empty answer', ok, { code: 'no-answer' }],
  ])('fails on %s', async (_, answer, expected) => {
    expect((await pressed(answer)).outcome).toEqual({ kind: 'failed', ...expected })
  })
})

describe('Action.Submit', () => {
  const submit = async (data: unknown, answer: BotAnswer = ok) => {
    const { sim, bot } = await aSimulator(withCard(answer))
    const [card] = await sim.say(mai.id, 'personal', 'card')
    const action = { type: 'Action.Submit', data } as const
    const { outcome } = await sim.press(mai.id, 'personal', card?.id ?? '', action)
    return { sim, outcome, card, incoming: bot.incoming[1] }
  }

  it('is a message with the data as value and no text', async () => {
    const { incoming, card, outcome } = await submit({ slot: 's1' })
    expect(incoming).toMatchObject({ type: 'message', value: { slot: 's1' }, replyToId: card?.id })
    expect(incoming).not.toHaveProperty('text')
    expect(outcome).toEqual({ kind: 'none' })
  })

  it('of kind imBack and messageBack writes for the person', async () => {
    const imBack = await submit({ msteams: { type: 'imBack', value: 'status' } })
    expect(imBack.incoming).toMatchObject({ type: 'message', text: 'status' })
    const back = { type: 'messageBack', text: 'hidden', displayText: 'Shown', value: { x: 1 } }
    const messageBack = await submit({ msteams: back })
    expect(messageBack.incoming).toMatchObject({ type: 'message', text: 'hidden', value: { x: 1 } })
  })

  it('opens a dialog where its data asks for one', async () => {
    const value = { title: 'Form', width: 'medium', card: { contentType: 'card', content: after } }
    const { incoming, outcome } = await submit(
      { msteams: { type: 'task/fetch' }, form: 'x' },
      { status: 200, body: { task: { type: 'continue', value } } },
    )
    expect(incoming).toMatchObject({ type: 'invoke', name: 'task/fetch', value: { data: { form: 'x' } } })
    expect(outcome).toEqual({ kind: 'dialog', dialog: { title: 'Form', width: 'medium', card: after } })
  })
})

describe('the form of a dialog', () => {
  const submitted = async (answer: BotAnswer) => {
    const { sim, bot } = await aSimulator(withCard(answer))
    const { outcome } = await sim.submitDialog(mai.id, 'personal', { what: 'noise' })
    return { outcome, incoming: bot.incoming[0] }
  }

  it('is sent as task/submit, and no answer closes it', async () => {
    const { outcome, incoming } = await submitted(ok)
    expect(incoming).toMatchObject({
      type: 'invoke',
      name: 'task/submit',
      value: { data: { what: 'noise' } },
    })
    expect(outcome).toEqual({ kind: 'none' })
  })

  it('shows the message of the answer, or the next card, or that it failed', async () => {
    const message = { status: 200, body: { task: { type: 'message', value: 'Thanks' } } }
    const next = {
      status: 200,
      body: { task: { type: 'continue', value: { card: { contentType: 'c', content: after } } } },
    }
    expect((await submitted(message)).outcome).toEqual({ kind: 'message', text: 'Thanks' })
    expect((await submitted(next)).outcome).toEqual({ kind: 'dialog', dialog: { title: '', card: after } })
    expect((await submitted({ status: 500 })).outcome).toEqual({ kind: 'failed', code: '500' })
    expect((await submitted({ status: 200, body: { task: { type: 'else' } } })).outcome).toMatchObject({
      kind: 'failed',
    })
  })
})

it('a button of a message that is not there cannot be pressed', async () => {
  const { sim } = await aSimulator()
  await expect(sim.press(mai.id, 'personal', 'none', execute)).rejects.toMatchObject({
    code: 'SIMULATOR_NO_MESSAGE',
  })
})
