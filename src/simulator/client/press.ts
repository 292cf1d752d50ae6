import { z } from 'zod'
import { type Activity, activitySchema } from '../activity.ts'
import { invokeId } from '../ids.ts'
import type { Message } from '../record.ts'
import type { World } from '../world.ts'
import { comeBack } from './come-back.ts'
import { deliver } from './deliver.ts'
import { envelope, type Standpoint } from './envelope.ts'
import { actionOutcome, type Outcome, taskOutcome } from './outcome.ts'

/** A button of a card, with what was typed into the card's inputs merged into its data. */
export const pressedActionSchema = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  verb: z.string().optional(),
  id: z.string().optional(),
  title: z.string().optional(),
  data: z.unknown().optional(),
})

export type PressedAction = z.infer<typeof pressedActionSchema>

export type Pressed = { readonly outcome: Outcome; readonly activities: readonly Activity[] }

/** Somebody presses a button of a message. */
export const press = async (
  world: World,
  standpoint: Standpoint,
  message: Message,
  action: PressedAction,
): Promise<Pressed> => {
  const here = { ...standpoint, thread: message.thread }
  return comeBack(world, here, () => {
    if (action.type === 'Action.Execute') return execute(world, here, message, action)
    return submit(world, here, message, action)
  })
}

/** Somebody sends the form of a dialog. */
export const submitDialog = async (world: World, standpoint: Standpoint, data: unknown): Promise<Pressed> =>
  comeBack(world, standpoint, async () => {
    const invoke = { type: 'invoke', name: 'task/submit', id: invokeId(), value: taskValue(data) }
    return taskOutcome(await deliver(world, { ...envelope(world, standpoint), ...invoke }))
  })

const execute = async (
  world: World,
  standpoint: Standpoint,
  message: Message,
  { type, verb, id, data, title }: PressedAction,
): Promise<Outcome> => {
  const action = { type, ...(id && { id }), ...(title && { title }), verb: verb ?? '', data: data ?? {} }
  const invoke = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: invokeId(),
    replyToId: message.id,
    value: { action, trigger: 'manual' },
  }
  const outcome = actionOutcome(await deliver(world, { ...envelope(world, standpoint), ...invoke }))
  if (outcome.kind === 'card') putInPlace(world, standpoint, message.id, outcome.card)
  return outcome
}

/** The card of the answer is shown to who pressed; everybody else sees the message as the bot left it. */
const putInPlace = (world: World, { conversation, person }: Standpoint, id: string, card: unknown): void => {
  const current = conversation.messages.get(id)
  if (!current) return
  world.conversations.change(conversation, current, {
    cardFor: new Map(current.cardFor).set(person.id, card),
  })
}

const specialSchema = z.looseObject({
  msteams: z.looseObject({
    type: z.string(),
    text: z.string().nullish(),
    displayText: z.string().nullish(),
    value: z.unknown().optional(),
  }),
})

/** Action.Submit: a message without text, unless its data asks Teams for something else. */
const submit = async (
  world: World,
  standpoint: Standpoint,
  message: Message,
  { data }: PressedAction,
): Promise<Outcome> => {
  const special = specialSchema.safeParse(data).data?.msteams
  if (special?.type === 'task/fetch') {
    const invoke = {
      type: 'invoke',
      name: 'task/fetch',
      id: invokeId(),
      replyToId: message.id,
      value: taskValue(data),
    }
    return taskOutcome(await deliver(world, { ...envelope(world, standpoint), ...invoke }))
  }
  const written = special?.type === 'imBack' ? special.value : special?.displayText
  const said = typeof written === 'string' && written ? showAsSaid(world, standpoint, written) : undefined
  const text = special?.type === 'imBack' ? said?.text : special?.text
  const value =
    special?.type === 'messageBack' ? (special.value ?? data) : special?.type === 'imBack' ? undefined : data
  const activity = activitySchema.parse({
    ...envelope(world, standpoint),
    type: 'message',
    id: said?.id ?? invokeId(),
    ...(text && { text }),
    ...(value !== undefined && { value }),
    replyToId: message.id,
  })
  const delivery = await deliver(world, activity)
  return delivery.ok ? { kind: 'none' } : { kind: 'failed', code: delivery.reason }
}

const showAsSaid = (world: World, { conversation, person, thread }: Standpoint, text: string): Activity => {
  const author = { kind: 'person', id: person.id } as const
  const activity = { type: 'message', text, textFormat: 'plain' }
  return world.conversations.say(conversation, { author, activity, ...(thread && { thread }) }).activity
}

const taskValue = (data: unknown) => ({ data: data ?? {}, context: { theme: 'default' } })
