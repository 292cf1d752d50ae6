import { z } from 'zod'
import type { Conversation } from '../../core/conversation/conversation.ts'
import type { Incoming } from '../../core/conversation/incoming.ts'
import type { RenderCard, Saying } from './say-cards.ts'
import { cardContentType } from './sender.ts'
import { toIncoming } from './to-incoming.ts'
import type { Answer } from './turn-adapter.ts'
import type { WireActivity } from './wire-activity.ts'

type InvokeParts = {
  readonly conversation: Conversation
  readonly render: RenderCard
  /** Says the cards that come after the one that takes the place of the pressed one. */
  readonly sayRest: (saying: Saying) => Promise<unknown>
}

type AnswerInvoke = (parts: InvokeParts, activity: WireActivity, turn: string) => Promise<Answer | undefined>

/** undefined: no invoke of this name is known. */
export const answerInvoke: AnswerInvoke = async (parts, activity, turn) => {
  const answer = invokes.get(activity.name ?? '')
  return answer && ((await answer(parts, activity, turn)) ?? { status: 200 })
}

const actionSchema = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).nullish() }),
})

/** `Action.Execute`: what the button carries is data as that of `Action.Submit` is; the first card is the answer. */
const answerAction: AnswerInvoke = async (parts, activity, turn) => {
  const pressed = actionSchema.safeParse(activity.value).data?.action
  if (!pressed) return invokeError(400, 'BadRequest')
  const data = { ...(pressed.verb !== undefined && { verb: pressed.verb }), ...pressed.data }
  const card = await firstCard(parts, toIncoming(activity, turn, { kind: 'button', data }))
  return card && { status: 200, body: { statusCode: 200, type: cardContentType, value: card } }
}

const dialogSchema = z.object({ data: z.unknown() })

/** A dialog shows the card that its data asks for; what opened or filled it may be out of date as any button. */
const answerDialog: AnswerInvoke = async (parts, activity, turn) => {
  const data = dialogSchema.safeParse(activity.value).data?.data
  const { language, cards, closesDialog } = await parts.conversation.respond(
    toIncoming(activity, turn, { kind: 'button', data }),
  )
  const [card] = cards
  await parts.sayRest({ cards: closesDialog ? cards : cards.slice(1), language })
  if (!card || closesDialog) return undefined
  const value = {
    title: card.summary,
    card: { contentType: cardContentType, content: parts.render(card, language) },
  }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

const firstCard = async ({ conversation, render, sayRest }: InvokeParts, incoming: Incoming) => {
  const { language, cards } = await conversation.respond(incoming)
  const [card, ...rest] = cards
  await sayRest({ cards: rest, language })
  return card && render(card, language)
}

const invokes = new Map<string, AnswerInvoke>([
  ['adaptiveCard/action', answerAction],
  ['task/fetch', answerDialog],
  ['task/submit', answerDialog],
])

/** An error inside of an answer that went well, as the page on Universal Actions describes it. */
export const invokeError = (statusCode: 400 | 500, code: string): Answer => ({
  status: 200,
  body: { statusCode, type: 'application/vnd.microsoft.error', value: { code, message: code } },
})
